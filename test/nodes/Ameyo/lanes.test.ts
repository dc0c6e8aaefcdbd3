import { useAmeyo } from '../../support/ameyo';
import { dial } from '../../support/ameyoOperations';
import { watchLanes } from '../../support/lanes';
import type { RunOptions } from '../../support/run';

const PHONE = '5555056887';

describe('calls of several executions', () => {
	const bench = useAmeyo();
	const lanes = watchLanes();
	let executions = 0;

	const call = async (agent: string, more: Partial<RunOptions> = {}, requestOptions = {}) =>
		await bench.run({ ...dial, requestOptions }, [{ agent, phone: PHONE }], {
			executionId: `execution ${++executions}`,
			...more,
		});
	const calledAgents = () => bench.ameyo.requests.map(({ data }) => Object(data).userId);

	it('are placed one after another for one agent, side by side for several', async () => {
		bench.ameyo.holdCalls();
		const first = call('amit');
		await bench.ameyo.nextRequest();
		const second = call(' amit ');
		const other = call('priya');
		await bench.ameyo.nextRequest();
		await lanes.haveAsked(3);
		expect(calledAgents()).toEqual(['amit', 'priya']);
		bench.ameyo.releaseCalls();
		for (const { error } of await Promise.all([first, second, other]))
			expect(error).toBeUndefined();
		expect(bench.ameyo.counts).toMatchObject({ dials: 3, overlappingDials: 0 });
		expect(bench.ameyo.counts.maxParallelDialsByAgent).toEqual({ amit: 1, priya: 1 });
	});

	it('do not wait for an agent whose user ID is written with other letters: it is text', async () => {
		bench.ameyo.holdCalls();
		const first = call('amit');
		await bench.ameyo.nextRequest();
		expect((await call('AMIT')).error).toBeDefined();
		expect(calledAgents()).toEqual(['amit', 'AMIT']);
		bench.ameyo.releaseCalls();
		await first;
	});

	it('say for whom they waited in vain, without the hash key', async () => {
		bench.ameyo.holdCalls();
		const first = call('amit');
		await bench.ameyo.nextRequest();
		const { error } = await call('amit', {}, { timeout: 100 });
		expect(error?.message).toBe(
			'Nothing was sent: other executions kept agent amit busy for more than 0.1 seconds',
		);
		expect(bench.ameyo.requests).toHaveLength(1);
		const { hashKey } = bench.credentials().of('ameyoHashKeyApi');
		expect(JSON.stringify(error)).not.toContain(hashKey);
		bench.ameyo.releaseCalls();
		await first;
	});

	it('do not wait for those of another hash key', async () => {
		bench.ameyo.holdCalls();
		const first = call('amit');
		await bench.ameyo.nextRequest();
		const credentials = bench.credentials({}, { hashKey: 'made-up-other-key' });
		expect((await call('amit', { credentials })).error).toBeDefined();
		expect(bench.ameyo.requests).toHaveLength(2);
		bench.ameyo.releaseCalls();
		await first;
	});
});

describe('sessions of several executions', () => {
	const bench = useAmeyo();
	const lanes = watchLanes();

	it('are begun and ended one after another', async () => {
		const credentials = bench.credentials();
		const end = { resource: 'session', operation: 'logout' };
		await bench.run({ resource: 'session', operation: 'login' }, [{}], { credentials });
		bench.ameyo.misbehave({ command: 'logout', hold: true });
		const first = bench.run(end, [{}], { credentials, executionId: 'first' });
		await bench.ameyo.nextRequest('logout');
		const { length } = bench.ameyo.requests;
		const second = bench.run({ resource: 'session', operation: 'login' }, [{}], {
			credentials,
			executionId: 'second',
		});
		await lanes.haveAsked(3);
		// Somebody else's goes through meanwhile, there and back.
		await bench.run(dial, [{ agent: 'amit', phone: PHONE }]);
		expect(bench.ameyo.requests).toHaveLength(length + 1);
		bench.ameyo.calm();
		expect((await first).error).toBeUndefined();
		expect((await second).error).toBeUndefined();
	});
});
