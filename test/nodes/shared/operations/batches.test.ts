import { cutIntoBatches } from '../../../../nodes/shared/batch';
import type { Piece } from '../../../../nodes/shared/batch';

const PLENTY = { records: 1000, bytes: 1_000_000 };
const COMMA = '%2C';

function pieces(values: unknown[], from = 0): Piece[] {
	return values.map((value, at) => ({
		index: from + at,
		encoded: encodeURIComponent(JSON.stringify(value)),
	}));
}

function cut(values: Piece[], limits: { records: number; bytes: number }) {
	return [...cutIntoBatches([{ settings: 'one', pieces: values }], limits, COMMA.length)];
}

/** The bytes that a batch's records take in a body. */
function bytesOf(batch: { pieces: Piece[] }): number {
	return Buffer.byteLength(batch.pieces.map(({ encoded }) => encoded).join(COMMA));
}

describe('cutIntoBatches', () => {
	it('cuts by the number of records, in order, leaving none out', () => {
		const batches = cut(pieces([0, 1, 2, 3, 4, 5, 6]), { ...PLENTY, records: 3 });
		expect(batches.map((batch) => batch.pieces.map(({ index }) => index))).toEqual([
			[0, 1, 2],
			[3, 4, 5],
			[6],
		]);
	});

	it.each([
		['ASCII', 'x'.repeat(40)],
		['Greek', 'π'.repeat(40)],
		['Devanagari', 'अमित'.repeat(10)],
		['emoji', '📞'.repeat(20)],
		['a lone surrogate', '\ud83d'.repeat(20)],
		['characters that percent-encoding triples', '"{}& ='.repeat(8)],
	])('keeps a request within its bytes, as they are sent: %s', (_name, name) => {
		const records = Array.from({ length: 50 }, (_, i) => ({ phone1: `555505${1000 + i}`, name }));
		const batches = cut(pieces(records), { records: 1000, bytes: 2_000 });
		expect(batches.length).toBeGreaterThan(1);
		for (const batch of batches) expect(bytesOf(batch)).toBeLessThanOrEqual(2_000);
		expect(batches.flatMap((batch) => batch.pieces.map(({ index }) => index))).toEqual(
			records.map((_, index) => index),
		);
	});

	it('fills a request: no two neighbours would fit into one', () => {
		const records = Array.from({ length: 60 }, (_, i) => ({ name: 'é'.repeat(1 + (i % 7)) }));
		const batches = cut(pieces(records), { records: 1000, bytes: 500 });
		batches.slice(1).forEach((batch, at) => {
			const before = batches[at];
			const first = batch.pieces[0];
			if (!before || !first) throw new Error('A batch is empty');
			expect(bytesOf(before) + COMMA.length + first.encoded.length + COMMA.length).toBeGreaterThan(
				500,
			);
		});
	});

	it('gives a record that is too large a request of its own', () => {
		const batches = cut(pieces(['a', 'x'.repeat(3000), 'b']), { records: 10, bytes: 100 });
		expect(batches.map((batch) => batch.pieces.map(({ index }) => index))).toEqual([[0], [1], [2]]);
	});

	it('never mixes groups, and gives no batch for an empty one', () => {
		const groups = [
			{ settings: 'campaign 1', pieces: pieces([1, 2]) },
			{ settings: 'campaign 2', pieces: [] },
			{ settings: 'campaign 5', pieces: pieces([3], 2) },
		];
		const batches = [...cutIntoBatches(groups, PLENTY, COMMA.length)];
		expect(
			batches.map(({ settings, pieces: own }) => [settings, own.map(({ index }) => index)]),
		).toEqual([
			['campaign 1', [0, 1]],
			['campaign 5', [2]],
		]);
	});

	it('gives out a batch as soon as it is full, before the rest is looked at', () => {
		let taken = 0;
		function* endless(): Generator<{ settings: string; pieces: Piece[] }> {
			for (;;) {
				taken++;
				yield { settings: `group ${taken}`, pieces: pieces([taken]) };
			}
		}
		const batches = cutIntoBatches(endless(), PLENTY, COMMA.length);
		batches.next();
		expect(taken).toBe(1);
	});
});
