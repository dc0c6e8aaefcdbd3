import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isOpen, nextOpening } from '../../../../nodes/shared/callRules/callingHours';
import type { CallingWindow } from '../../../../nodes/shared/callRules/callingHours';

const ALL = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];

/** Hours such as `09:00-17:30`. */
function hours(text: string, days = ALL): CallingWindow {
	const [from = 0, to = 0] = text.split('-').map((time) => {
		const [hour = 0, minute = 0] = time.split(':').map(Number);
		return hour * 60 + minute;
	});
	return { days: new Set(days), from, to };
}

const at = (iso: string, zone: string) => DateTime.fromISO(iso, { zone }).toMillis();

/** What comes of a call at a time of the zone's clock: 'open', or when it may be placed. */
function outcome(windows: CallingWindow[], zone: string, iso: string): string | null {
	const instant = at(iso, zone);
	return isOpen(windows, zone, instant) ? 'open' : nextOpening(windows, zone, instant);
}

describe('calling hours', () => {
	it.each([
		['2026-11-16T08:59:59.999', '2026-11-16T09:00:00.000+00:00'],
		['2026-11-16T09:00', 'open'],
		['2026-11-16T11:59:59', 'open'],
		// Several a day: closed from twelve to one.
		['2026-11-16T12:00', '2026-11-16T13:00:00.000+00:00'],
		['2026-11-16T13:00', 'open'],
		['2026-11-16T17:30', '2026-11-17T09:00:00.000+00:00'],
		// A Friday's evening: the next day with hours is Monday.
		['2026-11-20T18:00', '2026-11-23T09:00:00.000+00:00'],
		['2026-11-21T10:00', '2026-11-23T09:00:00.000+00:00'],
	])('on weekdays, twice a day: %s gives %s', (iso, expected) => {
		const windows = [hours('13:00-17:30', WEEKDAYS), hours('09:00-12:00', WEEKDAYS)];
		expect(outcome(windows, 'Europe/London', iso)).toBe(expected);
	});

	it.each([
		['2026-11-16T21:59', '2026-11-16T22:00:00.000+00:00'],
		['2026-11-16T22:00', 'open'],
		['2026-11-17T00:00', 'open'],
		['2026-11-17T01:59', 'open'],
		['2026-11-17T02:00', '2026-11-23T22:00:00.000+00:00'],
		// Tuesday's night is not Monday's.
		['2026-11-17T23:00', '2026-11-23T22:00:00.000+00:00'],
	])('over midnight belongs to the day on which it begins: %s gives %s', (iso, expected) => {
		expect(outcome([hours('22:00-02:00', [1])], 'Europe/London', iso)).toBe(expected);
	});

	it.each([
		['00:00-24:00', '2026-11-15T23:59', '2026-11-16T00:00:00.000+00:00'],
		['00:00-24:00', '2026-11-16T00:00', 'open'],
		['00:00-24:00', '2026-11-16T23:59:59.999', 'open'],
		['00:00-24:00', '2026-11-17T00:00', '2026-11-23T00:00:00.000+00:00'],
		['18:00-00:00', '2026-11-16T23:59', 'open'],
		['18:00-00:00', '2026-11-17T00:00', '2026-11-23T18:00:00.000+00:00'],
	])('%s on a Monday ends with the day: %s gives %s', (window, iso, expected) => {
		expect(outcome([hours(window, [1])], 'Europe/London', iso)).toBe(expected);
	});

	it.each([[[]], [[hours('09:00-17:00', [])]]])('never opens where there are none', (windows) => {
		expect(outcome(windows, 'Europe/London', '2026-11-16T10:00')).toBeNull();
	});

	it.each([
		// The same instant: Saturday's morning in one place, Friday's in the other.
		['Pacific/Kiritimati', '2026-11-20T22:00Z', '2026-11-23T09:00:00.000+14:00'],
		['Pacific/Pago_Pago', '2026-11-20T22:00Z', 'open'],
		['Pacific/Kiritimati', '2026-11-22T20:00Z', 'open'],
		['Pacific/Pago_Pago', '2026-11-22T20:00Z', '2026-11-23T09:00:00.000-11:00'],
		['Asia/Kolkata', '2026-11-20T03:29Z', '2026-11-20T09:00:00.000+05:30'],
		['Asia/Kolkata', '2026-11-20T03:30Z', 'open'],
		['Asia/Kathmandu', '2026-11-20T03:14Z', '2026-11-20T09:00:00.000+05:45'],
		['Australia/Lord_Howe', '2026-11-20T06:00Z', '2026-11-23T09:00:00.000+11:00'],
		['America/St_Johns', '2026-11-20T12:29Z', '2026-11-20T09:00:00.000-03:30'],
		['UTC', '2026-11-20T08:00Z', '2026-11-20T09:00:00.000Z'],
	])('goes by the clock and the calendar in %s: %s gives %s', (zone, iso, expected) => {
		expect(outcome([hours('09:00-17:00', WEEKDAYS)], zone, iso)).toBe(expected);
	});

	it.each([
		// In New York the clock goes from two to three on 8 March 2026, and from two to one on 1 November.
		['09:00-17:00', '2026-03-07T17:00-05:00', '2026-03-08T09:00:00.000-04:00'],
		['09:00-17:00', '2026-10-31T17:00-04:00', '2026-11-01T09:00:00.000-05:00'],
		// A beginning that the clock skips: the hours begin when it has.
		['02:30-05:00', '2026-03-08T01:59-05:00', '2026-03-08T03:00:00.000-04:00'],
		['02:30-05:00', '2026-03-08T03:00-04:00', 'open'],
		// Hours that it skips whole are a day later.
		['02:10-02:50', '2026-03-08T01:00-05:00', '2026-03-09T02:10:00.000-04:00'],
		['02:10-02:50', '2026-03-08T03:05-04:00', '2026-03-09T02:10:00.000-04:00'],
		// Hours that come twice, and the time between.
		['01:00-01:30', '2026-11-01T01:15-04:00', 'open'],
		['01:00-01:30', '2026-11-01T01:30-04:00', '2026-11-01T01:00:00.000-05:00'],
		['01:00-01:30', '2026-11-01T01:15-05:00', 'open'],
		['01:00-01:30', '2026-11-01T01:30-05:00', '2026-11-02T01:00:00.000-05:00'],
		// The clock is put back into hours that were over.
		['00:30-01:30', '2026-11-01T01:45-04:00', '2026-11-01T01:00:00.000-05:00'],
		// Over the midnight before the change.
		['22:00-02:30', '2026-03-08T01:59-05:00', 'open'],
		['22:00-02:30', '2026-03-08T03:00-04:00', '2026-03-08T22:00:00.000-04:00'],
	])('through the changes of summer time, %s: %s gives %s', (window, iso, expected) => {
		expect(outcome([hours(window)], 'America/New_York', iso)).toBe(expected);
	});

	it('takes the week after where the clock skips the only hours of a week', () => {
		const sunday = [hours('02:10-02:50', [7])];
		expect(outcome(sunday, 'America/New_York', '2026-03-08T00:00')).toBe(
			'2026-03-15T02:10:00.000-04:00',
		);
	});

	it('finds its way over a day that never was, west of the date line', () => {
		// Samoa left out Friday, 30 December 2011.
		expect(outcome([hours('09:00-17:00', [5])], 'Pacific/Apia', '2011-12-29T20:00')).toBe(
			'2012-01-06T09:00:00.000+14:00',
		);
		expect(outcome([hours('09:00-17:00')], 'Pacific/Apia', '2011-12-29T20:00')).toBe(
			'2011-12-31T09:00:00.000+14:00',
		);
	});

	it('opens, wherever and whenever, at the first instant at which a clock shows an open time', () => {
		const minute = fc.integer({ min: 0, max: 1439 });
		const window = fc
			.record({ days: fc.subarray(ALL), from: minute, to: fc.integer({ min: 0, max: 1440 }) })
			.filter(({ from, to }) => from !== to)
			.map(({ days, from, to }) => ({ days: new Set(days), from, to }));
		const zone = fc.constantFrom(
			'Pacific/Kiritimati',
			'Pacific/Pago_Pago',
			'Australia/Lord_Howe',
			'Asia/Kolkata',
			'America/New_York',
			'Africa/Casablanca',
			'Europe/London',
		);
		const instant = fc.integer({ min: at('2026-01-01', 'UTC'), max: at('2027-12-31', 'UTC') });
		/** The same by luxon's own reading of the clock. */
		const shows = (windows: CallingWindow[], time: DateTime) =>
			windows.some(({ days, from, to }) => {
				const now = time.hour * 60 + time.minute;
				const before = time.weekday === 1 ? 7 : time.weekday - 1;
				if (to > from) return days.has(time.weekday) && now >= from && now < to;
				return (days.has(time.weekday) && now >= from) || (days.has(before) && now < to);
			});
		fc.assert(
			fc.property(fc.array(window, { maxLength: 3 }), zone, instant, (windows, where, now) => {
				const open = isOpen(windows, where, now);
				expect(open).toBe(shows(windows, DateTime.fromMillis(now, { zone: where })));
				if (open) return;
				const next = nextOpening(windows, where, now);
				if (next === null) {
					expect(windows.every(({ days }) => days.size === 0)).toBe(true);
					return;
				}
				const opening = DateTime.fromISO(next, { setZone: true }).toMillis();
				expect(opening).toBeGreaterThan(now);
				expect(isOpen(windows, where, opening)).toBe(true);
				expect(isOpen(windows, where, opening - 1)).toBe(false);
				// Not open before: looked at in steps of seven minutes, and of the seconds before it.
				for (let step = now; step < opening; step += Math.max(420_000, (opening - now) / 50)) {
					expect(isOpen(windows, where, step)).toBe(false);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
