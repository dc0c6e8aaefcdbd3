import { SharedLanes } from '../../../../nodes/shared/operations/sharedLanes';
import type { Place } from '../../../../nodes/shared/operations/sharedLanes';
import { gate, settle } from '../../../support/waiting';
import type { Gate } from '../../../support/waiting';

describe('lanes that executions share', () => {
	let lanes: SharedLanes;
	let order: string[];
	/** The time-outs that were started, in their order. */
	let clocks: Array<{ ms: number; end: () => void }>;

	beforeEach(() => {
		lanes = new SharedLanes();
		order = [];
		clocks = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
			const clock = new AbortController();
			clocks.push({ ms, end: () => clock.abort() });
			return clock.signal;
		});
	});
	afterEach(() => jest.restoreAllMocks());

	const never = new AbortController().signal;
	const enter = async (name: string, until: Gate, place: Partial<Place> = {}) =>
		await lanes.hold(
			{ key: 'agent', execution: name, timeout: 60_000, signal: never, ...place },
			async () => {
				order.push(name);
				await until.opened;
			},
		);

	it('are entered one after another, in the order of arrival', async () => {
		const gates = Array.from({ length: 4 }, gate);
		const all = gates.map(async (until, i) => await enter(`${i}`, until));
		await settle();
		expect(order).toEqual(['0']);
		for (const { open } of [...gates].reverse()) {
			open();
			await settle();
		}
		expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
		expect(order).toEqual(['0', '1', '2', '3']);
	});

	it('are given on at once: who comes at that moment is behind who waits', async () => {
		const [first, open] = [gate(), gate()];
		open.open();
		const ending = enter('first', first).then(async () => await enter('late', open));
		const waiting = enter('waiting', open);
		first.open();
		await Promise.all([ending, waiting]);
		expect(order).toEqual(['first', 'waiting', 'late']);
	});

	it('do not wait for each other', async () => {
		const until = gate();
		const all = ['a', 'b', 'c'].map(async (key) => await enter(key, until, { key }));
		await settle();
		expect(order).toEqual(['a', 'b', 'c']);
		expect(lanes.size).toBe(3);
		until.open();
		await Promise.all(all);
	});

	it('are forgotten when nobody holds them, however it ended', async () => {
		const until = gate();
		const canceled = new AbortController();
		const first = enter('first', until);
		const second = enter('second', until, { signal: canceled.signal });
		const third = enter('third', until);
		expect(lanes.size).toBe(1);
		canceled.abort();
		expect(await second).toBe('aborted');
		clocks[1]?.end();
		expect(await third).toBe('overdue');
		until.open();
		expect(await first).toBe('done');
		expect(lanes.size).toBe(0);
		const failing = lanes.hold(
			{ key: 'agent', execution: 1, timeout: 1, signal: never },
			async () => await Promise.reject(new Error('No')),
		);
		await expect(failing).rejects.toThrow('No');
		expect(await enter('gone', until, { signal: canceled.signal })).toBe('aborted');
		expect(lanes.size).toBe(0);
		expect(order).toEqual(['first']);
	});

	it('go on after a command that failed', async () => {
		const until = gate();
		const failing = lanes.hold(
			{ key: 'agent', execution: 1, timeout: 1, signal: never },
			async () => {
				await until.opened;
				throw new Error('No');
			},
		);
		const next = enter('next', until);
		until.open();
		await expect(failing).rejects.toThrow('No');
		expect(await next).toBe('done');
	});

	it('are not entered any more after the time-out, and the next in the queue is not passed over', async () => {
		const until = gate();
		const first = enter('first', until);
		const late = enter('late', until, { timeout: 300 });
		const next = enter('next', until);
		expect(clocks.map(({ ms }) => ms)).toEqual([300, 60_000]);
		clocks[0]?.end();
		expect(await late).toBe('overdue');
		until.open();
		expect(await Promise.all([first, next])).toEqual(['done', 'done']);
		expect(order).toEqual(['first', 'next']);
		// A time-out that comes too late changes nothing.
		clocks[1]?.end();
		expect(lanes.size).toBe(0);
	});

	it('let the time-out count over several other executions, from the first on', async () => {
		const gates = Array.from({ length: 3 }, gate);
		const others = gates.slice(0, 2).map(async (until, i) => await enter(`other ${i}`, until));
		const waiting = enter('waiting', gate());
		expect(clocks).toHaveLength(2);
		gates[0]?.open();
		await settle();
		expect(order).toEqual(['other 0', 'other 1']);
		expect(clocks).toHaveLength(2);
		clocks[1]?.end();
		expect(await waiting).toBe('overdue');
		gates[1]?.open();
		await Promise.all(others);
	});

	it('let commands of one execution wait for each other without limit', async () => {
		const gates = Array.from({ length: 4 }, gate);
		const own = { execution: 'own' };
		const [first, second] = [0, 1].map(
			async (i) => await enter(`own ${i}`, gates[i] ?? gate(), own),
		);
		expect(clocks).toEqual([]);
		const other = enter('other', gates[2] ?? gate());
		const third = enter('own 2', gates[3] ?? gate(), own);
		// Only the other execution's waits for another one.
		expect(clocks).toHaveLength(1);
		gates[0]?.open();
		await first;
		expect(clocks).toHaveLength(1);
		gates[1]?.open();
		await second;
		await settle();
		// The third of the own execution waits for another one now.
		expect(order).toEqual(['own 0', 'own 1', 'other']);
		expect(clocks).toHaveLength(2);
		clocks[1]?.end();
		expect(await third).toBe('overdue');
		clocks[0]?.end();
		gates[2]?.open();
		expect(await other).toBe('done');
	});

	it('take no time-out that is longer than a timer can be', async () => {
		const until = gate();
		const first = enter('first', until);
		const second = enter('second', until, { timeout: 10 ** 12 });
		expect(clocks.map(({ ms }) => ms)).toEqual([2 ** 31 - 1]);
		until.open();
		await Promise.all([first, second]);
	});

	it('do nothing where the waiting ends in the moment in which the lane comes', async () => {
		const until = gate();
		const canceled = new AbortController();
		const first = enter('first', until);
		const second = enter('second', gate(), { signal: canceled.signal });
		const third = enter('third', until, { execution: 'first' });
		// The third begins to wait for another execution when the lane is given to the second.
		jest.mocked(AbortSignal.timeout).mockImplementationOnce(() => {
			canceled.abort();
			return never;
		});
		until.open();
		expect(await Promise.all([first, second, third])).toEqual(['done', 'aborted', 'done']);
		expect(order).toEqual(['first', 'third']);
		expect(lanes.size).toBe(0);
	});
});
