import { Leases } from '../../../../nodes/Ameyo/callbackTrigger/lease';

const HOUR = 3_600_000;
const version = {};
const nextVersion = {};

test('refuses a poll while an earlier one of the same version is at work', () => {
	const leases = new Leases();
	const lease = leases.take('a', version, 0);
	expect(lease?.isCurrent()).toBe(true);
	expect(leases.take('a', version, HOUR)).toBeUndefined();
	expect(leases.take('b', version, HOUR)?.isCurrent()).toBe(true);
	lease?.end();
	expect(lease?.isCurrent()).toBe(false);
	expect(leases.take('a', version, HOUR)?.isCurrent()).toBe(true);
});

test('another version takes over, and the poll before it cannot end its lease', () => {
	const leases = new Leases();
	const before = leases.take('a', version, 0);
	const lease = leases.take('a', nextVersion, 0);
	expect(before?.isCurrent()).toBe(false);
	before?.end();
	expect(lease?.isCurrent()).toBe(true);
	expect(leases.take('a', nextVersion, 0)).toBeUndefined();
});

test('a trigger has one memory, whoever polls, until nobody has polled for two days', () => {
	const leases = new Leases();
	const take = (holder: object, hours: number) => leases.take('a', holder, hours * HOUR);
	const first = take(version, 0);
	const second = take(nextVersion, 1);
	expect(second?.memory).toBe(first?.memory);
	const third = take(version, 100);
	expect(third?.memory).toBe(first?.memory);
	third?.end();
	expect(take(version, 149)?.memory).not.toBe(first?.memory);
});
