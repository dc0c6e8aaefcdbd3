import { untilRequestIsOut } from './eventLoop';

/** What one request may carry. */
export interface BatchLimits {
	/** Records in one request. */
	records: number;
	/** Bytes of the encoded records in one request. */
	bytes: number;
}

/** How text goes out. */
export interface Transfer {
	/** Bytes of the text as it goes out. */
	bytes(text: string): number;
	/** The text as it goes out. */
	encode(text: string): string;
}

/** ASCII, which goes out as it is. */
export const asItIs: Transfer = { bytes: ({ length }) => length, encode: (text) => text };

/** A record as text, made once. */
export interface EncodedRecord<V> {
	/** The input item that it came from. */
	i: number;
	/** What the item's fields hold. */
	values: V;
	encoded: string;
}

/** The records of one request. */
export type Batch<V> = Array<EncodedRecord<V>>;

/** The same, ready to be sent. */
export interface JoinedBatch<V> {
	records: Batch<V>;
	/** The records as they go out, with a separator in between. */
	joined: string;
}

/** Cuts records that may go out together into requests, in order and within the limits. */
export class BatchCutter<V> {
	private begun: Batch<V> = [];

	private bytes = 0;

	/** @param separator bytes between two records */
	constructor(
		private readonly limits: BatchLimits,
		private readonly separator: number,
		private readonly bytesOf: Transfer['bytes'],
	) {}

	/** Adds a record, and gives the batch that is full with it, or that it has no room in. */
	add(record: EncodedRecord<V>): Batch<V> | undefined {
		const size = this.bytesOf(record.encoded) + this.separator;
		const before = this.bytes + size > this.limits.bytes ? this.rest() : undefined;
		this.begun.push(record);
		this.bytes += size;
		return this.begun.length >= this.limits.records ? this.rest() : before;
	}

	/** The batch that is begun, where there is one. */
	rest(): Batch<V> | undefined {
		const { begun } = this;
		this.begun = [];
		this.bytes = 0;
		return begun.length > 0 ? begun : undefined;
	}
}

/**
 * Cuts groups of records into requests, one group after the other. A batch is given out as soon as it is full.
 *
 * @param groups records that may go out together
 * @param separator bytes between two records
 */
export function* cutIntoBatches<V>(
	groups: Iterable<Iterable<EncodedRecord<V>>>,
	limits: BatchLimits,
	separator: number,
	bytesOf: Transfer['bytes'] = asItIs.bytes,
): Generator<Batch<V>> {
	for (const records of groups) {
		const cutter = new BatchCutter<V>(limits, separator, bytesOf);
		for (const record of records) {
			const full = cutter.add(record);
			if (full) yield full;
		}
		const rest = cutter.rest();
		if (rest) yield rest;
	}
}

/** Makes batches ready to be sent, each when it is asked for. */
export async function* joinBatches<V>(
	batches: AsyncIterable<Batch<V>>,
	separator: string,
	{ encode }: Transfer = asItIs,
): AsyncGenerator<JoinedBatch<V>> {
	for await (const records of batches) {
		const text = records.map(({ encoded }) => encoded).join(separator);
		yield { records, joined: encode(text) };
	}
}

/** What is left to do of a batch whose answer is there, and may be done while the next one is under way. */
export type Afterwards = () => Promise<void>;

/**
 * Sends batches, at most `concurrency` side by side. While they are under way the next one is made, and no more
 * than that, and what is left to do of those that were answered is done.
 *
 * @param send never throws, and neither does what it leaves to do
 * @param goOn asked before each batch
 * @throws what keeps a batch from being made, when those under way have ended
 */
export async function sendBatches<Made>(
	batches: AsyncIterator<Made>,
	concurrency: number,
	send: (batch: Made) => Promise<Afterwards | void>,
	goOn: () => boolean,
): Promise<void> {
	let prepared: Promise<IteratorResult<Made>> | undefined;
	const prepare = () => {
		prepared ??= batches.next();
		// Whoever takes it sees what it throws, which may be later.
		prepared.catch(() => undefined);
	};
	const take = async () => {
		prepare();
		const taken = prepared;
		prepared = undefined;
		return await taken;
	};
	async function worker(): Promise<void> {
		let afterwards: Afterwards | void = undefined;
		try {
			while (goOn()) {
				const batch = await take();
				if (!batch || batch.done || !goOn()) return;
				const sent = send(batch.value);
				await untilRequestIsOut();
				prepare();
				await afterwards?.();
				afterwards = await sent;
			}
		} finally {
			await afterwards?.();
		}
	}
	const ended = await Promise.allSettled(Array.from({ length: concurrency }, worker));
	for (const one of ended) if (one.status === 'rejected') throw one.reason;
	await prepared;
}
