import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { headerValue } from '../../shared/auth/headerValue';
import { CHECK, RenewalNeeded, takeMark } from '../../shared/auth/resend';
import { textOf } from '../../shared/guards';
import { withDeadline } from '../../shared/http/deadline';
import { keyOf, VENDOR } from './credential';
import { putSessionIntoForm, sessionInForm } from './form';
import { ended, logins, readSessionInfo } from './sessionState';

/** The mark that always renews: 'Log In'. */
export const RENEW = 'renew';
const END = 'end:';

/** The mark that makes n8n store that a session is over. */
export function endMark(sessionId: string): string {
	return `${END}${sessionId}`;
}

/**
 * Signs a request with the session that the credential holds: in the data of a command, or in the
 * header `sessionId` of the REST interface (ameyo-callbacks.txt 5.1.2).
 *
 * @throws an error with `response.status` 401, on which n8n logs in and signs again, when the request
 *   is marked with the session held, or when that session belongs to another login
 * @throws CredentialError where there is no session
 */
export function signWithSession(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	const sessionId = textOf(credential.sessionId);
	if (mark === endMark(sessionId)) ended.add(sessionId);
	if (asksForRenewal(mark, credential, sessionId)) {
		throw new RenewalNeeded('The session is to be renewed', mark);
	}
	if (sessionId === '') throw new CredentialError('There is no session');
	const info = readSessionInfo(credential.sessionInfo);
	if (info && info.key !== keyOf(credential)) {
		throw new RenewalNeeded('The session belongs to another login', mark);
	}
	if (!putSessionIntoForm(request, sessionId)) {
		request.headers = { ...request.headers, sessionId };
	}
	return withDeadline(request, mark);
}

/** The session id that a signed request carries. */
export function sentSession(request: IHttpRequestOptions): string | undefined {
	const header: unknown = request.headers?.sessionId;
	return typeof header === 'string' ? header : sessionInForm(request);
}

/**
 * Signs a request by the hash-key policy (ameyo-click-to-dial.txt 5.4.1).
 *
 * @throws an error with `response.status` 401 for the request of a credential test, on which n8n runs
 *   the credential's `preAuthentication`, which can say in a sentence what is wrong
 * @throws CredentialError for a value that no header can carry: n8n would leave the header out
 */
export function signWithHashKey(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	if (mark === CHECK) throw new RenewalNeeded('The hash key is to be checked', mark);
	request.headers = { ...request.headers, ...hashKeyHeaders(credential) };
	return withDeadline(request, mark);
}

/** The headers of the hash-key policy. */
export function hashKeyHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return {
		'hash-key': headerValue(VENDOR, 'Hash Key', credential.hashKey),
		'requesting-host': headerValue(VENDOR, 'Requesting Host', credential.requestingHost),
		'policy-name': headerValue(VENDOR, 'Policy Name', credential.policyName),
	};
}

function asksForRenewal(
	mark: string | undefined,
	credential: ICredentialDataDecryptedObject,
	sessionId: string,
): boolean {
	if (mark === undefined) return false;
	// The credential test renews, unless the session comes from a login of this moment.
	if (mark === CHECK) return !logins.isRecent(keyOf(credential), sessionId);
	return mark === RENEW || mark === sessionId || mark === endMark(sessionId);
}
