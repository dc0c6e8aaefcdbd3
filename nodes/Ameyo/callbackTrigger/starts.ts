import { sleep } from 'n8n-workflow';
import type { IPollFunctions, IRun } from 'n8n-workflow';
import type { Occurrence } from './window';

/** Executions that are under way at once as far as this trigger looks after them. */
const PLACES = 20;
/** A long execution gives its place free after this long: calls take minutes. */
const PLACE_MS = 1_000;
/** How long one poll may start executions, in milliseconds. */
const LONGEST_MS = 30_000;

/**
 * Starts an execution for each occurrence, in order, some at a time: thousands at once would bring n8n
 * to a halt.
 *
 * @param before called just before each start; n8n stores the state with the start
 * @param goOn asked before each start
 * @returns whether all of them were started; the rest is for the next poll
 */
export async function startEach(
	this: IPollFunctions,
	occurrences: readonly Occurrence[],
	before: (occurrence: Occurrence, i: number) => void,
	goOn: () => boolean,
): Promise<boolean> {
	const end = Date.now() + LONGEST_MS;
	const places = new Set<Promise<void>>();
	for (const [i, occurrence] of occurrences.entries()) {
		if (places.size >= PLACES) await Promise.race(places);
		if (!goOn() || Date.now() >= end) return false;
		before(occurrence, i);
		const place = start.call(this, occurrence).then(() => {
			places.delete(place);
		});
		places.add(place);
	}
	return true;
}

/** Resolves when the execution has ended, or after a while. */
async function start(this: IPollFunctions, { row }: Occurrence): Promise<void> {
	const done = this.helpers.createDeferredPromise<IRun | undefined>();
	// An execution that fails is n8n's business: it is shown in its list.
	const ended = done.promise.then(
		() => undefined,
		() => undefined,
	);
	this.__emit([[{ json: row }]], undefined, done);
	await Promise.race([ended, sleep(PLACE_MS)]);
}
