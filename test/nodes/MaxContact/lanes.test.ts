import type { INodeParameters } from 'n8n-workflow';
import { watchLanes } from '../../support/lanes';
import { Bench, byId, PASTED } from '../../support/maxContact';
import { onCall, useCalls } from '../../support/maxContactCalls';
import { toErrorOutput } from '../../support/run';
import type { Run, RunOptions } from '../../support/run';

const OK = { Success: true, Data: null, ResponseCode: 200, ResponseDetail: 'OK' };

describe('commands of several executions', () => {
	const { bench } = useCalls();
	const lanes = watchLanes();
	let executions = 0;

	/** Dials for agents in an execution of its own. */
	const dial = async (agents: string | string[], more: Partial<RunOptions> = {}, options = {}) =>
		await dialAt(bench, agents, more, options);
	const dialAt = async (
		at: Bench,
		agents: string | string[],
		more: Partial<RunOptions> = {},
		requestOptions: INodeParameters = {},
	): Promise<Run> => {
		const execution = ++executions;
		return await at.run(
			onCall('dial', {
				userId: byId('={{ $json.agent }}'),
				phoneNumber: byId('={{ $json.phone }}'),
				requestOptions,
			}),
			[agents].flat().map((agent, i) => ({ agent, phone: `0161${1000 * execution + i}` })),
			{ executionId: `execution ${execution}`, ...more },
		);
	};
	/** Dials, and gets no answer until the bench is told to calm down. */
	const heldDial = async (agent: string, more: Partial<RunOptions> = {}) => {
		bench.simulator.misbehave({ command: 'dial', hold: true });
		return await dial(agent, more);
	};
	const dialsAt = (at: Bench) =>
		at.simulator.requests.filter(({ command }) => command === 'dial').map(({ url }) => url);
	const dials = () => dialsAt(bench);
	const answerAll = () =>
		bench.simulator.misbehave({ command: 'dial', times: null, delay: 2, answer: { body: OK } });

	it.each([
		['the same ID', '1001'],
		['the same number written otherwise', '0001001'],
	])('wait for each other where they are for one agent: %s', async (_how, sameAgent) => {
		const first = heldDial('1001');
		await bench.simulator.nextRequest('dial');
		const second = dial(sameAgent);
		await lanes.haveAsked(2);
		// Another agent's goes through meanwhile, there and back.
		expect((await dial('1002')).error).toBeUndefined();
		expect(dials()).toHaveLength(2);
		bench.simulator.calm();
		expect((await first).error).toBeUndefined();
		// The second is refused in MaxContact's words: it was sent after the first had its call.
		expect((await second).error?.message).toMatch(/^User 1001 is on call \d+/);
		expect(bench.simulator.counts.overlappingCommands).toEqual({});
		expect(bench.simulator.counts.dials).toBe(2);
	});

	it('arrive in the order in which they were started, 50 at once', async () => {
		answerAll();
		const credentials = bench.credentials(PASTED);
		const runs = Array.from({ length: 50 }, async (_, i) =>
			bench.run(onCall('dial', { phoneNumber: byId(String(1000 + i)) }), [{}], {
				credentials,
				executionId: `one of fifty ${i}`,
			}),
		);
		for (const { error } of await Promise.all(runs)) expect(error).toBeUndefined();
		expect(dials().map((url) => url.split('/').at(-1))).toEqual(
			Array.from({ length: 50 }, (_, i) => String(1000 + i)),
		);
		expect(bench.simulator.counts.maxParallelByAgent).toEqual({ 1001: 1 });
	});

	it('keep the order of the items within each execution', async () => {
		answerAll();
		const agents = Array.from({ length: 6 }, () => '1001');
		const runs = await Promise.all([dial(agents), dial(agents), dial(agents)]);
		for (const { error } of runs) expect(error).toBeUndefined();
		// The numbers of each execution go up.
		const phones = dials().map((url) => Number(url.split('/').at(-1)));
		expect(phones).toHaveLength(18);
		for (const execution of new Set(phones.map((phone) => Math.floor(phone / 1000)))) {
			const own = phones.filter((phone) => Math.floor(phone / 1000) === execution);
			expect(own).toEqual([0, 1, 2, 3, 4, 5].map((i) => execution * 1000 + i));
		}
		expect(bench.simulator.counts.overlappingCommands).toEqual({});
	});

	it('do not wait for those of another server', async () => {
		const other = await new Bench().open({ maxContact: { ringMs: 0 } });
		try {
			const held = heldDial('1001');
			await bench.simulator.nextRequest('dial');
			const { error } = await dialAt(other, '1001');
			expect(error).toBeUndefined();
			bench.simulator.calm();
			expect((await held).error).toBeUndefined();
		} finally {
			await other.close();
		}
	});

	it('do not wait for those of another account, and do for those of the same one', async () => {
		const [one, two] = [bench.credentials(), bench.credentials()];
		const same = bench.credentials({
			...one.of('maxContactApi'),
			baseUrl: `${bench.sandbox.url.toUpperCase()}/`,
		});
		const held = heldDial('1001', { credentials: one });
		await bench.simulator.nextRequest('dial');
		const waiting = dial('1001', { credentials: same });
		await lanes.haveAsked(2);
		await dial('1001', { credentials: two });
		expect(dials()).toHaveLength(2);
		bench.simulator.calm();
		await Promise.all([held, waiting]);
		expect(dials()).toHaveLength(3);
	});

	it('fail with nothing sent after their time-out, and leave the lane to the others', async () => {
		const held = heldDial('1001');
		await bench.simulator.nextRequest('dial');
		const late = await dial(['1001', '1002'], { onError: toErrorOutput }, { timeout: 300 });
		expect(late.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(late.errors).toEqual([
			{
				json: {
					agent: '1001',
					phone: expect.any(String),
					error:
						'Nothing was sent: other executions kept agent 1001 busy for more than 0.3 seconds',
					details: {
						description:
							"Such commands are sent one after another, over all executions. Run the item again, or give it a longer 'Timeout' in 'Request Options'.",
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(dials().filter((url) => url.includes('/user/1001/'))).toHaveLength(1);
		const next = dial('1001');
		bench.simulator.calm();
		await Promise.all([held, next]);
		expect(dials().filter((url) => url.includes('/user/1001/'))).toHaveLength(2);
		expect(bench.simulator.counts.overlappingCommands).toEqual({});
	});

	it('wait for those of their own execution without limit', async () => {
		const executionId = 'of two tools';
		const held = heldDial('1001', { executionId });
		await bench.simulator.nextRequest('dial');
		const limits = jest.spyOn(AbortSignal, 'timeout');
		const second = dial('1001', { executionId }, { timeout: 300 });
		await lanes.haveAsked(2);
		expect((await dial('1002')).error).toBeUndefined();
		// But for the deadline of that one request no time-out was begun.
		expect(limits.mock.calls).toEqual([[60_000]]);
		bench.simulator.calm();
		await held;
		expect((await second).error?.message).toMatch(/^User 1001 is on call/);
	});

	it('end without being sent when they are canceled while they wait', async () => {
		const held = heldDial('1001');
		await bench.simulator.nextRequest('dial');
		let cancel = () => {};
		const waiting = dial('1001', {
			onStart: (stop) => (cancel = stop),
			onError: 'continueRegularOutput',
		});
		await lanes.haveAsked(2);
		cancel();
		const canceled = await waiting;
		expect(canceled.status).toBe('canceled');
		expect(canceled.items.map(({ json }) => json.error)).toEqual([
			'The execution was canceled while the item waited for agent 1001. Nothing was sent.',
		]);
		expect(dials()).toHaveLength(1);
		bench.simulator.calm();
		await held;
		expect((await dial('1001')).error?.message).toMatch(/^User 1001 is on call/);
		expect(dials()).toHaveLength(2);
	});

	it('do not keep an execution that has failed already', async () => {
		const held = heldDial('1001');
		await bench.simulator.nextRequest('dial');
		// The agent who is logged out is refused while the first item still waits.
		const { error } = await dial(['1001', '1012']);
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toContain('Carried out: 0 of 2 items. Failed: 1. Not started: 1.');
		expect(dials()).toHaveLength(2);
		bench.simulator.calm();
		await held;
		expect(dials()).toHaveLength(2);
	});

	it.each([
		['is refused', { answer: { body: { ...OK, Success: false, ResponseCode: 401 } } }],
		['loses its connection', { dropAfter: true }],
		['is answered with a page', { html: 502 as const }],
	])('find the lane free after one that %s', async (_how, rule) => {
		bench.simulator.misbehave({ command: 'dial', hold: true, ...rule });
		const arrived = bench.simulator.nextRequest('dial');
		const failing = dial('1001');
		await arrived;
		const waiting = dial('1001');
		await lanes.haveAsked(2);
		bench.simulator.calm();
		expect((await failing).error).toBeDefined();
		await waiting;
		expect(dials()).toHaveLength(2);
		expect(bench.simulator.counts.overlappingCommands).toEqual({});
	});

	it('let reads through', async () => {
		const held = heldDial('1001');
		await bench.simulator.nextRequest('dial');
		const { error } = await bench.run(onCall('getAll', { returnAll: true }), [{}], {
			executionId: 'reading',
		});
		expect(error).toBeUndefined();
		bench.simulator.calm();
		await held;
	});
});
