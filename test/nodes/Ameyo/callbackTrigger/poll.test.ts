import { HOUR, MINUTE, started, useCallbacks } from '../../../support/triggerCallbacks';

const callbacks = useCallbacks();

/** Executions that last until they are let go. */
function slowExecutions() {
	const ends: Array<() => void> = [];
	let open = false;
	let reached: (() => void) | undefined;
	let wanted = Infinity;
	return {
		execution: async () => {
			await new Promise<void>((resolve) => {
				if (open) resolve();
				ends.push(resolve);
				if (ends.length >= wanted) reached?.();
			});
		},
		/** Resolves when so many have started. */
		running: async (count: number) => {
			wanted = count;
			if (ends.length < count) await new Promise<void>((resolve) => (reached = resolve));
		},
		letGo: () => {
			open = true;
			for (const end of ends) end();
		},
	};
}

test('starts twenty executions at a time, and goes on when they have ended', async () => {
	const slow = slowExecutions();
	const n8n = callbacks.n8n({}, slow);
	await n8n.activate();
	const ids = callbacks.add(50);
	const poll = n8n.poll();
	await slow.running(20);
	expect(n8n.executions).toHaveLength(20);
	slow.letGo();
	await poll;
	expect(started(n8n)).toEqual(ids);
});

test('goes on past executions that take longer than a second', async () => {
	const n8n = callbacks.n8n({}, { execution: async () => await new Promise(() => {}) });
	await n8n.activate();
	const ids = callbacks.add(30);
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('a poll that comes while another one is under way leaves the work to that one', async () => {
	const slow = slowExecutions();
	const n8n = callbacks.n8n({}, slow);
	await n8n.activate();
	const ids = callbacks.add(50);
	const first = n8n.poll();
	await slow.running(20);
	await n8n.poll();
	slow.letGo();
	await first;
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('a version that is published while a poll starts executions takes over: none twice', async () => {
	const slow = slowExecutions();
	const n8n = callbacks.n8n({}, slow);
	await n8n.activate();
	const ids = callbacks.add(50);
	const before = n8n.database;
	const old = n8n.poll();
	await slow.running(20);
	// As n8n does when it has read the state just before.
	n8n.database = before;
	const published = n8n.publish();
	await slow.running(40);
	slow.letGo();
	await Promise.all([old, published]);
	await n8n.poll();
	expect(started(n8n).sort()).toEqual(ids.sort());
});

test('what was not started when n8n ended is started after the restart, and nothing twice', async () => {
	const slow = slowExecutions();
	const n8n = callbacks.n8n({}, slow);
	await n8n.activate();
	const ids = callbacks.add(50);
	const ending = n8n.poll();
	await slow.running(20);
	// The process ends here: what it would have done afterwards never happens.
	const { database, executions } = n8n;
	const restarted = callbacks.n8n({});
	restarted.database = database;
	const before = executions.map(({ customerCallbackId }) => String(customerCallbackId));
	await restarted.restart();
	expect([...before, ...started(restarted)]).toEqual(ids);
	slow.letGo();
	await ending;
});

test('an execution that fails is not started again', async () => {
	const n8n = callbacks.n8n({}, { execution: async () => await Promise.reject(new Error('no')) });
	await n8n.activate();
	const ids = callbacks.add(3);
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

test('reads the credential anew at each poll', async () => {
	const credentials = callbacks.bench.credentials();
	const n8n = callbacks.n8n({}, { credentials });
	await n8n.activate();
	const ids = callbacks.add(1);
	const right = credentials.of('ameyoSessionApi').password ?? '';
	credentials.change('ameyoSessionApi', { password: 'made-up-wrong' });
	expect((await n8n.failingPoll()).message).toMatch(/password/);
	credentials.change('ameyoSessionApi', { password: right });
	await n8n.poll();
	expect(started(n8n)).toEqual(ids);
});

describe("the editor's test", () => {
	const shown = async (event: string) =>
		(await callbacks.n8n({ event }).manual())?.[0]?.map(({ json }) => json.customerCallbackId);

	test('shows the callback that was scheduled last', async () => {
		callbacks.add(1, { dateAdded: callbacks.now() - 3 * HOUR });
		const [last] = callbacks.add(1, { dateAdded: callbacks.now() - MINUTE });
		callbacks.add(1, { dateAdded: callbacks.now() - 2 * HOUR });
		expect(await shown('scheduled')).toEqual([last]);
	});

	test('shows the one that fell due last, or the next one', async () => {
		callbacks.add(1, { callbackTime: callbacks.now() + 3 * HOUR });
		const [next] = callbacks.add(1, { callbackTime: callbacks.now() + HOUR });
		expect(await shown('due')).toEqual([next]);
		const dateAdded = callbacks.now() - 9 * HOUR;
		callbacks.add(1, { dateAdded, callbackTime: callbacks.now() - 3 * HOUR });
		const [due] = callbacks.add(1, { dateAdded, callbackTime: callbacks.now() - HOUR });
		expect(await shown('due')).toEqual([due]);
	});

	test('says what to do where there is none, and starts and stores nothing', async () => {
		const n8n = callbacks.n8n({});
		await expect(n8n.manual()).rejects.toMatchObject({
			message: 'There is no callback in this campaign to show',
			description: 'Schedule one in Ameyo, then try again.',
		});
		expect(n8n.database).toBe('{}');
	});
});

test('a new activation begins anew: what was started before it is forgotten', async () => {
	const n8n = callbacks.n8n({});
	await n8n.activate();
	const [id = ''] = callbacks.add(1);
	await n8n.poll();
	const row = callbacks.bench.ameyo.callbacks.get(id);
	if (!row) throw new Error('There is no such callback');
	// A server set up again counts from the same number.
	callbacks.bench.ameyo.callbacks.clear();
	await n8n.activate();
	callbacks.bench.ameyo.callbacks.set(id, { ...row, dateAdded: callbacks.now() });
	await n8n.poll();
	await n8n.poll();
	expect(started(n8n)).toEqual([id, id]);
});
