import {
	cutIntoBatches,
	joinBatches,
	sendBatches,
} from '../../../../nodes/shared/operations/batches';
import type { Batch } from '../../../../nodes/shared/operations/batches';
import { gate, settle } from '../../../support/waiting';

const PLENTY = { records: 1000, bytes: 1_000_000 };
const COMMA = '%2C';

/** Records as they go out, with the name of their group for their values. */
function recordsOf(values: unknown[], from = 0, group = 'one'): Batch<string> {
	return values.map((value, at) => ({
		i: from + at,
		values: group,
		encoded: encodeURIComponent(JSON.stringify(value)),
	}));
}

function cut(records: Batch<string>, limits: { records: number; bytes: number }) {
	return [...cutIntoBatches<string>([records], limits, COMMA.length)];
}

/** The bytes that a batch's records take in a body. */
function bytesOf(batch: Batch<string>): number {
	return Buffer.byteLength(batch.map(({ encoded }) => encoded).join(COMMA));
}

describe('joinBatches', () => {
	it('makes each batch ready when it is asked for, with the separator between two records only', async () => {
		let asked = 0;
		async function* two(): AsyncGenerator<Batch<string>> {
			for (const batch of [recordsOf([1, 2, 3]), recordsOf([4])]) {
				asked++;
				yield batch;
			}
		}
		const joined = joinBatches(two(), COMMA);
		expect((await joined.next()).value).toEqual({
			records: recordsOf([1, 2, 3]),
			joined: '1%2C2%2C3',
		});
		expect(asked).toBe(1);
		expect((await joined.next()).value).toEqual({ records: recordsOf([4]), joined: '4' });
		expect((await joined.next()).done).toBe(true);
	});
});

describe('records that go out in another form than their text', () => {
	const transfer = {
		bytes: (text: string) => 2 * text.length,
		encode: (text: string) => `<${text}>`,
	};

	it('are put into that form all at once', async () => {
		async function* one(): AsyncGenerator<Batch<string>> {
			yield recordsOf([1, 2]);
		}
		const { value } = await joinBatches(one(), ',', transfer).next();
		expect(value).toEqual({ records: recordsOf([1, 2]), joined: '<1,2>' });
	});

	it('are cut by the bytes that they have in it', () => {
		const batches = [
			...cutIntoBatches([recordsOf([10, 20, 30])], { records: 9, bytes: 12 }, 2, transfer.bytes),
		];
		expect(batches.map((batch) => batch.map(({ i }) => i))).toEqual([[0, 1], [2]]);
	});
});

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
		function* endless(): Generator<Batch<string>> {
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
	it('sends so many side by side, and makes one more meanwhile', async () => {
		const gates = Array.from({ length: 4 }, gate);
		const made = Array.from({ length: 4 }, gate);
		const count = { made: 0 };
		async function* batches(): AsyncGenerator<number> {
			for (const [n, { open }] of made.entries()) {
				count.made += 1;
				open();
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
		await made[2]?.opened;
		await settle();
		expect(count.made).toBe(3);
		gates[1]?.open();
		await made[3]?.opened;
		expect(sent).toEqual([1]);
		for (const { open } of gates) open();
		await all;
		expect(sent.sort()).toEqual([0, 1, 2, 3]);
	});

	it('makes the next batch while the one before is under way', async () => {
		const made = Array.from({ length: 3 }, gate);
		const done: string[] = [];
		async function* batches(): AsyncGenerator<number> {
			for (const [n, { open }] of made.entries()) {
				done.push(`made ${n}`);
				open();
				yield n;
			}
		}
		const send = async (n: number) => {
			done.push(`began ${n}`);
			await made[n + 1]?.opened;
			done.push(`sent ${n}`);
		};
		await sendBatches(batches(), 1, send, () => true);
		expect(done).toEqual([
			...['made 0', 'began 0', 'made 1', 'sent 0'],
			...['began 1', 'made 2', 'sent 1', 'began 2', 'sent 2'],
		]);
	});

	it('does what is left of a batch while the next is under way, and of the last at the end', async () => {
		const over = Array.from({ length: 3 }, gate);
		const done: string[] = [];
		async function* batches(): AsyncGenerator<number> {
			yield* [0, 1, 2];
		}
		const send = async (n: number) => {
			done.push(`began ${n}`);
			// Answered only when nothing is left of the one before.
			if (n > 0) await over[n - 1]?.opened;
			done.push(`answered ${n}`);
			return async () => {
				await settle();
				done.push(`over ${n}`);
				over[n]?.open();
			};
		};
		await sendBatches(batches(), 1, send, () => true);
		expect(done).toEqual([
			...['began 0', 'answered 0', 'began 1', 'over 0', 'answered 1'],
			...['began 2', 'over 1', 'answered 2', 'over 2'],
		]);
	});

	it('does what is left of a batch also where no further one can be made', async () => {
		const over: number[] = [];
		async function* batches(): AsyncGenerator<number> {
			yield* [1, 2];
			throw new Error('No third one');
		}
		const send = async (n: number) => async () => void over.push(n);
		await expect(sendBatches(batches(), 1, send, () => true)).rejects.toThrow('No third one');
		expect(over).toEqual([1, 2]);
	});

	it('does what is left of a batch also where no further one may be sent', async () => {
		const [sent, over]: [number[], number[]] = [[], []];
		async function* batches(): AsyncGenerator<number> {
			yield* [1, 2, 3];
		}
		const send = async (n: number) => {
			sent.push(n);
			return async () => void over.push(n);
		};
		await sendBatches(batches(), 1, send, () => sent.length < 2);
		expect([sent, over]).toEqual([
			[1, 2],
			[1, 2],
		]);
	});

	it('starts no further batch once it may not go on', async () => {
		const sent: number[] = [];
		async function* batches(): AsyncGenerator<number> {
			yield* [1, 2, 3];
		}
		await sendBatches(
			batches(),
			1,
			async (n) => void sent.push(n),
			() => sent.length < 2,
		);
		expect(sent).toEqual([1, 2]);
	});

	it('throws what keeps a batch from being made, and only when what is under way has ended', async () => {
		const thrown = gate();
		let ended = false;
		async function* batches(): AsyncGenerator<number> {
			yield 1;
			thrown.open();
			throw new Error('No second one');
		}
		const send = async () => {
			await thrown.opened;
			await settle();
			ended = true;
		};
		await expect(sendBatches(batches(), 3, send, () => true)).rejects.toThrow('No second one');
		expect(ended).toBe(true);
	});
});
