import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/**
 * The mark of the pack's own requests, a header by which `authenticate` is told what to do with the session:
 * nothing (empty), or renew the one that the mark names because it was found dead. A credential's test carries
 * `CHECK`; a vendor may have marks of its own (Ameyo's sign.ts). `authenticate` takes it off: it is never sent.
 */
export const DEAD_SESSION_MARK = 'x-contact-center-dead-session';
/** The mark that a credential's test carries. */
export const CHECK = 'check';

/**
 * The status on which n8n renews a session for a request of the pack's own. Not 401: a vendor's 401 whose
 * body cannot be unpacked is thrown as well, and n8n would send the command a second time.
 */
export const RENEWAL_STATUS = 597;

/** Headers with the mark among them. */
export function markWith(
	mark: string | undefined,
	headers: Record<string, string> = {},
): Record<string, string> {
	return { ...headers, [DEAD_SESSION_MARK]: mark ?? '' };
}

/** Requests of the pack's own whose mark was taken off: after a renewal n8n has them signed once more, without it. */
const ownRequests = new WeakSet<IHttpRequestOptions>();

/** Takes the mark off a request that is to be signed, and gives it; undefined where another node sends it. */
export function takeMark(request: IHttpRequestOptions): string | undefined {
	if (!request.headers) return undefined;
	const { [DEAD_SESSION_MARK]: mark, ...headers } = request.headers;
	request.headers = headers;
	if (typeof mark !== 'string') return undefined;
	if (isOwn(mark)) ownRequests.add(request);
	return mark;
}

/** Whether the pack sends a request, and no other node. */
export function isOwnRequest(request: IHttpRequestOptions): boolean {
	return ownRequests.has(request);
}

/** Whether a mark is that of a request of the pack's own. */
export function isOwn(mark: string | undefined): boolean {
	return mark !== undefined && mark !== CHECK;
}

/**
 * Why a signature makes n8n renew a session: it is dead or another login's, a new one is wanted beside it, a
 * person demands one whatever was refused before, or it is over and none is to follow.
 */
export type RenewalReason = 'dead' | 'wanted' | 'demanded' | 'ended';

/** n8n hands nothing on from `authenticate` to `preAuthentication` but the credential's data, the same object to both. */
const reasons = new WeakMap<ICredentialDataDecryptedObject, RenewalReason>();

/** The reason for which `authenticate` made n8n run `preAuthentication`, once; undefined where n8n runs it by itself. */
export function takeReason(credential: ICredentialDataDecryptedObject): RenewalReason | undefined {
	const reason = reasons.get(credential);
	reasons.delete(credential);
	return reason;
}

/** Thrown to make n8n renew a session (run `preAuthentication`) and sign again: it does so by the status alone. */
export class RenewalNeeded extends Error {
	readonly response: { status: number };

	/** @param mark of the request that was to be signed */
	constructor(message: string, mark: string | undefined) {
		super(message);
		this.response = { status: isOwn(mark) ? RENEWAL_STATUS : 401 };
	}
}

/** The error that makes n8n renew the session of a credential, for a reason of which `preAuthentication` is told. */
export function renewalFor(
	credential: ICredentialDataDecryptedObject,
	reason: RenewalReason,
	mark: string | undefined,
): RenewalNeeded {
	reasons.set(credential, reason);
	return new RenewalNeeded('The session is to be renewed', mark);
}
