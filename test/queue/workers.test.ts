import { randomUUID } from 'node:crypto';
import { finishedExecutions } from '../../sandbox/n8n/executions';
import { until } from '../../sandbox/n8n/until';
import { postJson } from '../e2e/postJson';
import { locator, node } from '../e2e/workflow';
import { queueMode } from './running';
import { endedAs, idsOf, openStage, statusesOf, type Stage, wokenAs } from './stage';

const PHONE = '6502928880';
const BATCH = 10;
const CONTACTS = Array.from({ length: 5 * BATCH }, (_, i) => ({
	phone1: String(9_876_500_000 + i),
}));

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => {
	await queueMode().startWorkers();
	await stage.close();
});

/** The id of a workflow's only execution, once there is one. */
async function executionOf(workflowId: string): Promise<string> {
	return await until(
		async () => (await idsOf(workflowId))[0],
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

describe('an upload whose worker is killed', () => {
	let id: string;
	let executionId: string;

	it('has sent what it had sent, and is not run again', async () => {
		const { ameyo } = stage.sandbox;
		const workflow = await stage.publishOnPost('upload a list', [
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
		id = workflow.id;
		ameyo.misbehave({ command: 'uploadContacts', skip: 2, hold: true });
		await postJson(workflow.url, { list: CONTACTS });
		while ((ameyo.counts.commands.uploadContacts?.received ?? 0) < 3) {
			await ameyo.nextRequest('uploadContacts');
		}
		executionId = await executionOf(id);
		const worker = await workerOf(executionId);
		process.kill(worker.pid, 'SIGKILL');
		await worker.ended;
		// Ameyo has received the third batch, and takes it though nobody waits for the answer any more.
		ameyo.calm();
		await queueMode().startWorkers();
		expect(await idsOf(id)).toEqual([executionId]);
	});

	describe('while n8n waits for it, an execution that sleeps in its call', () => {
		it.each([
			['is given up by n8n', 'with their old event logs', 'crashed'],
			['wakes', 'without their old event logs', 'success'],
		])('%s when all workers were restarted %s', async (_what, how, status) => {
			const { virtualContactCenter } = stage.sandbox;
			const before = virtualContactCenter.counts.dials;
			const workflow = await dialAndWait(`restarted ${how}`);
			virtualContactCenter.holdCalls();
			await postJson(workflow.url, { phone: PHONE });
			const sleeping = await executionOf(workflow.id);
			await until(
				async () =>
					new RegExp(`Execution ${sleeping} .* finished`).test(queueMode().main.log())
						? true
						: undefined,
				() => 'The execution does not sleep.',
			);
			expect(await statusesOf(workflow.id)).toEqual({ waiting: 1 });
			await restartWorkers(
				status === 'success' ? { N8N_EVENTBUS_LOGWRITER_LOGBASENAME: randomUUID() } : {},
				async () => {
					const sent = virtualContactCenter.nextSent();
					virtualContactCenter.hangUp();
					expect(await sent).toMatchObject({ status: 200 });
				},
			);
			expect(await wokenAs(workflow.id, 1)).toEqual({ [status]: 1 });
			expect(virtualContactCenter.counts.dials).toBe(before + 1);
			if (status === 'crashed') return;
			const [execution] = await finishedExecutions(await stage.client(), workflow.id, 1);
			expect(execution?.items('Dial').map(({ json }) => json)).toEqual([
				expect.objectContaining({ userData: { note: PHONE }, timedOut: false }),
			]);
		});

		it('gets the result that comes before it sleeps, each of 20', async () => {
			const { virtualContactCenter } = stage.sandbox;
			const before = virtualContactCenter.counts.dials;
			const workflow = await dialAndWait('early results');
			virtualContactCenter.releaseCalls();
			Object.assign(virtualContactCenter.settings, {
				ringMs: 0,
				talkMs: 0,
				resultBeforeAnswer: true,
			});
			const phones = Array.from({ length: 20 }, (_, i) => String(6_502_920_000 + i));
			await Promise.all(phones.map(async (phone) => await postJson(workflow.url, { phone })));
			expect(await wokenAs(workflow.id, phones.length)).toEqual({ success: phones.length });
			expect(virtualContactCenter.counts.dials).toBe(before + phones.length);
			const executions = await finishedExecutions(await stage.client(), workflow.id, phones.length);
			const results = executions.map((execution) =>
				execution.items('Dial').map(({ json }) => [json.userData, json.timedOut]),
			);
			expect(results).toHaveLength(phones.length);
			expect(results).toEqual(expect.arrayContaining(phones.map((note) => [[{ note }, false]])));
		});
	});

	it('is shown as failed in the end, without a node or an output', async () => {
		expect(await endedAs(id, 1)).toEqual({ error: 1 });
		const { ameyo } = stage.sandbox;
		expect(ameyo.counts.commands.uploadContacts).toEqual({ received: 3, carriedOut: 3 });
		expect([...ameyo.contacts.keys()]).toEqual(
			CONTACTS.slice(0, 3 * BATCH).map(({ phone1 }) => `1:${phone1}`),
		);
		const [execution] = await finishedExecutions(await stage.client(), id, 1);
		expect(execution?.error?.message).toMatch(
			/^This execution failed to be processed too many times and will no longer retry/,
		);
		expect(execution?.items('Upload')).toEqual([]);
	});
});

/** Published, and its webhook for the ends of calls is there. */
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

/** Kills one worker and stops the other, does something while there is none, and starts them again. */
async function restartWorkers(extra: Record<string, string>, meanwhile: () => Promise<void>) {
	const [first, second] = queueMode().workers;
	if (!first || !second) throw new Error('There are not two workers.');
	process.kill(first.pid, 'SIGKILL');
	await Promise.all([first.ended, second.stop()]);
	await meanwhile();
	await queueMode().startWorkers(extra);
}
