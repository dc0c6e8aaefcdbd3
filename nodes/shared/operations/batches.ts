/** What one request may carry. */
export interface BatchLimits {
	/** Records in one request. */
	records: number;
	/** Bytes of the encoded records in one request. */
	bytes: number;
}

/** A record as it goes out: encoded once, its size known by its length (it is ASCII). */
export interface EncodedRecord<V> {
	/** The input item that it came from. */
	i: number;
	/** What the item's fields hold. */
	values: V;
	encoded: string;
}

/**
 * Cuts records into requests, in order and within the limits. A batch is given out as soon as it is full.
 *
 * @param groups records that may go out together, in the order in which groups appeared
 * @param separator bytes between two records
 */
export function* cutIntoBatches<V>(
	groups: Iterable<Array<EncodedRecord<V>>>,
	limits: BatchLimits,
	separator: number,
): Generator<Array<EncodedRecord<V>>> {
	for (const records of groups) {
		let open: Array<EncodedRecord<V>> = [];
		let bytes = 0;
		for (const record of records) {
			const size = record.encoded.length + separator;
			if (open.length > 0 && (open.length >= limits.records || bytes + size > limits.bytes)) {
				yield open;
				open = [];
				bytes = 0;
			}
			open.push(record);
			bytes += size;
		}
		if (open.length > 0) yield open;
	}
}

/**
 * Sends batches, at most `concurrency` side by side, each cut off when its turn comes.
 *
 * @param send never throws
 * @param goOn asked before each batch
 */
export async function sendBatches<Batch>(
	batches: Iterable<Batch>,
	concurrency: number,
	send: (batch: Batch) => Promise<void>,
	goOn: () => boolean,
): Promise<void> {
	const queue = batches[Symbol.iterator]();
	async function worker(): Promise<void> {
		while (goOn()) {
			const next = queue.next();
			if (next.done) return;
			await send(next.value);
		}
	}
	await Promise.all(Array.from({ length: concurrency }, worker));
}
