import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { RenewalNeeded, takeMark } from '../../shared/auth/mark';
import { guardSigned } from '../../shared/callRules/guardSigned';
import { withDeadline } from '../../shared/http/deadline';
import { virtualContactCenterCalls } from './askedNumbers';
import { cookieHeader } from './credential';

/** Marks the request of a credential's test. `authenticate` takes it off: it is never sent. */
export const PLATFORM_CHECK = 'x-contact-center-check';
const CHECKED = 'checked';

/**
 * Signs a request with the agent's session (8x8-click-to-dial.txt, Overview). The request of a
 * credential's test goes out without the cookie.
 *
 * @throws an error with `response.status` 401 for the request of a credential test, on which n8n runs
 *   the credential's `preAuthentication`, which can say in a sentence what is wrong
 * @throws CredentialError where there is no cookie that can be sent, and for a request that the rules of the
 *   credential's owner do not allow
 */
export function signWithCookie(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	const { [PLATFORM_CHECK]: check, ...headers } = request.headers ?? {};
	if (check === CHECKED) {
		request.headers = headers;
		return request;
	}
	if (check !== undefined) {
		request.headers = { ...headers, [PLATFORM_CHECK]: CHECKED };
		throw new RenewalNeeded('The platform is to be checked', mark);
	}
	guardSigned(virtualContactCenterCalls, credential, request);
	request.headers = { ...headers, Cookie: cookieHeader(credential.sessionCookie) };
	return withDeadline(request);
}
