import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fetchOnNewConnection } from '../../sandbox/http';
import {
	finishedExecution,
	finishedExecutions,
	sleepingExecution,
	type Execution,
} from '../../sandbox/n8n/executions';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import { until } from '../../sandbox/n8n/until';
import {
	publishWorkflow,
	webhookReady,
	type SavedWorkflow,
	type Workflow,
} from '../../sandbox/n8n/workflows';
import { postJson } from './postJson';
import type { Scene } from './scene';
import { stage } from './stage';
import { openVirtualContactCenterScene } from './virtualContactCenterTemplateScene';
import { chain, locator, node } from './workflow';

const PHONE = '6502928880';

/** When 8x8 posts the result of a call, and how many executions meet it at once. */
const TIMES: Array<[string, number, { ringMs: number; resultBeforeAnswer: boolean }]> = [
	['before the answer of the dial', 34, { ringMs: 0, resultBeforeAnswer: true }],
	['with the answer of the dial', 33, { ringMs: 0, resultBeforeAnswer: false }],
	['50 ms after the answer of the dial', 33, { ringMs: 50, resultBeforeAnswer: false }],
];

let scene: Scene;
beforeAll(async () => {
	scene = await openVirtualContactCenterScene();
});
afterAll(async () => await scene.close());
beforeEach(() => scene.sandbox.reset());
const room = () => scene.sandbox.virtualContactCenter;

/** A node that dials. */
function dialling(operation: string, phone: string) {
	const { account } = virtualContactCenterCredentials(scene.sandbox.url);
	return {
		...node('Dial', 'n8n-nodes-contact-center.virtualContactCenter', 1, {
			resource: 'call',
			operation,
			phone,
			userData: { field: [{ name: 'note', value: phone }] },
		}),
		credentials: { virtualContactCenterApi: { id: null, name: account.name } },
	};
}

function webhook(name: string, path: string) {
	const listening = node(name, 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path });
	return { ...listening, webhookId: `early-${path}` };
}

/** A workflow that dials what is posted to it, published: gives its id and where to post. */
async function publishOnPost(path: string, operation: string) {
	const workflow = chain(`Early: ${path}`, [
		webhook('Start', path),
		dialling(operation, '={{ $json.body.phone }}'),
		node('End', 'n8n-nodes-base.noOp', 1, {}),
	]);
	// n8n registers webhooks in the order of the nodes: when this one is there, the others are.
	workflow.nodes.push(webhook('Last', `${path}-last`));
	const id = await publish(workflow);
	await webhookReady(scene.n8n, `${path}-last`);
	return { id, url: await webhookReady(scene.n8n, path) };
}

async function publish(workflow: Workflow): Promise<string> {
	const saved = await scene.add(workflow);
	await publishWorkflow(scene.n8n, saved);
	return saved.id;
}

/** A workflow that dials when it is told to in the editor. */
async function addManual(operation: string): Promise<SavedWorkflow> {
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	return await scene.add(
		chain(`Manual: ${operation}`, [
			start,
			dialling(operation, PHONE),
			node('End', 'n8n-nodes-base.noOp', 1, {}),
		]),
	);
}

const results = (execution: Execution) => execution.items('End').map(({ json }) => json);
const callbackUrl = () =>
	/ctl_callbackUrl\|([^\]]+)\]/.exec(room().calls[0]?.ctlUserdata ?? '')?.[1] ?? '';

describe('a result that comes before the execution sleeps', () => {
	it.each(TIMES)(
		'arrives %s, in each of %i executions',
		async (_when, count, { ringMs, resultBeforeAnswer }) => {
			const path = `early-${ringMs}-${resultBeforeAnswer}`;
			const { id, url } = await publishOnPost(path, 'dialAndWait');
			Object.assign(room().settings, { ringMs, talkMs: 0, resultBeforeAnswer });
			const phones = Array.from({ length: count }, (_, i) => String(6_502_920_000 + i));
			await Promise.all(phones.map(async (phone) => await postJson(url, { phone })));
			while (room().sent.length < count) await room().nextSent();
			const outcomes = async () => {
				const executions = await finishedExecutions(scene.n8n, id, count);
				const outcome = (execution: Execution) => ({
					status: execution.status,
					asked: execution.items('Start').map(({ json }) => json.body),
					result: results(execution),
				});
				return new Map(executions.map((execution) => [execution.id, outcome(execution)]));
			};
			const first = await outcomes();
			const ofPhone = (phone: string) => ({
				status: 'success',
				asked: [{ phone }],
				result: [expect.objectContaining({ userData: { note: phone }, timedOut: false })],
			});
			expect([...first.values()]).toHaveLength(count);
			expect([...first.values()]).toEqual(expect.arrayContaining(phones.map(ofPhone)));
			expect(room().counts.dials).toBe(count);
			expect(room().sent.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);

			const again = await Promise.all(
				room().sent.map(async ({ url: to, fields }) => {
					const body = new URLSearchParams({ ...fields, resultCode: 'AGAIN' });
					return (await fetchOnNewConnection(to, { method: 'POST', body })).status;
				}),
			);
			expect(again).toEqual(phones.map(() => 409));
			expect(await outcomes()).toEqual(first);
			expect(room().counts.dials).toBe(count);
		},
	);
});

