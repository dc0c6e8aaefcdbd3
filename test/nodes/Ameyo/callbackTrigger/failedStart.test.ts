import { ManualExecutionCancelledError } from 'n8n-workflow';
import { byId } from '../../../support/ameyo';
import { started, useCallbacks } from '../../../support/triggerCallbacks';
import type { PollingN8n, StartFailure } from '../../../support/triggerPoll';

const callbacks = useCallbacks();
let n8n: PollingN8n;
beforeEach(async () => {
	n8n = callbacks.n8n({});
	await n8n.activate();
});

const nextTurn = async () => await new Promise((resolve) => setImmediate(resolve));

/** A poll whose starts may fail, and some time for n8n to say so. */
const pollAndSettle = async () => {
	const [outcome] = await Promise.allSettled([n8n.poll()]);
	await nextTurn();
	await nextTurn();
	return outcome;
};

const WAYS: StartFailure[] = ['atOnce', 'later'];

describe.each(WAYS)('a callback that n8n cannot start, and says so %s', (how) => {
	test.each([
		['the only one', 1, 0],
		['the first', 5, 0],
		['one in the middle', 5, 2],
		['the last', 5, 4],
	])('starts at the next poll, and the others do not start again: %s', async (_, count, skip) => {
		const ids = callbacks.add(count);
		n8n.failStarts(1, how, skip);
		await pollAndSettle();
		const [failed] = ids.splice(skip, 1);
		expect(started(n8n)).toEqual(ids);
		await n8n.poll();
		expect(started(n8n)).toEqual([...ids, failed]);
		await n8n.poll();
		await n8n.restart();
		expect(started(n8n)).toEqual([...ids, failed]);
	});

	test('is tried at each poll until it starts', async () => {
		const ids = callbacks.add(2);
		n8n.failStarts(6, how);
		for (let polls = 0; polls < 3; polls++) await pollAndSettle();
		expect(started(n8n)).toEqual([]);
		await n8n.poll();
		await n8n.poll();
		expect(started(n8n)).toEqual(ids);
	});

	test('starts though a version was published meanwhile, which read that it had been started', async () => {
		const ids = callbacks.add(3);
		n8n.failStarts(1, how, 1);
		await pollAndSettle();
		await n8n.publish();
		await n8n.poll();
		expect(started(n8n).sort()).toEqual(ids.sort());
	});

	test('does not start once another campaign was waited for', async () => {
		callbacks.add(1);
		n8n.failStarts(1, how);
		await pollAndSettle();
		await n8n.publish({ campaignId: byId('5') });
		await n8n.publish({ campaignId: byId('1') });
		await n8n.poll();
		expect(started(n8n)).toEqual([]);
	});

	test('does not start after a new activation', async () => {
		callbacks.add(1);
		n8n.failStarts(1, how);
		await pollAndSettle();
		await n8n.activate();
		await n8n.poll();
		expect(started(n8n)).toEqual([]);
	});
});

test('is found by the poll after one that was under way when n8n said so', async () => {
	const ids = callbacks.add(3);
	n8n.failStarts(1, 'whenTold', 1);
	await n8n.poll();
	const [failed] = ids.splice(1, 1);
	callbacks.bench.ameyo.misbehave({ command: 'getFiltered', hold: true });
	const before = callbacks.bench.sent('getFiltered').length;
	const underWay = n8n.poll();
	while (callbacks.bench.sent('getFiltered').length === before) await nextTurn();
	n8n.tellFailures();
	await nextTurn();
	callbacks.bench.ameyo.calm();
	await underWay;
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual([...ids, failed]);
});

test('a poll that could not start something fails, once the others have been started', async () => {
	const ids = callbacks.add(3);
	n8n.failStarts(1, 'atOnce');
	expect((await n8n.failingPoll()).message).toBe('made-up: no executions');
	expect(started(n8n)).toEqual(ids.slice(1));
});

test('leaves the rest to the next poll after five starts that failed', async () => {
	const ids = callbacks.add(50);
	n8n.failStarts(5, 'atOnce');
	await n8n.failingPoll();
	expect(started(n8n)).toEqual([]);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('an execution that was canceled is not started again', async () => {
	const execution = async () => await Promise.reject(new ManualExecutionCancelledError('1'));
	n8n = callbacks.n8n({}, { execution });
	await n8n.activate();
	const ids = callbacks.add(3);
	await pollAndSettle();
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});
