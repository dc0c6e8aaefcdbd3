import { runLanes } from '../../../../nodes/shared/operations/lanes';
import { gate, settle } from '../../../support/waiting';

describe('runLanes', () => {
	it('runs every index once, those of one lane in order and never at the same time', async () => {
		const names = ['a', 'b', 'a', undefined, 'c', 'b', 'a', undefined, 'c', 'a'];
		const started: number[] = [];
		const running = new Map<string, number>();
		let overlaps = 0;
		await runLanes(
			names.length,
			4,
			(i) => names[i],
			async (i) => {
				const lane = names[i] ?? `own ${i}`;
				started.push(i);
				if ((running.get(lane) ?? 0) > 0) overlaps++;
				running.set(lane, (running.get(lane) ?? 0) + 1);
				await settle();
				running.set(lane, 0);
			},
			() => true,
		);
		expect([...started].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		for (const lane of ['a', 'b', 'c']) {
			const order = started.filter((i) => names[i] === lane);
			expect(order).toEqual([...order].sort((a, b) => a - b));
		}
		expect(overlaps).toBe(0);
	});

	it('runs lanes side by side up to the limit, and starts the next as soon as one ends', async () => {
		const gates = Array.from({ length: 5 }, gate);
		const started: number[] = [];
		const all = runLanes(
			5,
			2,
			() => undefined,
			async (i) => {
				started.push(i);
				await gates[i]?.opened;
			},
			() => true,
		);
		await settle();
		expect(started).toEqual([0, 1]);
		gates[1]?.open();
		await settle();
		expect(started).toEqual([0, 1, 2]);
		for (const { open } of gates) open();
		await all;
		expect(started).toEqual([0, 1, 2, 3, 4]);
	});

	it('does not let a long lane keep a short one waiting', async () => {
		const gates = Array.from({ length: 4 }, gate);
		const started: number[] = [];
		const all = runLanes(
			4,
			1,
			(i) => (i < 3 ? 'long' : 'short'),
			async (i) => {
				started.push(i);
				await gates[i]?.opened;
			},
			() => true,
		);
		for (const { open } of gates) open();
		await all;
		expect(started).toEqual([0, 3, 1, 2]);
	});

	it('keeps several long lanes going side by side to their end', async () => {
		let running = 0;
		let most = 0;
		const together: number[] = [];
		await runLanes(
			30,
			3,
			(i) => `lane ${i % 3}`,
			async () => {
				running++;
				most = Math.max(most, running);
				await settle();
				together.push(running);
				running--;
			},
			() => true,
		);
		expect(most).toBe(3);
		expect(together).toHaveLength(30);
		// Not before the last round may a lane be alone.
		expect(together.slice(0, 27).filter((count) => count < 2)).toEqual([]);
	});

	it('starts nothing more once it may not go on, and waits for what runs', async () => {
		const gates = Array.from({ length: 6 }, gate);
		const started: number[] = [];
		const ended: number[] = [];
		let goOn = true;
		const all = runLanes(
			6,
			2,
			(i) => `agent ${i % 2}`,
			async (i) => {
				started.push(i);
				await gates[i]?.opened;
				ended.push(i);
			},
			() => goOn,
		);
		await settle();
		goOn = false;
		for (const { open } of gates) open();
		await all;
		expect(started).toEqual([0, 1]);
		expect(ended).toEqual([0, 1]);
	});

	it('ends at once without items, and takes a lane name for what it is', async () => {
		await runLanes(
			0,
			10,
			() => undefined,
			async () => await Promise.reject(new Error('run')),
			() => true,
		);
		const order: number[] = [];
		const names = ['__proto__', 'constructor', '', '__proto__', ''];
		await runLanes(
			5,
			10,
			(i) => names[i],
			async (i) => {
				order.push(i);
				await settle();
			},
			() => true,
		);
		expect(order).toEqual([0, 1, 2, 3, 4]);
	});

	it('cuts 100,000 lanes without growing slow', async () => {
		let count = 0;
		await runLanes(
			100_000,
			10,
			(i) => `agent ${i}`,
			async () => void count++,
			() => true,
		);
		expect(count).toBe(100_000);
	});
});
