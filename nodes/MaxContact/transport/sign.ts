import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { CHECK, renewalFor, takeMark } from '../../shared/auth/mark';
import { guardSigned } from '../../shared/callRules/guardSigned';
import { textOf } from '../../shared/guards';
import { withDeadline } from '../../shared/http/deadline';
import { maxContactCalls } from './askedNumbers';
import { isPasted, keyOf, pastedToken } from './credential';
import { logins } from './tokens';

const COOKIE = 'TokenKey=';

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
 * @throws an error on whose status n8n runs `preAuthentication` and signs again (`RenewalNeeded`),
 *   when the request is marked with the token held, when that token belongs to another login, and for
 *   the request of a credential test
 * @throws CredentialError where there is no token that can be sent, or only one that is dead and whose
 *   renewal was refused; and for a request that the rules of the credential's owner do not allow
 */
export function signWithToken(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	if (mark === CHECK) throw renewalFor(credential, 'demanded', mark);
	guardSigned(maxContactCalls, credential, request);
	const token = isPasted(credential) ? pastedToken(credential) : heldToken(credential, mark);
	request.headers = { ...request.headers, ...tokenHeaders(token) };
	return withDeadline(request);
}

function heldToken(credential: ICredentialDataDecryptedObject, mark: string | undefined): string {
	const token = textOf(credential.sessionToken);
	const key = keyOf(credential);
	const refused = logins.refusalFor(key, token);
	if (refused) throw refused;
	if (token === '') throw new CredentialError('There is no token');
	const owner = textOf(credential.sessionInfo);
	const isOthers = owner !== '' && owner !== key;
	if (isOthers || mark === token) throw renewalFor(credential, 'dead', mark);
	return token;
}
