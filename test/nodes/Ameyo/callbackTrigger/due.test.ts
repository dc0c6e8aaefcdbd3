import { HOUR, MINUTE, started, useCallbacks } from '../../../support/triggerCallbacks';
import type { PollingN8n } from '../../../support/triggerPoll';

const callbacks = useCallbacks();
let n8n: PollingN8n;
beforeEach(() => {
	n8n = callbacks.n8n({ event: 'due' });
});

const inMinutes = (minutes: number) => ({ callbackTime: callbacks.now() + minutes * MINUTE });
const move = (id: string | undefined, minutes: number) => {
	const callback = callbacks.bench.ameyo.callbacks.get(id ?? '');
	if (callback) Object.assign(callback, inMinutes(minutes));
};

test('starts a callback when its time has come by the clock of the server, and once', async () => {
	await n8n.activate();
	const ids = callbacks.add(1, inMinutes(10));
	await n8n.poll();
	callbacks.putClock(9 * MINUTE);
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
	callbacks.putClock(MINUTE);
	await n8n.poll();
	await n8n.poll();
	await n8n.restart();
	expect(started(n8n)).toEqual(ids);
});

test.each([-30 * 24 * HOUR, 30 * 24 * HOUR])(
	'does not mind a server whose clock is %d ms from its own',
	async (offset) => {
		callbacks.putClock(offset);
		await n8n.activate();
		const ids = callbacks.add(2, inMinutes(10));
		callbacks.add(1, inMinutes(30));
		await n8n.poll();
		callbacks.putClock(20 * MINUTE);
		await n8n.poll();
		expect(started(n8n)).toEqual(ids);
	},
);

test('starts those that were scheduled before the activation and fall due after it', async () => {
	callbacks.add(2, inMinutes(-20));
	const ids = callbacks.add(120, inMinutes(20));
	await n8n.activate();
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
	callbacks.putClock(30 * MINUTE);
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test('starts nothing for a callback that is deleted before its time', async () => {
	await n8n.activate();
	const [id = '', other] = callbacks.add(2, inMinutes(5));
	await n8n.poll();
	callbacks.bench.ameyo.callbacks.delete(id);
	callbacks.putClock(10 * MINUTE);
	await n8n.poll();
	expect(started(n8n)).toEqual([other]);
});

test('starts a callback that is given another time at that time only', async () => {
	await n8n.activate();
	const [later, earlier] = callbacks.add(2, inMinutes(10));
	await n8n.poll();
	move(later, 60);
	move(earlier, 5);
	callbacks.putClock(6 * MINUTE);
	await n8n.poll();
	expect(started(n8n)).toEqual([earlier]);
	callbacks.putClock(30 * MINUTE);
	await n8n.poll();
	expect(started(n8n)).toEqual([earlier]);
	callbacks.putClock(30 * MINUTE);
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual([earlier, later]);
});

test('starts a callback again that was due and is given a new time', async () => {
	await n8n.activate();
	const [id] = callbacks.add(1, inMinutes(1));
	callbacks.putClock(2 * MINUTE);
	await n8n.poll();
	move(id, 10);
	await n8n.poll();
	expect(started(n8n)).toEqual([id]);
	callbacks.putClock(11 * MINUTE);
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual([id, id]);
});

test('starts a callback at once that is added with a time of yesterday', async () => {
	await n8n.activate();
	await n8n.poll();
	const ids = callbacks.add(1, inMinutes(-24 * 60));
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('starts after a restart what fell due while n8n was down', async () => {
	const ids = callbacks.add(250, inMinutes(60));
	await n8n.activate();
	callbacks.putClock(24 * HOUR);
	await n8n.restart();
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test.each([
	['back', -3 * HOUR],
	['forward', 3 * HOUR],
])('starts each once when the clock of the server is put %s', async (_way, step) => {
	await n8n.activate();
	const ids = callbacks.add(2, inMinutes(1));
	callbacks.putClock(2 * MINUTE);
	await n8n.poll();
	callbacks.putClock(step);
	ids.push(...callbacks.add(2, inMinutes(0)));
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test('a poll that fails half-way starts nothing, and nothing is lost', async () => {
	await n8n.activate();
	const ids = callbacks.add(150, inMinutes(1));
	callbacks.putClock(2 * MINUTE);
	for (const skip of [0, 1, 2, 3]) {
		callbacks.bench.ameyo.misbehave({ command: 'getFiltered', skip, status: 502 });
		await n8n.failingPoll();
	}
	expect(started(n8n)).toEqual([]);
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});
