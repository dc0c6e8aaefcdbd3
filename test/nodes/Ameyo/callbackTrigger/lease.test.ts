import { Leases } from '../../../../nodes/Ameyo/callbackTrigger/lease';

const HOUR = 3_600_000;
/** How long a poll may be at work. */
const BUDGET = 2 * HOUR;
const version = {};
const nextVersion = {};

test('refuses a poll while an earlier one of the same version is at work', () => {
	const leases = new Leases();
	const lease = leases.take('a', version, 0, BUDGET);
	expect(lease?.isCurrent()).toBe(true);
	expect(leases.take('a', version, HOUR, BUDGET)).toBeUndefined();
	expect(leases.take('b', version, HOUR, BUDGET)?.isCurrent()).toBe(true);
	lease?.end();
	expect(lease?.isCurrent()).toBe(false);
	expect(leases.take('a', version, HOUR, BUDGET)?.isCurrent()).toBe(true);
});

test('gives up a poll whose time is over, and the next one goes ahead', () => {
	const leases = new Leases();
	const hung = leases.take('a', version, 0, BUDGET);
	expect(leases.take('a', version, BUDGET - 1, 1)).toBeUndefined();
	expect(hung?.isCurrent()).toBe(true);
	const next = leases.take('a', version, BUDGET, 60_000);
	expect(next?.isCurrent()).toBe(true);
	expect(next?.memory).toBe(hung?.memory);
	expect(hung?.isCurrent()).toBe(false);
	hung?.end();
	expect(next?.isCurrent()).toBe(true);
	expect(leases.take('a', version, BUDGET + 59_999, BUDGET)).toBeUndefined();
	expect(leases.take('a', version, BUDGET + 60_000, BUDGET)?.isCurrent()).toBe(true);
});

test('another version takes over, and the poll before it cannot end its lease', () => {
	const leases = new Leases();
	const before = leases.take('a', version, 0, BUDGET);
	const lease = leases.take('a', nextVersion, 0, BUDGET);
	expect(before?.isCurrent()).toBe(false);
	before?.end();
	expect(lease?.isCurrent()).toBe(true);
	expect(leases.take('a', nextVersion, 0, BUDGET)).toBeUndefined();
});

test('a trigger has one memory, whoever polls, until nobody has polled for two days', () => {
	const leases = new Leases();
	const take = (holder: object, hours: number) => leases.take('a', holder, hours * HOUR, BUDGET);
	const first = take(version, 0);
	const second = take(nextVersion, 1);
	expect(second?.memory).toBe(first?.memory);
	const third = take(version, 100);
	expect(third?.memory).toBe(first?.memory);
	third?.end();
	expect(take(version, 149)?.memory).not.toBe(first?.memory);
});
