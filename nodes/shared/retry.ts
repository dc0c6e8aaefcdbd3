import { sleep } from 'n8n-workflow';

/** How often a read is tried again. */
const AGAIN = 3;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 60_000;

/** Whether to try again, and after how long at the least. */
export interface Verdict {
	again: boolean;
	/** As the server asked for, in milliseconds. */
	waitMs?: number;
}

/**
 * Runs a read, and runs it again up to three times while `judge` says so, waiting longer each time.
 * Never for a command: only reads may be repeated.
 *
 * @param judge looks at what came back (or was thrown) and says whether to try again
 * @param cancelled asked before each further try
 */
export async function withRetry<T>(
	attempt: () => Promise<T>,
	judge: (outcome: { value: T } | { error: unknown }) => Verdict,
	cancelled: () => boolean,
): Promise<T> {
	for (let tries = 0; ; tries++) {
		let outcome: { value: T } | { error: unknown };
		try {
			outcome = { value: await attempt() };
		} catch (error) {
			outcome = { error };
		}
		const { again, waitMs } = judge(outcome);
		if (!again || tries >= AGAIN || cancelled()) {
			if ('error' in outcome) throw outcome.error;
			return outcome.value;
		}
		await sleep(Math.min(LONGEST_WAIT_MS, waitMs ?? FIRST_WAIT_MS * 2 ** tries));
	}
}

/** Milliseconds of a `Retry-After` header: seconds or an HTTP date; undefined for anything else. */
export function retryAfterMs(header: unknown): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const seconds = Number(header);
	const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
