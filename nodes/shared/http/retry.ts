import type { Failure } from './failure';
import type { RequestKind } from './protocol';

/** How often a read is tried again. */
const AGAIN = 3;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 60_000;

/**
 * How long to wait before a request is sent again: longer each time, and as the server asks.
 *
 * @param attempt how often it was tried again already
 * @returns milliseconds; undefined where it must not be sent again. A command never is.
 */
export function retryDelay(
	failure: Failure,
	kind: RequestKind,
	attempt: number,
): number | undefined {
	if (kind === 'command' || attempt >= AGAIN) return undefined;
	const wait = FIRST_WAIT_MS * 2 ** attempt;
	if (failure.kind === 'busy') return Math.min(LONGEST_WAIT_MS, failure.waitMs ?? wait);
	return failure.kind === 'inDoubt' && failure.passing ? wait : undefined;
}

/** Milliseconds of a `Retry-After` header: seconds or an HTTP date; undefined for anything else. */
export function retryAfterMs(header: unknown): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const seconds = Number(header);
	const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
