import type { Occurrence } from './occurrence';

/**
 * How late a callback may show up in the list, in milliseconds after its own time: an hour. All of that
 * is read again at each poll, so a callback that was missed (its page shifted, its date-added lies some
 * minutes back, another server of the cluster wrote it by a clock of its own) is found by a later
 * one. Longer would make the state larger for nothing: Ameyo writes the date when it adds the row, and
 * what delays a row by more than an hour is a server that is down.
 */
const LATE_MS = 3_600_000;

/**
 * So many of the last keys are kept though their time is over: where the server's clock is put forward
 * and back again, their times come once more.
 */
const ALWAYS_KEPT = 200;

/** Slack of the times that are known to a request's length only. */
const SLACK_MS = 5_000;

/** Ids of one millisecond in the order in which they were counted: cm-99 before cm-100. */
const byKey = new Intl.Collator('en', { numeric: true });

/** What is known of earlier polls. */
export interface Known {
	/** Epoch milliseconds of the server's clock. What happened before is over. */
	from: number;
	/** Epoch milliseconds of n8n's clock at the last poll, for the time that went by since. */
	polledAt: number;
	/** Keys of all occurrences since `from` that were seen, with their times. */
	seen: Map<string, number>;
}

/** The two clocks at the time of a poll, in epoch milliseconds. They are never compared with each other. */
interface Clocks {
	server: number;
	own: number;
}

/** What a poll has read. */
export interface Reading {
	/** Those that are known included. */
	occurrences: readonly Occurrence[];
	clocks: Clocks;
}

/** The first moment that a poll has to read, on the server's clock. */
export function readFrom(known: Known | undefined, clocks: Clocks): number {
	return Math.min(known?.from ?? Infinity, clocks.server - LATE_MS);
}

/** The occurrences that were not seen yet, oldest first; none where the trigger begins anew. */
export function unseen(known: Known | undefined, { occurrences, clocks }: Reading): Occurrence[] {
	if (!known) return [];
	const elapsed = Math.max(0, clocks.own - known.polledAt);
	const isNew = ({ key, at }: Occurrence) => {
		if (known.seen.has(key)) return false;
		if (at >= known.from) return true;
		// Before the window only where the server's clock was put back: then what is new has the times that
		// went by since the last poll. Older rows were seen and forgotten.
		return at >= clocks.server - elapsed - SLACK_MS && at <= clocks.server + SLACK_MS;
	};
	return occurrences.filter(isNew).sort((a, b) => a.at - b.at || byKey.compare(a.key, b.key));
}

/**
 * What is known after a poll. Keys are kept as long as the next poll reads their times again, and no
 * longer: the state holds the callbacks of about an hour, however long the workflow is active.
 */
export function knownAfter(known: Known | undefined, { occurrences, clocks }: Reading): Known {
	const from = clocks.server - LATE_MS;
	const all = new Map(known?.seen);
	for (const { key, at } of occurrences) all.set(key, at);
	const lastOnes = all.size - ALWAYS_KEPT;
	const kept = [...all].filter(([, at], i) => at >= from || i >= lastOnes);
	return { from, polledAt: clocks.own, seen: new Map(kept) };
}

/** What is known where two have learned of the same source: the keys of both, and the later window. */
export function merged(one: Known, other: Known): Known {
	const { from, polledAt } = other.polledAt > one.polledAt ? other : one;
	return { from, polledAt, seen: new Map([...one.seen, ...other.seen]) };
}
