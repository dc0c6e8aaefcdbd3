import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { takeMark } from '../../shared/auth/resend';
import { withDeadline } from '../../shared/http/deadline';
import { cookieHeader } from './credential';

/**
 * Signs a request with the agent's session (8x8-click-to-dial.txt, Overview).
 *
 * @throws CredentialError where there is no cookie that can be sent
 */
export function signWithCookie(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	request.headers = { ...request.headers, Cookie: cookieHeader(credential.sessionCookie) };
	return withDeadline(request, mark);
}
