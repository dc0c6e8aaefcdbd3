import type { IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../auth/credential';
import { isOwnRequest } from '../auth/mark';
import type { RequestSettings } from './protocol';

/** The longest that a timer counts to, 24 days: a longer one ends at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Milliseconds that a request may take by now: 0 where there is no time left for it. */
export function timeFor({ timeout, until = Infinity }: RequestSettings): number {
	return Math.max(0, Math.min(timeout, Math.floor(until - Date.now()), LONGEST_TIMER_MS));
}

/** Requests that a canceled execution does not end. */
const finishing = new WeakSet<IHttpRequestOptions>();

/** Lets a request come to its end that is under way when the execution is canceled. */
export function letFinish(request: IHttpRequestOptions): void {
	finishing.add(request);
}

/** Thrown where the execution was canceled during the login on the way: the request itself did not go out. */
export class CanceledBefore extends CredentialError {}

/**
 * Puts the deadline of a request on it, for the whole of it: n8n's `timeout` counts idle time only, so an
 * answer that drips would never end. It is put on where the request is signed, the last code before the
 * socket: n8n overwrites the signal before that, and a login on the way has a deadline of its own.
 *
 * @param request whose mark was taken off; those of other nodes are left alone
 * @throws CanceledBefore where the execution is canceled already
 */
export function withDeadline(request: IHttpRequestOptions): IHttpRequestOptions {
	if (!isOwnRequest(request) || request.timeout === undefined) return request;
	const { abortSignal } = request;
	const isSignal = abortSignal instanceof AbortSignal;
	if (isSignal && abortSignal.aborted) {
		throw new CanceledBefore('The execution was canceled before the request was sent');
	}
	const deadline = AbortSignal.timeout(request.timeout);
	const endsWithExecution = isSignal && !finishing.has(request);
	request.abortSignal = endsWithExecution ? AbortSignal.any([abortSignal, deadline]) : deadline;
	return request;
}

/** Whether a request was ended by its deadline, and not by a canceled execution. */
export function isOverdue({ abortSignal }: IHttpRequestOptions): boolean {
	if (!(abortSignal instanceof AbortSignal) || !abortSignal.aborted) return false;
	const reason: unknown = abortSignal.reason;
	return (
		typeof reason === 'object' &&
		reason !== null &&
		'name' in reason &&
		reason.name === 'TimeoutError'
	);
}
