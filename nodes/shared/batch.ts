/** What one request may carry. */
export interface BatchLimits {
	/** Records in one request. */
	records: number;
	/** Bytes of the records' encoded pieces in one request. */
	bytes: number;
}

/** A record as it goes out: encoded once, its size known by its length (it is ASCII). */
export interface Piece {
	/** The input item it came from. */
	index: number;
	encoded: string;
}

export interface Batch<Settings> {
	settings: Settings;
	pieces: Piece[];
}

/**
 * Cuts pieces into requests: each holds pieces of one group of settings, in order, within the limits.
 * A batch is given out as soon as it is full.
 *
 * @param groups the pieces by group, in the order in which groups appeared
 * @param separator bytes between two pieces
 */
export function* cutIntoBatches<Settings>(
	groups: Iterable<{ settings: Settings; pieces: Piece[] }>,
	limits: BatchLimits,
	separator: number,
): Generator<Batch<Settings>> {
	for (const { settings, pieces } of groups) {
		let open: Piece[] = [];
		let bytes = 0;
		for (const piece of pieces) {
			const size = piece.encoded.length + separator;
			if (open.length > 0 && (open.length >= limits.records || bytes + size > limits.bytes)) {
				yield { settings, pieces: open };
				open = [];
				bytes = 0;
			}
			open.push(piece);
			bytes += size;
		}
		if (open.length > 0) yield { settings, pieces: open };
	}
}
