import type { IDataObject } from 'n8n-workflow';
import { until } from '../../sandbox/n8n/until';
import { chain, locator, node } from '../e2e/workflow';
import { queueMode } from './running';
import { endedAs, openStage, type Stage } from './stage';

/** So many starts are under way at a time, where n8n takes less than a second for each. */
const UNDER_WAY = 20;
const IS_FULL = process.env.QUEUE_TESTS === 'full';
/** Few enough for all of them to be under way, however slow the machine is; the full form is for a quiet one. */
const CALLBACKS = IS_FULL ? 500 : UNDER_WAY;

const SCHEDULER = {
	N8N_SCHEDULER_ENABLED: 'true',
	// In a test nobody waits for the seconds and minutes that n8n takes by default.
	N8N_SCHEDULER_MATERIALIZATION_INTERVAL: '1',
	N8N_SCHEDULER_EXECUTOR_INTERVAL: '1',
	N8N_SCHEDULER_LEASE_DURATION: '30',
	N8N_SCHEDULER_REAPER_INTERVAL: '2',
};
/** How n8n can be set to poll. */
const MODES = {
	'without the scheduler': {},
	'with the scheduler': SCHEDULER,
	'with poll triggers in the scheduler': {
		...SCHEDULER,
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	},
	'with durable cursors': {
		...SCHEDULER,
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	},
};
type Mode = keyof typeof MODES;
const STEPS: Array<{ mode: Mode; ends: 'is killed' | 'is restarted'; next: Mode }> = IS_FULL
	? everyStep()
	: [
			{ mode: 'without the scheduler', ends: 'is killed', next: 'with the scheduler' },
			{
				mode: 'with the scheduler',
				ends: 'is restarted',
				next: 'with poll triggers in the scheduler',
			},
			{
				mode: 'with poll triggers in the scheduler',
				ends: 'is killed',
				next: 'with durable cursors',
			},
			{ mode: 'with durable cursors', ends: 'is restarted', next: 'with durable cursors' },
			{ mode: 'with durable cursors', ends: 'is killed', next: 'with durable cursors' },
		];

/** Every mode, restarted and killed in it, and then the next. */
function everyStep(): typeof STEPS {
	const modes: Mode[] = [
		'without the scheduler',
		'with the scheduler',
		'with poll triggers in the scheduler',
		'with durable cursors',
	];
	return modes.flatMap((mode, i): typeof STEPS => [
		{ mode, ends: 'is restarted', next: mode },
		{ mode, ends: 'is killed', next: modes[i + 1] ?? mode },
	]);
}

describe('the callback trigger, when n8n ends while it starts executions', () => {
	let stage: Stage;
	let workflowId: string;
	let added = 0;

	beforeAll(async () => {
		stage = await openStage({ ameyo: { callbacks: [] } });
		const seconds = Array.from({ length: 20 }, (_, i) => 3 * i);
		const { id } = await stage.publish(
			chain('Callbacks', [
				stage.packNode('Callback', 'ameyoCallbackTrigger', {
					campaignId: locator('1'),
					event: 'scheduled',
					pollTimes: {
						item: seconds.map((second) => ({
							mode: 'custom',
							cronExpression: `${second} * * * * *`,
						})),
					},
				}),
				node('Next', 'n8n-nodes-base.noOp', 1, {}),
			]),
		);
		workflowId = id;
		await until(
			async () => {
				const path = `/workflows/${workflowId}`;
				const n8n = await stage.client();
				const { staticData } = await n8n.request<{ staticData?: IDataObject }>('GET', path);
				return staticData?.['node:Callback'] ? true : undefined;
			},
			() => 'n8n has not polled since the workflow was published.',
		);
	});
	afterAll(async () => await stage.close());

	function add(count: number): string[] {
		return Array.from({ length: count }, () => {
			added += 1;
			const customerCallbackId = `made-up-callback-${added}`;
			const now = Date.now();
			stage.sandbox.ameyo.callbacks.set(customerCallbackId, {
				customerCallbackId,
				campaignId: 1,
				callbackTime: now + 3_600_000,
				selfCallback: false,
				userId: 'agent',
				phone: String(9_876_500_000 + added),
				customerId: null,
				dateAdded: now,
				info: null,
			});
			return customerCallbackId;
		});
	}

	/** The callbacks that executions have run with to their end, one for each execution. */
	async function started(): Promise<string[]> {
		const rows = await queueMode().postgres.query<{ data: string }>(
			`SELECT data FROM execution_data JOIN execution_entity ON id = "executionId"
			WHERE "workflowId" = $1 AND status = 'success'`,
			[workflowId],
		);
		return rows.map(({ data }) => /made-up-callback-\d+/.exec(data)?.[0] ?? '');
	}

	async function untilStarted(callbacks: string[]): Promise<void> {
		let missing = callbacks;
		await until(
			async () => {
				const all = new Set(await started());
				missing = callbacks.filter((callback) => !all.has(callback));
				return missing.length === 0 ? true : undefined;
			},
			() => `These callbacks have not started: ${missing.join(', ')}`,
		);
	}

	it.each(STEPS)('$mode, n8n $ends and goes on $next', async ({ mode, ends, next }) => {
		const earlier = add(3);
		await untilStarted(earlier);
		const atOnce = add(CALLBACKS);
		await until(
			async () => ((await started()).some((one) => atOnce.includes(one)) ? true : undefined),
			() => 'No callback has started.',
		);
		const { main } = queueMode();
		if (ends === 'is killed') process.kill(main.pid, 'SIGKILL');
		await main.stop();
		const whileDown = add(3);
		await queueMode().startMain(MODES[next]);
		await untilStarted(whileDown);
		// Callbacks start in the order in which they were added: none of them is to come any more.
		await untilStarted(add(1));
		await endedAs(workflowId, 1);

		const all = await started();
		const times = (callback: string) => all.filter((one) => one === callback).length;
		expect(earlier.map(times)).toEqual([1, 1, 1]);
		expect(whileDown.map(times)).toEqual([1, 1, 1]);
		const lost = atOnce.filter((callback) => times(callback) === 0);
		const doubled = atOnce.filter((callback) => times(callback) > 1);
		const isSafe = ends === 'is restarted' && mode !== 'with durable cursors';
		if (isSafe) expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
		expect(lost.length + doubled.length).toBeLessThanOrEqual(UNDER_WAY);
	});
});
