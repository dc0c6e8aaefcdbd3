import { untilRequestIsOut } from '../../../../nodes/shared/operations/eventLoop';

describe('untilRequestIsOut', () => {
	it('lets others get on that wait for the event loop', async () => {
		let passes = 0;
		let isOver = false;
		const count = () => {
			passes++;
			if (!isOver) setImmediate(count);
		};
		setImmediate(count);
		await untilRequestIsOut();
		isOver = true;
		expect(passes).toBeGreaterThanOrEqual(1);
	});

	it('lets all go on that wait side by side', async () => {
		const gone: number[] = [];
		await Promise.all(
			[1, 2, 3].map(async (n) => {
				await untilRequestIsOut();
				gone.push(n);
			}),
		);
		expect(gone.sort()).toEqual([1, 2, 3]);
	});
});
