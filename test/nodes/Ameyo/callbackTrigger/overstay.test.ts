import { heldExecutions } from '../../../support/heldExecutions';
import { useServer } from '../../../support/server';
import { started, useCallbacks } from '../../../support/triggerCallbacks';

const callbacks = useCallbacks();
const server = useServer();
afterEach(() => jest.restoreAllMocks());

const OVERSTAYED = 'Ameyo took longer to tell its callbacks than n8n gives a poll';
const MINUTES = 60_000;

/** An n8n that gives its polls less and less time, or more. */
function hurried() {
	let budget = 60 * MINUTES;
	const n8n = callbacks.n8n({}, { budgetMs: () => budget });
	return {
		n8n,
		give: (ms: number) => {
			budget = ms;
		},
	};
}

const { now } = Date;
let passed = 0;
beforeEach(() => {
	passed = 0;
});

/** Puts the clocks forward. */
function pass(ms: number): void {
	passed += ms;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
}

/** Resolves when so many requests for the list have arrived. */
async function arrived(count: number): Promise<void> {
	while (callbacks.bench.sent('getFiltered').length < count) {
		await new Promise((resolve) => setImmediate(resolve));
	}
}

test.each(['getFiltered', 'ping-session'])(
	'a poll ends when its time is over, and the next one runs: %s hangs',
	async (command) => {
		const { n8n, give } = hurried();
		await n8n.activate();
		const ids = callbacks.add(3);
		give(400);
		callbacks.bench.ameyo.misbehave({ command, hold: true });
		expect((await n8n.failingPoll()).message).toMatch(
			new RegExp(`^(${OVERSTAYED}|Ameyo did not answer in time)$`),
		);
		give(60 * MINUTES);
		await n8n.poll();
		callbacks.bench.ameyo.calm();
		await n8n.poll();
		expect(started(n8n)).toEqual(ids);
	},
);

test('ends its requests with it: it does not wait for a server for longer than it has time', async () => {
	const { n8n, give } = hurried();
	await n8n.activate();
	callbacks.add(250);
	give(20_000);
	const busy = { status: 503, retryAfter: 50, times: null };
	callbacks.bench.ameyo.misbehave({ command: 'getFiltered', ...busy });
	const before = callbacks.bench.sent('getFiltered').length;
	expect((await n8n.failingPoll()).message).toBe('Ameyo is too busy to answer (HTTP 503)');
	expect(callbacks.bench.sent('getFiltered')).toHaveLength(before + 1);
});

test('a poll ends when its time is over: the answer drips', async () => {
	const session = { beanResponse: {}, sessionId: 'made-up-session', userId: 'made-up' };
	server.answerBy(({ url }) => {
		if (url.includes('login')) return { body: session };
		if (url.includes('ping-session')) return { body: { alive: true, serverTime: Date.now() } };
		return 'drip';
	});
	const credentials = callbacks.bench.credentials({ baseUrl: server.url });
	const n8n = callbacks.n8n({}, { credentials, budgetMs: () => 500 });
	await expect(n8n.activate()).rejects.toThrow(
		new RegExp(`^(${OVERSTAYED}|Ameyo did not answer in time)$`),
	);
});

test.each([
	['all', {}],
	['nothing', { answer: { body: [] } }],
])('a poll that hangs past its time is given up: it learns %s later', async (_name, rule) => {
	const { n8n, give } = hurried();
	await n8n.activate();
	const ids = callbacks.add(30);
	give(5 * MINUTES);
	callbacks.bench.ameyo.misbehave({ command: 'getFiltered', hold: true, ...rule });
	const hung = Promise.allSettled([n8n.poll()]);
	await arrived(3);
	pass(4 * MINUTES);
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
	pass(MINUTES);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
	const later = callbacks.add(1);
	callbacks.bench.ameyo.calm();
	await hung;
	expect(started(n8n)).toEqual(ids);
	await n8n.poll();
	expect(started(n8n)).toEqual([...ids, ...later]);
	await n8n.restart();
	expect(started(n8n)).toEqual([...ids, ...later]);
});

test('a poll that is given up while it starts executions stops, and the next one starts the rest', async () => {
	const held = heldExecutions();
	const n8n = callbacks.n8n({}, { ...held, budgetMs: () => 5 * MINUTES });
	await n8n.activate();
	const ids = callbacks.add(50);
	const slow = n8n.poll();
	await held.busy;
	pass(6 * MINUTES);
	const next = n8n.poll();
	held.letGo();
	await Promise.all([slow, next]);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('an activation whose first poll overstays says so, and the next one begins anew', async () => {
	const { n8n, give } = hurried();
	callbacks.add(2);
	give(400);
	callbacks.bench.ameyo.misbehave({ command: 'getFiltered', hold: true });
	await expect(n8n.activate()).rejects.toThrow();
	callbacks.bench.ameyo.calm();
	give(60 * MINUTES);
	await n8n.activate();
	const ids = callbacks.add(1);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});
