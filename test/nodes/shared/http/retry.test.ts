import { retryAfterMs, retryDelay } from '../../../../nodes/shared/http/retry';
import type { Failure } from '../../../../nodes/shared/http/failure';

describe('retryAfterMs', () => {
	it.each([
		['3', 3000],
		['0', 0],
		['1.5', 1500],
		['-5', 0],
		['Wed, 21 Oct 2015 07:28:00 GMT', 0],
		['soon', undefined],
		['', undefined],
		['  ', undefined],
		[undefined, undefined],
		[['3'], undefined],
	])('reads %j as %p', (header, expected) => {
		expect(retryAfterMs(header)).toBe(expected);
	});

	it('reads a date to come', () => {
		const ms = retryAfterMs(new Date(Date.now() + 3_600_000).toUTCString());
		expect(ms).toBeGreaterThan(3_500_000);
		expect(ms).toBeLessThanOrEqual(3_600_000);
	});
});

describe('retryDelay', () => {
	const message = 'No';
	const busy: Failure = { kind: 'busy', message };
	const passing: Failure = { kind: 'inDoubt', message, passing: true };
	const failures: Failure[] = [
		busy,
		passing,
		{ kind: 'busy', message, waitMs: 0 },
		{ kind: 'inDoubt', message },
		{ kind: 'refused', message },
		{ kind: 'notSent', message },
		{ kind: 'canceled', message },
	];

	it.each(failures)('never sends a command again: %j', (failure) => {
		for (const attempt of [0, 1, 2, 3]) {
			expect(retryDelay(failure, 'command', attempt)).toBeUndefined();
		}
	});

	it.each([busy, passing])('tries a read again three times, each time later: %j', (failure) => {
		const delays = [0, 1, 2, 3].map((attempt) => retryDelay(failure, 'read', attempt));
		expect(delays).toEqual([300, 600, 1200, undefined]);
	});

	it('waits as the server asks, for a minute at most', () => {
		const asked = (waitMs: number): Failure => ({ ...busy, kind: 'busy', waitMs });
		expect(retryDelay(asked(0), 'read', 2)).toBe(0);
		expect(retryDelay(asked(7000), 'read', 0)).toBe(7000);
		expect(retryDelay(asked(3_600_000), 'read', 0)).toBe(60_000);
		expect(retryDelay(asked(0), 'read', 3)).toBeUndefined();
	});

	it.each(failures.slice(3))('does not try a read again: %j', (failure) => {
		expect(retryDelay(failure, 'read', 0)).toBeUndefined();
	});
});
