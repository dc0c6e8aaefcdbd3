import { sleep } from 'n8n-workflow';
import type { IPollFunctions, IRun } from 'n8n-workflow';
import type { Occurrence } from './occurrence';

/** Executions that are under way at once as far as this trigger looks after them. */
const PLACES = 20;
/** A long execution gives its place free after this long: calls take minutes. */
const PLACE_MS = 1_000;
/** How long one poll may start executions, in milliseconds. */
const LONGEST_MS = 30_000;

/** What is asked and told between the starts. */
interface StartHooks {
	/** Asked before each start: false ends them. */
	mayStart(): boolean;
	/** Called just before each start; n8n stores static data with the start. */
	before(occurrence: Occurrence, isLast: boolean): void;
}

/**
 * Starts an execution for each occurrence, in order, some at a time: thousands at once would bring n8n
 * to a halt. What cannot be started in time is left to the next poll.
 *
 * @returns false where n8n gave the poll no way to start executions itself
 */
export async function startEach(
	n8n: IPollFunctions,
	occurrences: readonly Occurrence[],
	{ mayStart, before }: StartHooks,
): Promise<boolean> {
	const end = Date.now() + LONGEST_MS;
	const places = new Set<Promise<void>>();
	for (const [i, occurrence] of occurrences.entries()) {
		if (places.size >= PLACES) await Promise.race(places);
		if (!mayStart() || Date.now() >= end) return true;
		before(occurrence, i === occurrences.length - 1);
		const ended = start(n8n, occurrence);
		if (!ended) return i > 0;
		const place = ended.then(() => {
			places.delete(place);
		});
		places.add(place);
	}
	return true;
}

/** Starts an execution; the promise resolves when it has ended, or after a while. */
function start(n8n: IPollFunctions, { row }: Occurrence): Promise<void> | undefined {
	const done = n8n.helpers.createDeferredPromise<IRun | undefined>();
	// An execution that fails is n8n's business: it is shown in its list.
	const ended = done.promise.then(
		() => undefined,
		() => undefined,
	);
	try {
		n8n.__emit([[{ json: row }]], undefined, done);
	} catch {
		return undefined;
	}
	return Promise.race([ended, sleep(PLACE_MS)]);
}
