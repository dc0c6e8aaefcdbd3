import { sleep } from 'n8n-workflow';
import type { IPollFunctions, IRun } from 'n8n-workflow';
import type { Occurrence } from './window';

/** Executions that are under way at once as far as this trigger looks after them. */
const PLACES = 20;
/** A long execution gives its place free after this long: calls take minutes. */
const PLACE_MS = 1_000;
/** How long one poll may start executions, in milliseconds. */
const LONGEST_MS = 30_000;

/** How far `startEach` came: `none` where n8n gave the poll no way to start executions itself. */
export type Started = 'all' | 'some' | 'none';

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
): Promise<Started> {
	const end = Date.now() + LONGEST_MS;
	const places = new Set<Promise<void>>();
	for (const [i, occurrence] of occurrences.entries()) {
		if (places.size >= PLACES) await Promise.race(places);
		if (!goOn() || Date.now() >= end) return 'some';
		before(occurrence, i);
		const ended = start.call(this, occurrence);
		if (!ended) return i === 0 ? 'none' : 'some';
		const place = ended.then(() => {
			places.delete(place);
		});
		places.add(place);
	}
	return 'all';
}

/** Starts an execution; the promise resolves when it has ended, or after a while. */
function start(this: IPollFunctions, { row }: Occurrence): Promise<void> | undefined {
	const done = this.helpers.createDeferredPromise<IRun | undefined>();
	// An execution that fails is n8n's business: it is shown in its list.
	const ended = done.promise.then(
		() => undefined,
		() => undefined,
	);
	try {
		this.__emit([[{ json: row }]], undefined, done);
	} catch {
		return undefined;
	}
	return Promise.race([ended, sleep(PLACE_MS)]);
}
