import { byId } from '../../../support/ameyo';
import { HOUR, MINUTE, started, useCallbacks } from '../../../support/triggerCallbacks';
import type { PollingN8n } from '../../../support/triggerPoll';

const callbacks = useCallbacks();
let n8n: PollingN8n;
beforeEach(() => {
	n8n = callbacks.n8n({ event: 'scheduled' });
});

const server = () => callbacks.bench.ameyo;

test('starts nothing for what was scheduled before the activation', async () => {
	callbacks.add(250);
	callbacks.add(3, { dateAdded: callbacks.now() - 40 * MINUTE });
	await n8n.activate();
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
});

test('starts one execution for each new callback, with the row as Ameyo gives it', async () => {
	await n8n.activate();
	const [id] = callbacks.add(1);
	await n8n.poll();
	await n8n.poll();
	expect(n8n.executions).toEqual([
		{
			customerCallbackId: id,
			campaignId: 1,
			callbackTime: expect.stringMatching(/^\d{4}-.*T.*[+-]\d\d:\d\d$/),
			selfCallback: false,
			userId: 'agent',
			phone: expect.stringMatching(/^\d+$/),
			customerId: null,
			dateAdded: expect.stringMatching(/^\d{4}-.*T.*[+-]\d\d:\d\d$/),
		},
	]);
});

test('leaves callbacks of other campaigns alone', async () => {
	await n8n.activate();
	callbacks.add(2, { campaignId: 5 });
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
});

