import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { headerValue } from '../../shared/auth/headerValue';
import { CHECK, renewalFor, RenewalNeeded, takeMark } from '../../shared/auth/mark';
import type { RenewalReason } from '../../shared/auth/mark';
import { guardSigned } from '../../shared/callRules/guardSigned';
import { textOf } from '../../shared/guards';
import { withDeadline } from '../../shared/http/deadline';
import { ameyoCalls } from './askedNumbers';
import { complaintAboutCredential, keyOf, VENDOR } from './credential';
import { putSessionIntoForm, sessionInForm } from './form';
import { logins, storedKeyOf } from './sessionState';

const RENEW = 'renew:';
const LOG_IN = 'login:';
const END = 'end:';

/** The mark that wants another session than the one that is held. */
export function renewMark(sessionId: string): string {
	return `${RENEW}${sessionId}`;
}

/** The same for 'Log In': Ameyo is asked also where it refused the login a moment ago. */
export function loginMark(sessionId: string): string {
	return `${LOG_IN}${sessionId}`;
}

/** The mark that makes n8n store that a session is over. */
export function endMark(sessionId: string): string {
	return `${END}${sessionId}`;
}

/**
 * Signs a request with the session that the credential holds: in the data of a command, or in the
 * header `sessionId` of the REST interface (ameyo-callbacks.txt 5.1.2).
 *
 * @throws an error with the status on which n8n logs in and signs again, when the request is marked with
 *   the session held, or when that session belongs to another login
 * @throws CredentialError where there is no session, or only one that is dead and whose login was refused, and
 *   in a credential test for fields that no run could use
 */
export function signWithSession(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	if (mark === CHECK) requireUsable(credential);
	const sessionId = textOf(credential.sessionId);
	const key = keyOf(credential);
	const reason = reasonToRenew(mark, key, storedKeyOf(credential), sessionId);
	if (reason === 'ended' || reason === 'demanded') throw renewalFor(credential, reason, mark);
	const refused = logins.refusalFor(key, sessionId);
	if (refused) throw refused;
	if (sessionId === '') throw new CredentialError('There is no session');
	if (reason !== undefined) throw renewalFor(credential, reason, mark);
	if (!putSessionIntoForm(request, sessionId)) {
		request.headers = { ...request.headers, sessionId };
	}
	return withDeadline(request);
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
 * @throws CredentialError for a value that no header can carry: n8n would leave the header out; and for a
 *   request that the rules of the credential's owner do not allow (`guardSigned`)
 */
export function signWithHashKey(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	if (mark === CHECK) {
		requireUsable(credential);
		throw new RenewalNeeded('The hash key is to be checked', mark);
	}
	guardSigned(ameyoCalls, credential, request);
	request.headers = { ...request.headers, ...hashKeyHeaders(credential) };
	return withDeadline(request);
}

/** The headers of the hash-key policy. */
export function hashKeyHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return {
		'hash-key': headerValue(VENDOR, 'Hash Key', credential.hashKey),
		'requesting-host': headerValue(VENDOR, 'Requesting Host', credential.requestingHost),
		'policy-name': headerValue(VENDOR, 'Policy Name', credential.policyName),
	};
}

function reasonToRenew(
	mark: string | undefined,
	key: string,
	storedKey: string | undefined,
	sessionId: string,
): RenewalReason | undefined {
	if (mark === endMark(sessionId)) return 'ended';
	if (mark === loginMark(sessionId)) return 'demanded';
	// The credential test renews, unless the session comes from a login of this moment.
	if (mark === CHECK && !logins.isRecent(key, sessionId)) return 'demanded';
	if (mark === renewMark(sessionId)) return 'wanted';
	const isOthers = storedKey !== undefined && storedKey !== key;
	return isOthers || mark === sessionId ? 'dead' : undefined;
}

/** Nothing else looks at the time zone before a run does. */
function requireUsable(credential: ICredentialDataDecryptedObject): void {
	const complaint = complaintAboutCredential(credential);
	if (complaint !== undefined) throw new CredentialError(complaint);
}
