import { ExecutionCancelledError, sleep } from 'n8n-workflow';
import type { IPollFunctions, IRun } from 'n8n-workflow';
import type { Occurrence } from './occurrence';

/** How many executions the trigger waits for at once. */
const PLACES = 20;
/** A long execution gives its place free after this long: calls take minutes. */
const PLACE_MS = 1_000;
/** How long one poll may start executions, in milliseconds. */
const LONGEST_MS = 30_000;
/** After so many starts that failed n8n is in trouble: what is left waits for the next poll. */
const MOST_FAILED = 5;

/** What is asked and told between the starts. */
interface StartHooks {
	/** Epoch milliseconds after which nothing more is started. */
	until: number;
	/** Asked before each start: false ends them. */
	mayStart(): boolean;
	/** Called just before each start; n8n stores static data with the start. */
	before(occurrence: Occurrence, isLast: boolean): void;
	/** Called when n8n could not start it; also after all others have been started. */
	failed(occurrence: Occurrence): void;
}

/**
 * Starts an execution for each occurrence, in order, some at a time: thousands at once would bring n8n
 * to a halt. What cannot be started in time is left to the next poll.
 *
 * @returns false where n8n gave the poll no way to start executions itself
 * @throws the first error of a start that failed, once nothing more is started
 */
export async function startEach(
	n8n: IPollFunctions,
	occurrences: readonly Occurrence[],
	{ until, mayStart, before, failed }: StartHooks,
): Promise<boolean> {
	const end = Math.min(Date.now() + LONGEST_MS, until);
	const places = new Set<Promise<void>>();
	const errors: unknown[] = [];
	for (const [i, occurrence] of occurrences.entries()) {
		if (places.size >= PLACES) await Promise.race(places);
		if (errors.length >= MOST_FAILED || !mayStart() || Date.now() >= end) break;
		const fail = (error: unknown) => {
			failed(occurrence);
			errors.push(error);
		};
		before(occurrence, i === occurrences.length - 1);
		try {
			const place = start(n8n, occurrence, fail).then(() => {
				places.delete(place);
			});
			places.add(place);
		} catch (error) {
			if (i === 0 && isNoWay(error)) return false;
			fail(error);
		}
	}
	if (errors.length > 0) throw errors[0];
	return true;
}

/**
 * Starts an execution; the promise resolves when it has ended, or after a while.
 *
 * @param fail told when n8n could not start it
 * @throws what n8n throws where it does not even try
 */
function start(
	n8n: IPollFunctions,
	{ row }: Occurrence,
	fail: (error: unknown) => void,
): Promise<void> {
	const done = n8n.helpers.createDeferredPromise<IRun | undefined>();
	// An execution that fails ends like any other, and is shown in n8n's list.
	const ended = done.promise.then(
		() => undefined,
		(error: unknown) => {
			if (!hasRun(error)) fail(error);
		},
	);
	n8n.__emit([[{ json: row }]], undefined, done);
	return Promise.race([ended, sleep(PLACE_MS)]);
}

/**
 * Whether an execution was started though n8n reports an error in its place: somebody stopped it, or it had ended
 * before n8n looked for it. Started twice, it would call a customer twice.
 */
function hasRun(error: unknown): boolean {
	if (error instanceof ExecutionCancelledError) return true;
	const message = error instanceof Error ? error.message : '';
	return /cancell?ed/i.test(message) || message === 'No active execution found';
}

/** Whether n8n says that a poll cannot start executions, but is to return what is new. */
function isNoWay(error: unknown): boolean {
	return error instanceof Error && error.message === 'Overwrite PollContext.__emit function';
}