it('reaches the sub-workflow of an item, which nobody waits for', async () => {
	const path = 'early-list';
	const sub = await publish(
		chain('Early: one of a list', [
			node('Item', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
			dialling('dialAndWait', '={{ $json.phone }}'),
			node('End', 'n8n-nodes-base.noOp', 1, {}),
		]),
	);
	await publish(
		chain('Early: list', [
			webhook('Start', path),
			node('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.list' }),
			node('Sub', 'n8n-nodes-base.executeWorkflow', 1.2, {
				workflowId: locator(sub),
				mode: 'each',
				options: { waitForSubWorkflow: false },
			}),
		]),
	);
	const url = await webhookReady(scene.n8n, path);
	Object.assign(room().settings, { ringMs: 0, talkMs: 0, resultBeforeAnswer: true });
	const phones = ['6502920001', '6502920002', '6502920003'];
	await postJson(url, { list: phones.map((phone) => ({ phone })) });
	const executions = await finishedExecutions(scene.n8n, sub, phones.length);
	const notes = executions
		.flatMap(results)
		.map(({ userData, timedOut }) => ({ userData, timedOut }));
	expect(notes).toHaveLength(phones.length);
	expect(notes).toEqual(
		expect.arrayContaining(phones.map((note) => ({ userData: { note }, timedOut: false }))),
	);
});

describe('the webhook of the node', () => {
	/** The webhooks that n8n has registered for a workflow. */
	function registered(workflowId: string) {
		const path = join(stage().userFolder, '.n8n', 'database.sqlite');
		const database = new DatabaseSync(path, { readOnly: true });
		const rows = database
			.prepare('SELECT node, method, webhookPath FROM webhook_entity WHERE workflowId = ?')
			.all(workflowId);
		database.close();
		return rows.map(({ node, method, webhookPath }) => `${node}: ${method} ${webhookPath}`).sort();
	}

	it.each([
		['dialAndWait', 1],
		['dial', 0],
		['getLink', 0],
	])('is registered for %s: %i', async (operation, count) => {
		const path = `registers-${operation}`;
		const { id } = await publishOnPost(path, operation);
		const own = expect.stringMatching(new RegExp(`^Dial: POST [0-9a-f-]{36}/call-end/${id}$`));
		expect(registered(id)).toEqual([
			...Array(count).fill(own),
			`Last: POST ${path}-last`,
			`Start: POST ${path}`,
		]);
	});

	it.each([
		['dialAndWait', 'the step', { destinationNode: { nodeName: 'Dial', mode: 'inclusive' } }],
		['dialAndWait', 'the workflow', { triggerToStartFrom: { name: 'Start' } }],
		['dial', 'the step', { destinationNode: { nodeName: 'Dial', mode: 'inclusive' } }],
		['dial', 'the workflow', { triggerToStartFrom: { name: 'Start' } }],
	])('lets the editor execute %s at once: %s', async (operation, _what, payload) => {
		room().holdCalls();
		const workflow = await addManual(operation);
		const dialled = room().nextRequest('make_call');
		const answer = await scene.n8n.request<Record<string, string>>(
			'POST',
			`/workflows/${workflow.id}/run`,
			payload,
		);
		expect(answer).toEqual({ executionId: expect.any(String) });
		await dialled;
		expect(registered(workflow.id)).toEqual([]);
		if (operation !== 'dialAndWait') return;
		// Not published, there is no webhook: n8n's resume URL takes what comes once the execution sleeps.
		await sleepingExecution(scene.n8n, workflow.id);
		expect(callbackUrl()).toContain(`/webhook-waiting/${answer.executionId}?signature=`);
		const sent = room().nextSent();
		room().hangUp();
		expect(await sent).toMatchObject({ status: 200, answer: 'OK' });
		const execution = await finishedExecution(scene.n8n, answer.executionId ?? '');
		expect(execution.items('Dial').map(({ json }) => json)).toEqual([
			expect.objectContaining({ userData: { note: PHONE }, timedOut: false }),
		]);
	});

	it('serves a manual run too while the workflow is published, and none after that', async () => {
		const { id } = await publishOnPost('published-and-run', 'dialAndWait');
		const start = {
			triggerToStartFrom: {
				name: 'Start',
				data: {
					startTime: 0,
					executionTime: 0,
					executionIndex: 0,
					source: [],
					data: { main: [[{ json: { body: { phone: PHONE } } }]] },
				},
			},
		};
		const run = async () =>
			await scene.n8n.request<{ executionId: string }>('POST', `/workflows/${id}/run`, start);
		Object.assign(room().settings, { ringMs: 0, talkMs: 0, resultBeforeAnswer: true });
		const { executionId } = await run();
		expect(results(await finishedExecution(scene.n8n, executionId))).toEqual([
			expect.objectContaining({ userData: { note: PHONE }, timedOut: false }),
		]);
		expect(callbackUrl()).toContain(`/call-end/${id}?execution=${executionId}&`);

		await scene.n8n.request('POST', `/workflows/${id}/deactivate`, {});
		await until(
			async () => (registered(id).length === 0 ? true : undefined),
			() => 'The webhooks are still registered.',
		);
		scene.sandbox.reset();
		room().holdCalls();
		const later = await run();
		await room().nextRequest('make_call');
		await sleepingExecution(scene.n8n, id);
		expect(callbackUrl()).toContain(`/webhook-waiting/${later.executionId}?signature=`);
		room().hangUp();
		expect((await finishedExecution(scene.n8n, later.executionId)).status).toBe('success');
	});
});
