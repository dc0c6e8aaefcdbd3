import { DateTime, IANAZone } from 'luxon';

/** Hours at which calls may be placed, by the clock on the customer's wall. */
export interface CallingWindow {
	/** The days on which it opens: 1 (Monday) to 7. */
	days: ReadonlySet<number>;
	/** Minutes after midnight. */
	from: number;
	/** The same, of the first minute behind it; not after `from` where it ends on the next day. */
	to: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;
/** A window opens once a week, or a week later where the clock skips it. */
const DAYS_AHEAD = 15;

/**
 * Whether calls may be placed at an instant (epoch milliseconds).
 *
 * @param zone of the customer, one that exists
 */
export function isOpen(windows: readonly CallingWindow[], zone: string, at: number): boolean {
	const wall = wallOf(at, IANAZone.create(zone));
	const minute = Math.floor(wall / MINUTE_MS) % DAY_MINUTES;
	const today = weekdayOf(wall);
	const yesterday = weekdayOf(wall - DAY_MS);
	return windows.some(({ days, from, to }) => {
		const isOverMidnight = to <= from;
		if (days.has(today) && minute >= from && (isOverMidnight || minute < to)) return true;
		return isOverMidnight && days.has(yesterday) && minute < to;
	});
}

/**
 * When calls may be placed again: ISO 8601 with the zone's offset, null where no window opens.
 *
 * @param at an instant at which they may not be
 */
export function nextOpening(
	windows: readonly CallingWindow[],
	zone: string,
	at: number,
): string | null {
	const clock = IANAZone.create(zone);
	for (let day = 0; day < DAYS_AHEAD; day++) {
		const opening = openingOf(windows, clock, at, at + day * DAY_MS);
		if (opening !== undefined) return DateTime.fromMillis(opening, { zone }).toISO();
	}
	return null;
}

/** The first opening after `at` within the day that follows `start`. */
function openingOf(
	windows: readonly CallingWindow[],
	zone: IANAZone,
	at: number,
	start: number,
): number | undefined {
	const end = start + DAY_MS;
	const change = changeOf(zone, start, end);
	const offsets = new Set([zone.offset(start), zone.offset(end)]);
	const candidates = change === undefined ? [] : [change];
	const first = midnightOf(wallOf(start, zone)) - DAY_MS;
	for (const { from } of windows) {
		for (let day = 0; day < 4; day++) {
			const wall = first + day * DAY_MS + from * MINUTE_MS;
			// A time that the clock shows twice is two instants; one that it skips is none, and the change opens the window.
			for (const offset of offsets) {
				const instant = wall - offset * MINUTE_MS;
				if (zone.offset(instant) === offset) candidates.push(instant);
			}
		}
	}
	return candidates
		.filter((instant) => instant > at && instant >= start && instant <= end)
		.sort((a, b) => a - b)
		.find((instant) => isOpen(windows, zone.name, instant));
}

/** When the zone's clock is put forward or back between two instants; undefined where it is not. */
function changeOf(zone: IANAZone, start: number, end: number): number | undefined {
	const before = zone.offset(start);
	if (zone.offset(end) === before) return undefined;
	let [same, other] = [Math.floor(start / MINUTE_MS), Math.ceil(end / MINUTE_MS)];
	while (other - same > 1) {
		const middle = Math.floor((same + other) / 2);
		if (zone.offset(middle * MINUTE_MS) === before) same = middle;
		else other = middle;
	}
	return other * MINUTE_MS;
}

/** What the clock shows at an instant, counted as milliseconds of a day without zones. */
function wallOf(at: number, zone: IANAZone): number {
	return at + zone.offset(at) * MINUTE_MS;
}

function midnightOf(wall: number): number {
	return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** 1 (Monday) to 7. The first day of the epoch was a Thursday. */
function weekdayOf(wall: number): number {
	return ((Math.floor(wall / DAY_MS) + 3) % 7) + 1;
}
