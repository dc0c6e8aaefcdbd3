import { HOUR, MINUTE, started, useCallbacks } from '../../../support/triggerCallbacks';
import { storm } from '../../../support/triggerStorm';
import type { PollingN8n } from '../../../support/triggerPoll';

const callbacks = useCallbacks();
let n8n: PollingN8n;
beforeEach(() => {
	n8n = callbacks.n8n({ event: 'due', minutesBefore: 10 });
});

const inMinutes = (minutes: number) => ({ callbackTime: callbacks.now() + minutes * MINUTE });
const move = (id: string | undefined, minutes: number) => {
	const callback = callbacks.bench.ameyo.callbacks.get(id ?? '');
	if (callback) Object.assign(callback, inMinutes(minutes));
};
const pass = async (minutes: number) => {
	callbacks.putClock(minutes * MINUTE);
	await n8n.poll();
};

test('starts a callback so many minutes before its time, and not again at its time', async () => {
	await n8n.activate();
	const ids = callbacks.add(1, inMinutes(30));
	await n8n.poll();
	await pass(19);
	expect(started(n8n)).toEqual([]);
	await pass(1);
	expect(started(n8n)).toEqual(ids);
	await pass(10);
	await pass(1);
	await n8n.restart();
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('starts one at once that is added within these minutes, or after its time', async () => {
	await n8n.activate();
	const [soon] = callbacks.add(1, inMinutes(3));
	const [past] = callbacks.add(1, inMinutes(-5));
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n).sort()).toEqual([soon, past].sort());
});

test('starts what falls into these minutes after the activation only', async () => {
	callbacks.add(2, inMinutes(5));
	callbacks.add(1, inMinutes(-1));
	const ids = callbacks.add(3, inMinutes(20));
	await n8n.activate();
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
	await pass(10);
	expect(started(n8n).sort()).toEqual(ids.sort());
	await pass(15);
	expect(n8n.executions).toHaveLength(3);
});

test('starts one that was given another time before that time, once more', async () => {
	await n8n.activate();
	const [id] = callbacks.add(1, inMinutes(15));
	await n8n.poll();
	await pass(5);
	expect(started(n8n)).toEqual([id]);
	move(id, 60);
	await pass(40);
	expect(started(n8n)).toEqual([id]);
	await pass(10);
	expect(started(n8n)).toEqual([id, id]);
	await pass(10);
	expect(started(n8n)).toEqual([id, id]);
});

test('does not start one that was put off before its minutes began', async () => {
	await n8n.activate();
	const [id] = callbacks.add(1, inMinutes(15));
	await n8n.poll();
	move(id, 120);
	await pass(14);
	expect(started(n8n)).toEqual([]);
});

test('may be changed: nothing starts twice, and from then on the new minutes count', async () => {
	await n8n.activate();
	const [first, second, third] = [15, 35, 80].flatMap((minutes) =>
		callbacks.add(1, inMinutes(minutes)),
	);
	await n8n.poll();
	await pass(5);
	expect(started(n8n)).toEqual([first]);
	await n8n.publish({ minutesBefore: 20 });
	await pass(9);
	expect(started(n8n)).toEqual([first]);
	await pass(1);
	expect(started(n8n)).toEqual([first, second]);
	await n8n.publish({ minutesBefore: 0 });
	await pass(30);
	await pass(34);
	expect(started(n8n)).toEqual([first, second]);
	await pass(1);
	expect(started(n8n)).toEqual([first, second, third]);
});

test('gives the row with its own time, in ISO 8601', async () => {
	await n8n.activate();
	callbacks.add(1, { callbackTime: Math.floor(callbacks.now() / 1000) * 1000 + 5 * MINUTE });
	await n8n.poll();
	const [row] = n8n.executions;
	const { callbackTime } = [...callbacks.bench.ameyo.callbacks.values()][0] ?? {};
	expect(String(row?.callbackTime)).toMatch(/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/);
	expect(Date.parse(String(row?.callbackTime))).toBe(callbackTime);
});

test('reads dates that come as text in the zone of the credential', async () => {
	const { bench } = callbacks;
	bench.ameyo.become({ datesAs: 'text' });
	const credentials = bench.credentials({ timezone: bench.ameyo.settings.timezone });
	n8n = callbacks.n8n({ event: 'due', minutesBefore: 10 }, { credentials });
	await n8n.activate();
	const ids = callbacks.add(1, inMinutes(30));
	await pass(18);
	expect(started(n8n)).toEqual([]);
	await pass(3);
	expect(started(n8n)).toEqual(ids);
	expect(n8n.executions[0]?.callbackTime).toMatch(/\+05:30$/);
});

test.each([0, undefined])(
	'starts at the time itself without minutes: %s',
	async (minutesBefore) => {
		n8n = callbacks.n8n({
			event: 'due',
			...(minutesBefore === undefined ? {} : { minutesBefore }),
		});
		await n8n.activate();
		const ids = callbacks.add(1, inMinutes(10));
		await pass(9);
		expect(started(n8n)).toEqual([]);
		await pass(1);
		expect(started(n8n)).toEqual(ids);
	},
);

test('counts for callbacks that fall due, and not for those that are scheduled', async () => {
	n8n = callbacks.n8n({ event: 'scheduled', minutesBefore: 10 });
	await n8n.activate();
	const ids = callbacks.add(1, inMinutes(5));
	await n8n.poll();
	await pass(10);
	expect(started(n8n)).toEqual(ids);
});

test.each([-1, 1.5, 'soon'])('refuses %j minutes', async (minutesBefore) => {
	n8n = callbacks.n8n({ event: 'due', minutesBefore });
	await expect(n8n.activate()).rejects.toThrow("'Minutes Before'");
	expect(callbacks.bench.ameyo.requests).toHaveLength(0);
});

test('reads pages that are shorter than asked to their end', async () => {
	callbacks.bench.ameyo.become({ mostRows: 7 });
	await n8n.activate();
	const ids = callbacks.add(60, inMinutes(5));
	await n8n.poll();
	await pass(1);
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test.each([1, 2])(
	'starts 300 callbacks once each, whatever happens meanwhile (%d)',
	async (seed) => {
		n8n = callbacks.n8n({ event: 'due', minutesBefore: 3 * 60 });
		const aftermath = await storm(callbacks, n8n, 300, seed);
		callbacks.putClock(HOUR);
		await n8n.poll();
		expect(new Set(aftermath.started).size).toBe(aftermath.started.length);
		expect([...new Set(started(n8n))].sort()).toEqual(aftermath.scheduled.sort());
		expect(started(n8n)).toHaveLength(aftermath.scheduled.length);
	},
);