test('starts each of 250 that share a millisecond once, across pages', async () => {
	await n8n.activate();
	const ids = callbacks.add(250, { dateAdded: callbacks.now() });
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test('a callback whose ID holds half a character is in the way of none', async () => {
	await n8n.activate();
	const ids = callbacks.add(1);
	callbacks.add(1, { customerCallbackId: 'd810-made-up-\ud83d-cm' });
	ids.push(...callbacks.add(1));
	await n8n.poll();
	expect(n8n.executions).toHaveLength(3);
	await n8n.restart();
	ids.push(...callbacks.add(1));
	await n8n.poll();
	await n8n.poll();
	expect(n8n.executions).toHaveLength(4);
	expect(started(n8n).filter((id) => ids.includes(id))).toEqual(ids);
});

test('starts the oldest first', async () => {
	await n8n.activate();
	const [late] = callbacks.add(1);
	const [early] = callbacks.add(1, { dateAdded: callbacks.now() - MINUTE });
	await n8n.poll();
	expect(started(n8n)).toEqual([early, late]);
});

test('goes on after a restart, with what came while n8n was down', async () => {
	await n8n.activate();
	const before = callbacks.add(2);
	await n8n.poll();
	const meanwhile = callbacks.add(3);
	await n8n.restart();
	const after = callbacks.add(1);
	await n8n.poll();
	await n8n.restart();
	expect(started(n8n)).toEqual([...before, ...meanwhile, ...after]);
});

test('goes on after a restart that follows polls without a start, which n8n does not store', async () => {
	await n8n.activate();
	const before = callbacks.add(2);
	await n8n.poll();
	for (let hours = 0; hours < 5; hours++) {
		callbacks.putClock(HOUR);
		await n8n.poll();
	}
	const meanwhile = callbacks.add(1);
	await n8n.restart();
	await n8n.poll();
	expect(started(n8n)).toEqual([...before, ...meanwhile]);
});

test.each([-30 * 24 * HOUR, -2 * HOUR, 2 * HOUR, 30 * 24 * HOUR])(
	'does not mind a server whose clock is %d ms from its own',
	async (offset) => {
		callbacks.putClock(offset);
		callbacks.add(2);
		await n8n.activate();
		const ids = callbacks.add(3);
		await n8n.poll();
		await n8n.restart();
		ids.push(...callbacks.add(1));
		await n8n.poll();
		expect(started(n8n)).toEqual(ids);
	},
);

test.each([
	['back', -3 * HOUR],
	['back by less than the window', -30 * MINUTE],
	['forward', 3 * HOUR],
])('goes on when the clock of the server is put %s', async (_way, step) => {
	callbacks.add(5, { dateAdded: callbacks.now() - 10 * MINUTE });
	callbacks.add(5, { dateAdded: callbacks.now() - 3 * HOUR - 10 * MINUTE });
	await n8n.activate();
	const ids = callbacks.add(2);
	await n8n.poll();
	callbacks.putClock(step);
	ids.push(...callbacks.add(2));
	await n8n.poll();
	await n8n.poll();
	callbacks.putClock(-step);
	ids.push(...callbacks.add(2));
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test.each([5, 30, 59])('finds one that shows up with a date of %d minutes ago', async (minutes) => {
	await n8n.activate();
	const ids = callbacks.add(1);
	await n8n.poll();
	ids.push(...callbacks.add(1, { dateAdded: callbacks.now() - minutes * MINUTE }));
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('finds one of before the last poll that was hours ago, though it shows up late', async () => {
	await n8n.activate();
	const shown = callbacks.now() - 50 * MINUTE;
	callbacks.putClock(8 * HOUR);
	const ids = callbacks.add(1, { dateAdded: shown });
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('a poll that fails on a later page starts nothing, and nothing is lost', async () => {
	await n8n.activate();
	const stored = n8n.database;
	const ids = callbacks.add(250);
	server().misbehave({ command: 'getFiltered', skip: 1, status: 500 });
	expect((await n8n.failingPoll()).message).toBe('Ameyo answered with HTTP 500');
	server().misbehave({ command: 'getFiltered', skip: 2, html: 200 });
	expect((await n8n.failingPoll()).message).toBe('Ameyo answered with a web page instead of data');
	server().misbehave({ command: 'getFiltered', malformedJson: true });
	expect((await n8n.failingPoll()).message).toBe('Ameyo gave an answer that cannot be read');
	server().misbehave({ command: 'ping-session', answer: { body: { alive: true } } });
	expect((await n8n.failingPoll()).message).toContain('did not tell the time');
	expect(started(n8n)).toEqual([]);
	expect(n8n.database).toBe(stored);
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test('a short page is not the end: what it leaves out is read on', async () => {
	await n8n.activate();
	const ids = callbacks.add(150);
	server().misbehave({ command: 'getFiltered', shortAnswer: 20 });
	await n8n.poll();
	expect(n8n.executions).toHaveLength(150);
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test('an activation whose first poll fails says so, and the next one begins anew', async () => {
	callbacks.add(1);
	server().misbehave({ command: 'getFiltered', status: 500 });
	await expect(n8n.activate()).rejects.toThrow('Ameyo answered with HTTP 500');
	callbacks.add(1);
	await n8n.activate();
	const ids = callbacks.add(1);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('begins anew when it is activated again: what came while it was not active is over', async () => {
	await n8n.activate();
	const ids = callbacks.add(1);
	await n8n.poll();
	callbacks.add(2);
	await n8n.activate();
	ids.push(...callbacks.add(1));
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('goes on when a changed version is published; begins anew for another campaign', async () => {
	await n8n.activate();
	const ids = callbacks.add(1);
	await n8n.publish();
	expect(started(n8n)).toEqual(ids);
	callbacks.add(2, { campaignId: 5 });
	await n8n.publish({ campaignId: byId('5') });
	ids.push(...callbacks.add(1, { campaignId: 5 }));
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('a session that has died is renewed, and the poll goes on', async () => {
	await n8n.activate();
	const ids = callbacks.add(120);
	server().misbehave({ command: 'getFiltered', skip: 1, expireSession: true });
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
	expect(server().counts.logins).toBe(2);
});

test('forgets what is older than the window', async () => {
	await n8n.activate();
	callbacks.add(1000);
	await n8n.poll();
	const large = n8n.database.length;
	callbacks.putClock(2 * HOUR);
	await n8n.poll();
	callbacks.add(1);
	await n8n.poll();
	await n8n.restart();
	expect(n8n.executions).toHaveLength(1001);
	expect(large).toBeGreaterThan(20_000);
	expect(n8n.database.length).toBeLessThan(8_000);
});

test('returns each new callback once where n8n gives it no way to start executions', async () => {
	n8n = callbacks.n8n({ event: 'scheduled' }, { emits: false });
	await n8n.activate();
	const first = callbacks.add(150);
	const returned = async () =>
		((await n8n.poll())?.[0] ?? []).map(({ json }) => String(json.customerCallbackId)).sort();
	expect(await returned()).toEqual(first.sort());
	expect(await returned()).toEqual([]);
	const second = callbacks.add(2);
	expect(await returned()).toEqual(second.sort());
});
