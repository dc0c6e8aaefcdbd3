import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { CHECK, RenewalNeeded, takeMark } from '../../shared/auth/resend';
import { textOf } from '../../shared/guards';
import { withDeadline } from '../../shared/http/deadline';
import { isPasted, keyOf, pastedToken } from './credential';

const COOKIE = 'TokenKey=';

/** Credentials whose test is under way: `preAuthentication` is to check the token, not only to get one. */
const checks = new Set<string>();

/** True once for a credential whose test asked for a check. */
export function takeCheck(key: string): boolean {
	return checks.delete(key);
}

/** The headers of a request that carries a token (telephony-agent-remote-control.txt, "Methods"). */
export function tokenHeaders(token: string): Record<string, string> {
	return { Cookie: `${COOKIE}${token}` };
}

/** The token that a signed request carries. */
export function sentToken(request: IHttpRequestOptions): string | undefined {
	const cookie = textOf(request.headers?.Cookie);
	return cookie.startsWith(COOKIE) ? cookie.slice(COOKIE.length) : undefined;
}

/**
 * Signs a request with the credential's token.
 *
 * @throws an error with `response.status` 401, on which n8n runs `preAuthentication` and signs again,
 *   when the request is marked with the token held, when that token belongs to another login, and for
 *   the request of a credential test
 * @throws CredentialError where there is no token that can be sent
 */
export function signWithToken(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	if (mark === CHECK) {
		checks.add(keyOf(credential));
		throw new RenewalNeeded('The token is to be checked', mark);
	}
	const token = isPasted(credential) ? pastedToken(credential) : heldToken(credential, mark);
	request.headers = { ...request.headers, ...tokenHeaders(token) };
	return withDeadline(request, mark);
}

function heldToken(credential: ICredentialDataDecryptedObject, mark: string | undefined): string {
	const token = textOf(credential.sessionToken);
	if (token === '') throw new CredentialError('There is no token');
	if (mark === token) throw new RenewalNeeded('The token is to be renewed', mark);
	const owner = textOf(credential.sessionInfo);
	if (owner !== '' && owner !== keyOf(credential)) {
		throw new RenewalNeeded('The token belongs to another login', mark);
	}
	return token;
}
