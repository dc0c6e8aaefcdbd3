import { ItemResults } from '../../../../nodes/shared/operations/itemResults';
import { Pause } from '../../../../nodes/shared/operations/pause';
import { someNode } from '../../../support/thrown';

const rejected = (message: string) => ({ rejected: { kind: 'refused', message } }) as const;
const json = (value: object) => ({ json: { ...value } });

describe('the results of items', () => {
	it('come out paired, in the order of the items', async () => {
		const results = new ItemResults(3, false);
		results.give(someNode, 2, json({ row: 2 }));
		results.give(someNode, 0, json({ row: 0 }));
		results.fail(1, new Error('No'));
		expect(await results.paired(new Pause())).toEqual([
			{ json: { row: 0 }, pairedItem: { item: 0 } },
			{ json: { error: 'No' }, pairedItem: { item: 1 } },
			{ json: { row: 2 }, pairedItem: { item: 2 } },
		]);
	});

	it('keep the first one of an item', async () => {
		const results = new ItemResults(2, false);
		results.fail(0, new Error('first'));
		results.give(someNode, 0, json({ row: 0 }));
		results.give(someNode, 1, json({ row: 1 }));
		results.fail(1, new Error('second'));
		expect((await results.paired(new Pause())).map((item) => item.json)).toEqual([
			{ error: 'first' },
			{ row: 1 },
		]);
	});

	it('are given to the rest, each with its own reason', async () => {
		const results = new ItemResults(3, false);
		results.give(someNode, 1, json({ row: 1 }));
		await results.failRest(new Pause(), (i) => new Error(`not sent: ${i}`));
		expect((await results.paired(new Pause())).map((item) => item.json)).toEqual([
			{ error: 'not sent: 0' },
			{ row: 1 },
			{ error: 'not sent: 2' },
		]);
	});

	it('stop a node that stops on errors, and no other', () => {
		for (const stopsOnError of [true, false]) {
			const results = new ItemResults(3, stopsOnError);
			expect(results.mustStop).toBe(false);
			results.give(someNode, 2, rejected('No'));
			expect(results.mustStop).toBe(stopsOnError);
			results.fail(1, new Error('Earlier'));
			expect(results.firstFailure()?.message).toBe('Earlier');
		}
		expect(new ItemResults(1, true).firstFailure()).toBeUndefined();
	});

	it('name the reasons in the order of the items, whichever answer came first', () => {
		const results = new ItemResults(4, false);
		const reasons = (): string[] => [...results.tally().reasons.keys()];
		results.give(someNode, 3, rejected('Third'));
		results.give(someNode, 1, rejected('First'));
		expect(reasons()).toEqual(['First', 'Third']);
		results.give(someNode, 0, json({ row: 0 }));
		results.give(someNode, 2, rejected('Third'));
		const { reasons: counted, ...counts } = results.tally();
		expect(counts).toEqual({ accepted: 1, rejected: 3, failed: 0, left: 0 });
		expect([...counted]).toEqual([
			['First', 1],
			['Third', 2],
		]);
	});

	it('give the error of a record its item', () => {
		const results = new ItemResults(2, true);
		results.give(someNode, 1, { failed: { kind: 'inDoubt', message: 'Lost' } });
		expect(results.firstFailure()).toMatchObject({
			name: 'NodeApiError',
			message: 'Lost',
			context: { itemIndex: 1 },
		});
	});

	it('are counted, with why records were rejected', () => {
		const results = new ItemResults(7, false);
		results.give(someNode, 0, json({ accepted: true }));
		results.give(someNode, 1, json({ accepted: false, rejection: 'duplicate' }));
		results.give(someNode, 2, rejected('duplicate'));
		results.give(someNode, 3, rejected('too long'));
		results.give(someNode, 4, { failed: { kind: 'inDoubt', message: 'Lost' } });
		results.fail(5, new Error('No'));
		expect(results.tally()).toEqual({
			accepted: 1,
			rejected: 3,
			failed: 2,
			left: 1,
			reasons: new Map([
				['duplicate', 2],
				['too long', 1],
			]),
		});
	});

	it('are none where there are no items', async () => {
		const results = new ItemResults(0, true);
		await results.failRest(new Pause(), () => new Error('No'));
		expect(await results.paired(new Pause())).toEqual([]);
		expect(results.mustStop).toBe(false);
	});

	it('come out for 200,000 items', async () => {
		const results = new ItemResults(200_000, false);
		for (let i = 0; i < results.length; i++) results.give(someNode, i, json({ i }));
		expect(await results.paired(new Pause())).toHaveLength(200_000);
	});
});
