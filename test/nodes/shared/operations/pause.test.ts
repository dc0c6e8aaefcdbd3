import { Pause } from '../../../../nodes/shared/operations/pause';

describe('a pause', () => {
	let now = 0;
	beforeEach(() => {
		now = 1_000_000;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
	});
	afterEach(() => jest.restoreAllMocks());

	it('is due by the clock, not by the number of items', () => {
		const pause = new Pause();
		for (let i = 0; i < 10_000; i++) expect(pause.isDue).toBe(false);
		now += 49;
		expect(pause.isDue).toBe(false);
		now += 1;
		expect(pause.isDue).toBe(true);
	});

	it('lets others get on, and is not due again at once', async () => {
		const pause = new Pause();
		now += 60;
		let others = false;
		setTimeout(() => (others = true), 0);
		await pause.take();
		expect(others).toBe(true);
		expect(pause.isDue).toBe(false);
		now += 50;
		expect(pause.isDue).toBe(true);
	});
});
