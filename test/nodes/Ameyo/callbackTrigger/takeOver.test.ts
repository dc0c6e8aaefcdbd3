import { byId } from '../../../support/ameyo';
import { heldExecutions } from '../../../support/heldExecutions';
import { openCallbackBench, started, type CallbackBench } from '../../../support/triggerCallbacks';

let callbacks: CallbackBench;

beforeAll(async () => {
	callbacks = await openCallbackBench();
});
beforeEach(() => {
	callbacks.bench.sandbox.reset();
	callbacks.bench.ameyo.callbacks.clear();
});
afterAll(async () => await callbacks.bench.close());

test('a version for another campaign takes over from a poll that starts executions', async () => {
	const held = heldExecutions();
	const n8n = callbacks.n8n({}, held);
	await n8n.activate();
	callbacks.add(50);
	const former = n8n.poll();
	await held.busy;
	await n8n.publish({ campaignId: byId('5') });
	const startedBefore = started(n8n);
	held.letGo();
	await former;
	// What is stored is what the new version knows: it goes on after a restart.
	const ids = callbacks.add(1, { campaignId: 5 });
	await n8n.restart();
	expect(started(n8n)).toEqual([...startedBefore, ...ids]);
});

test('n8n is killed after a new version took over: what both started is stored', async () => {
	const held = heldExecutions();
	const n8n = callbacks.n8n({}, held);
	await n8n.activate();
	const ids = callbacks.add(50);
	const beforeStarts = n8n.database;
	const former = n8n.poll();
	await held.busy;
	// As n8n does when it has read the state just before.
	n8n.database = beforeStarts;
	n8n.dieAfter(10);
	await n8n.publish();
	held.letGo();
	await former;
	await n8n.restart();
	expect(started(n8n).sort()).toEqual(ids.sort());
});
