import { heldExecutions } from '../../../support/heldExecutions';
import {
	HOUR,
	openCallbackBench,
	started,
	type CallbackBench,
} from '../../../support/triggerCallbacks';

let callbacks: CallbackBench;

beforeAll(async () => {
	callbacks = await openCallbackBench();
});
beforeEach(() => {
	callbacks.bench.sandbox.reset();
	callbacks.bench.ameyo.callbacks.clear();
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => await callbacks.bench.close());

test('the first poll looks twice: what one answer leaves out does not look new later', async () => {
	const n8n = callbacks.n8n({});
	callbacks.add(150);
	callbacks.bench.ameyo.misbehave({ command: 'getFiltered', shortAnswer: 20 });
	await n8n.activate();
	await n8n.poll();
	expect(started(n8n)).toEqual([]);
});

test('stores with the last start that older ones are forgotten', async () => {
	const n8n = callbacks.n8n({});
	await n8n.activate();
	callbacks.add(1000);
	await n8n.poll();
	callbacks.putClock(2 * HOUR);
	callbacks.add(1);
	await n8n.poll();
	expect(n8n.executions).toHaveLength(1001);
	expect(n8n.database.length).toBeLessThan(8_000);
});

test('what one poll cannot start within its time is left to the next', async () => {
	const held = heldExecutions();
	const n8n = callbacks.n8n({}, held);
	await n8n.activate();
	const ids = callbacks.add(50);
	const poll = n8n.poll();
	await held.busy;
	const now = Date.now;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + 31_000);
	held.letGo();
	await poll;
	expect(n8n.executions).toHaveLength(20);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});
