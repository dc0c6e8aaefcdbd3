import { finishedExecution } from '../../sandbox/n8n/executions';
import { until } from '../../sandbox/n8n/until';
import { postJson } from '../e2e/postJson';
import { locator, node } from '../e2e/workflow';
import { queueMode } from './running';
import { endedAs, openStage, statusesOf, wokenAs, type Stage } from './stage';

const PHONE = '6502928880';
const CONTACTS = Array.from({ length: 50 }, (_, i) => ({ phone1: String(9_876_500_000 + i) }));
const BATCH = 10;

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => {
	await queueMode().startWorkers();
	await stage.close();
});

/** The newest execution of a workflow, once there is one. */
async function executionOf(workflowId: string): Promise<string> {
	return await until(
		async () => {
			const [row] = await queueMode().postgres.query<{ id: number }>(
				'SELECT id FROM execution_entity WHERE "workflowId" = $1 ORDER BY id DESC LIMIT 1',
				[workflowId],
			);
			return row && String(row.id);
		},
		() => `The workflow ${workflowId} has not run.`,
	);
}

/** The worker that has begun an execution. */
async function workerOf(executionId: string) {
	const begun = `Worker started execution ${executionId} `;
	return await until(
		async () => queueMode().workers.find((worker) => worker.log().includes(begun)),
		() => `No worker has begun the execution ${executionId}.`,
	);
}

it('an upload whose worker is killed is not run again, and says so', async () => {
	const { ameyo } = stage.sandbox;
	const { id, url } = await stage.publishOnPost('upload a list', [
		node('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.list' }),
		stage.packNode('Upload', 'ameyo', {
			authentication: 'session',
			resource: 'contact',
			operation: 'upload',
			campaignId: locator('1'),
			leadId: locator('1'),
			options: { batchSize: BATCH },
		}),
	]);
	ameyo.misbehave({ command: 'uploadContacts', skip: 2, hold: true });
	await postJson(url, { list: CONTACTS });
	while ((ameyo.counts.commands.uploadContacts?.received ?? 0) < 3) {
		await ameyo.nextRequest('uploadContacts');
	}
	const executionId = await executionOf(id);
	const worker = await workerOf(executionId);
	process.kill(worker.pid, 'SIGKILL');
	await worker.ended;
	// Ameyo has received the third batch, and carries it out though nobody waits for the answer.
	ameyo.calm();
	await queueMode().startWorkers();
	const t = Date.now();
	console.log(await endedAs(id, 1), Date.now() - t);
	const execution = await finishedExecution(await stage.client(), executionId);
	console.log(
		execution.status,
		execution.error,
		JSON.stringify(execution.data.resultData).slice(0, 1500),
	);
	console.log(ameyo.counts);
	expect(ameyo.counts.commands.uploadContacts).toEqual({ received: 3, carriedOut: 3 });
	expect(ameyo.contacts.size).toBe(3 * BATCH);
});

describe('an execution that waits for the end of its call', () => {
	/** Published, and its webhook for the ends of calls is stored: from then on executions know of it. */
	async function dialAndWait(name: string) {
		const published = await stage.publishOnPost(name, [
			stage.packNode('Dial', 'virtualContactCenter', {
				resource: 'call',
				operation: 'dialAndWait',
				phone: '={{ $json.body.phone }}',
				userData: { field: [{ name: 'note', value: '={{ $json.body.phone }}' }] },
			}),
		]);
		await until(
			async () => {
				const [row] = await queueMode().postgres.query<{ staticData: object | null }>(
					'SELECT "staticData" FROM workflow_entity WHERE id = $1',
					[published.id],
				);
				return JSON.stringify(row?.staticData ?? {}).includes('callEndUrl') ? true : undefined;
			},
			() => 'The webhook for the ends of calls is not there.',
		);
		return published;
	}

	it.each([
		['old', undefined, 'crashed'],
		['new', { N8N_EVENTBUS_LOGWRITER_LOGBASENAME: 'new' }, 'success'],
	])('over a restart of all workers, with their %s event logs', async (name, extra, status) => {
		const { virtualContactCenter } = stage.sandbox;
		stage.sandbox.reset();
		const { id, url } = await dialAndWait(`wait over a restart ${name}`);
		virtualContactCenter.holdCalls();
		await postJson(url, { phone: PHONE });
		const executionId = await executionOf(id);
		await until(
			async () =>
				new RegExp(`Execution ${executionId} .* finished`).test(queueMode().main.log())
					? true
					: undefined,
			() => 'The execution does not sleep.',
		);
		expect(await statusesOf(id)).toEqual({ waiting: 1 });
		const [first, second] = queueMode().workers;
		if (!first || !second) throw new Error('There are not two workers.');
		process.kill(first.pid, 'SIGKILL');
		await Promise.all([first.ended, second.stop()]);

		const sent = virtualContactCenter.nextSent();
		virtualContactCenter.hangUp();
		expect(await sent).toMatchObject({ status: 200 });
		await queueMode().startWorkers(extra);
		expect(await wokenAs(id, 1)).toEqual({ [status]: 1 });
		const execution = await finishedExecution(await stage.client(), executionId);
		console.log(status, execution.error, JSON.stringify(execution.data.resultData).slice(0, 1000));
		if (status === 'success')
			expect(execution.items('Dial').map(({ json }) => json)).toEqual([
				expect.objectContaining({ userData: { note: PHONE }, timedOut: false }),
			]);
		expect(virtualContactCenter.counts.dials).toBe(1);
	});

	it('gets a result that comes before it sleeps, each of 20', async () => {
		const { virtualContactCenter } = stage.sandbox;
		stage.sandbox.reset();
		const { id, url } = await dialAndWait('early results');
		Object.assign(virtualContactCenter.settings, {
			ringMs: 0,
			talkMs: 0,
			resultBeforeAnswer: true,
		});
		const phones = Array.from({ length: 20 }, (_, i) => String(6_502_920_000 + i));
		await Promise.all(phones.map(async (phone) => await postJson(url, { phone })));
		expect(await wokenAs(id, phones.length)).toEqual({ success: phones.length });
		expect(virtualContactCenter.counts.dials).toBe(phones.length);
		console.log(
			virtualContactCenter.sent.map(({ status, url: to }) => `${status} ${to.slice(0, 80)}`),
		);
		const rows = await queueMode().postgres.query<{ id: number }>(
			'SELECT id FROM execution_entity WHERE "workflowId" = $1',
			[id],
		);
		const n8n = await stage.client();
		const results = await Promise.all(
			rows.map(async (row) => {
				const execution = await finishedExecution(n8n, String(row.id));
				return execution.items('Dial').map(({ json }) => [json.userData, json.timedOut]);
			}),
		);
		const expected = phones.map((note) => [[{ note }, false]]);
		expect(results).toHaveLength(phones.length);
		expect(results).toEqual(expect.arrayContaining(expected));
	});
});
