import { cutIntoBatches, sendBatches } from '../../../../nodes/shared/operations/batches';
import type { EncodedRecord } from '../../../../nodes/shared/operations/batches';
import { gate, settle } from '../../../support/waiting';

type Batch = Array<EncodedRecord<string>>;

const PLENTY = { records: 1000, bytes: 1_000_000 };
const COMMA = '%2C';

/** Records as they go out, with the name of their group for their values. */
function recordsOf(values: unknown[], from = 0, group = 'one'): Batch {
	return values.map((value, at) => ({
		i: from + at,
		values: group,
		encoded: encodeURIComponent(JSON.stringify(value)),
	}));
}

function cut(records: Batch, limits: { records: number; bytes: number }) {
	return [...cutIntoBatches([records], limits, COMMA.length)];
}

/** The bytes that a batch's records take in a body. */
function bytesOf(batch: Batch): number {
	return Buffer.byteLength(batch.map(({ encoded }) => encoded).join(COMMA));
}

describe('cutIntoBatches', () => {
	it('cuts by the number of records, in order, leaving none out', () => {
		const batches = cut(recordsOf([0, 1, 2, 3, 4, 5, 6]), { ...PLENTY, records: 3 });
		expect(batches.map((batch) => batch.map(({ i }) => i))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
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
		const batches = cut(recordsOf(records), { records: 1000, bytes: 2_000 });
		expect(batches.length).toBeGreaterThan(1);
		for (const batch of batches) expect(bytesOf(batch)).toBeLessThanOrEqual(2_000);
		expect(batches.flatMap((batch) => batch.map(({ i }) => i))).toEqual(
			records.map((_, index) => index),
		);
	});

	it('fills a request: no two neighbours would fit into one', () => {
		const records = Array.from({ length: 60 }, (_, i) => ({ name: 'é'.repeat(1 + (i % 7)) }));
		const batches = cut(recordsOf(records), { records: 1000, bytes: 500 });
		batches.slice(1).forEach((batch, at) => {
			const before = batches[at];
			const first = batch[0];
			if (!before || !first) throw new Error('A batch is empty');
			expect(bytesOf(before) + COMMA.length + first.encoded.length + COMMA.length).toBeGreaterThan(
				500,
			);
		});
	});

	it('gives a record that is too large a request of its own', () => {
		const batches = cut(recordsOf(['a', 'x'.repeat(3000), 'b']), { records: 10, bytes: 100 });
		expect(batches.map((batch) => batch.map(({ i }) => i))).toEqual([[0], [1], [2]]);
	});

	it('never mixes groups, and gives no batch for an empty one', () => {
		const groups = [recordsOf([1, 2], 0, 'campaign 1'), [], recordsOf([3], 2, 'campaign 5')];
		const batches = [...cutIntoBatches(groups, PLENTY, COMMA.length)];
		expect(batches.map((batch) => [batch[0]?.values, batch.map(({ i }) => i)])).toEqual([
			['campaign 1', [0, 1]],
			['campaign 5', [2]],
		]);
	});

	it('gives out a batch as soon as it is full, before the rest is looked at', () => {
		let taken = 0;
		function* endless(): Generator<Batch> {
			for (;;) {
				taken++;
				yield recordsOf([taken]);
			}
		}
		const batches = cutIntoBatches(endless(), PLENTY, COMMA.length);
		batches.next();
		expect(taken).toBe(1);
	});
});

describe('sendBatches', () => {
	it('sends so many side by side, and cuts each off when its turn comes', async () => {
		const gates = Array.from({ length: 4 }, gate);
		const cutOff: number[] = [];
		function* batches(): Generator<number> {
			for (const [n] of gates.entries()) {
				cutOff.push(n);
				yield n;
			}
		}
		const sent: number[] = [];
		const all = sendBatches(
			batches(),
			2,
			async (n) => {
				await gates[n]?.opened;
				sent.push(n);
			},
			() => true,
		);
		await settle();
		expect(cutOff).toEqual([0, 1]);
		gates[1]?.open();
		await settle();
		expect(cutOff).toEqual([0, 1, 2]);
		for (const { open } of gates) open();
		await all;
		expect(cutOff).toEqual([0, 1, 2, 3]);
		expect(sent.sort()).toEqual([0, 1, 2, 3]);
	});

	it('starts no further batch once it may not go on', async () => {
		const sent: number[] = [];
		await sendBatches(
			[1, 2, 3],
			1,
			async (n) => void sent.push(n),
			() => sent.length < 2,
		);
		expect(sent).toEqual([1, 2]);
	});
});
