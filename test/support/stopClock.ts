/**
 * Lets all of a file's tests happen at one moment, as far as `Date.now` tells. The nodes share a login for some seconds:
 * on a slow machine, what a test does at once would take longer than that.
 */
export function stopClock(): void {
	beforeEach(() => {
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now);
	});
	afterEach(() => jest.restoreAllMocks());
}

/** As `stopClock`; the test lets time pass. */
export function movableClock(): { advance(ms: number): void } {
	let now = 0;
	beforeEach(() => {
		now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
	});
	afterEach(() => jest.restoreAllMocks());
	return {
		advance: (ms) => {
			now += ms;
		},
	};
}
