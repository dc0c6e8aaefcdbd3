import type { INode, INodeParameters } from 'n8n-workflow';
import { fetchOnNewConnection } from '../../sandbox/http';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import type { N8nClient } from '../../sandbox/n8n/client';
import { createCredential } from '../../sandbox/n8n/credentials';
import { finishedExecution, lastExecution, sleepingExecution } from '../../sandbox/n8n/executions';
import { maxContactCredential } from '../../sandbox/n8n/maxContactCredential';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import { until } from '../../sandbox/n8n/until';
import {
	importWorkflow,
	publishWorkflow,
	webhookReady,
	type SavedWorkflow,
} from '../../sandbox/n8n/workflows';
import type { Sandbox } from '../../sandbox';
import { executionsOf } from '../e2e/ameyoTriggerExecutions';
import { noMinuteOfThisTest } from '../e2e/pollTimes';
import { openSandbox } from '../e2e/secrets/known';
import { client } from '../e2e/stage';
import { chain, locator, node } from '../e2e/workflow';

const PACK = 'n8n-nodes-contact-center.';
const SECRET = 'made-up-webhook-secret-compat';

/** What people use most, in an n8n of another version; which one, the set-up knows. */
describe('the pack in this n8n', () => {
	let n8n: N8nClient;
	let sandbox: Sandbox;
	const credentials: Record<string, { id: string; name: string }> = {};
	let paths = 0;

	beforeAll(async () => {
		n8n = await client();
		sandbox = await openSandbox({ ameyo: { ringMs: 0 } });
		const { session, hashKey } = ameyoCredentials(sandbox.url);
		const wanted = [
			session,
			hashKey,
			maxContactCredential(sandbox.url),
			virtualContactCenterCredentials(sandbox.url).account,
			{ name: 'Webhook', type: 'contactCenterWebhookApi', data: { name: 'token', value: SECRET } },
		];
		for (const credential of wanted) {
			const { id, name } = await createCredential(n8n, credential);
			credentials[credential.type] = { id, name };
		}
	});
	afterAll(async () => await sandbox?.close());

	function packNode(type: string, credential: string, parameters: INodeParameters): INode {
		const found = credentials[credential];
		if (!found) throw new Error(`There is no credential ${credential}`);
		return {
			...node('Pack', `${PACK}${type}`, 1, parameters),
			credentials: { [credential]: found },
		};
	}

	/** Publishes a workflow that a POST starts and that answers with what its last node gives. */
	async function behindWebhook(nodes: INode[], responseMode = 'lastNode') {
		const path = `compat-${++paths}`;
		const start = {
			...node('Start', 'n8n-nodes-base.webhook', 2, {
				httpMethod: 'POST',
				path,
				responseMode,
				...(responseMode === 'lastNode' ? { responseData: 'allEntries' } : {}),
			}),
			webhookId: `c5f6a0de-0000-4000-8000-${String(paths).padStart(12, '0')}`,
		};
		const workflow = await importWorkflow(n8n, chain(path, [start, ...nodes]));
		await publishWorkflow(n8n, workflow);
		const url = await webhookReady(n8n, path);
		return {
			id: workflow.id,
			async post(body: unknown): Promise<unknown> {
				const response = await fetchOnNewConnection(url, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				});
				const text = await response.text();
				if (response.ok) return JSON.parse(text);
				const { error } = await lastExecution(n8n, workflow.id);
				throw new Error(`${text}: ${error?.message} ${error?.description ?? ''}`);
			},
		};
	}

	/** Publishes a workflow that starts with a trigger of the pack. */
	async function triggeredBy(trigger: INode): Promise<SavedWorkflow> {
		const workflow = await importWorkflow(
			n8n,
			chain('Trigger', [trigger, node('Next', 'n8n-nodes-base.noOp', 1, {})]),
		);
		await publishWorkflow(n8n, workflow);
		return workflow;
	}

	it('uploads contacts', async () => {
		const split = node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.contacts' });
		const upload = packNode('ameyo', 'ameyoSessionApi', {
			resource: 'contact',
			operation: 'upload',
			campaignId: locator('1'),
			leadId: locator('39'),
			dataMode: 'defineBelow',
			columns: { column: [{ name: 'phone1', value: '={{ $json.tel }}' }] },
		});
		const { post } = await behindWebhook([split, upload]);
		const contacts = [{ tel: '9800000001' }, { tel: '9800000002' }, { tel: '9800000003' }];
		expect(await post({ contacts })).toEqual(
			contacts.map(() => expect.objectContaining({ accepted: true, resultTypeString: 'ADDED' })),
		);
	});

	it('places a call with Ameyo', async () => {
		const { post } = await behindWebhook([
			packNode('ameyo', 'ameyoHashKeyApi', {
				resource: 'call',
				operation: 'clickToDial',
				authentication: 'hashKey',
				campaignId: locator('1'),
				userId: '={{ $json.body.agent }}',
				phone: '={{ $json.body.phone }}',
			}),
		]);
		expect(await post({ agent: 'agent', phone: '9800000001' })).toEqual([
			expect.objectContaining({ outcome: expect.any(String), result: expect.anything() }),
		]);
	});

	it('places a call with MaxContact, and refuses in its words', async () => {
		const dial = packNode('maxContact', 'maxContactApi', {
			resource: 'call',
			operation: 'dial',
			userId: { __rl: true, mode: 'id', value: '={{ $json.body.agent }}' },
			phoneNumber: locator('01610000003'),
		});
		const { post } = await behindWebhook([{ ...dial, onError: 'continueRegularOutput' }]);
		expect(await post({ agent: '1001' })).toEqual([expect.objectContaining({ CallId: 5001 })]);
		expect(JSON.stringify(await post({ agent: '9999' }))).toContain('User 9999 was not found.');
	});

	it('dials with 8x8, sleeps, and wakes with the result', async () => {
		sandbox.virtualContactCenter.holdCalls();
		const dial = packNode('virtualContactCenter', 'virtualContactCenterApi', {
			resource: 'call',
			operation: 'dialAndWait',
			phone: '6502928880',
		});
		const { id, post } = await behindWebhook([dial], 'onReceived');
		await post({});
		while (sandbox.virtualContactCenter.calls.length < 1) {
			await sandbox.virtualContactCenter.nextRequest('make_call');
		}
		const execution = await sleepingExecution(n8n, id);
		sandbox.virtualContactCenter.hangUp();
		const { status, items } = await finishedExecution(n8n, execution);
		expect(status).toBe('success');
		expect(items('Pack').map(({ json }) => json)).toEqual([
			expect.objectContaining({ timedOut: false }),
		]);
	});

	it('starts with what Ameyo reports, and with what 8x8 posts', async () => {
		const webhookId = 'd5f6a0de-0000-4000-8000-00000000a3e0';
		for (const [type, body] of [
			['ameyoTrigger', 'userCrtObjectId=1&phone=9800000001'],
			['virtualContactCenterTrigger', 'resultCode=SUCCESS&errorString=&ctl_userdata='],
		] as const) {
			const own = `${webhookId}-${type}`;
			const { id } = await triggeredBy({
				...packNode(type, 'contactCenterWebhookApi', {}),
				webhookId: own,
			});
			const url = await webhookReady(n8n, `${own}/webhook`);
			const ask = async (query: string) =>
				await fetchOnNewConnection(`${url}${query}`, {
					method: 'POST',
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
					body,
				});
			expect((await ask('')).status).toBe(401);
			expect((await ask(`?token=${SECRET}`)).status).toBe(200);
			const execution = await lastExecution(n8n, id);
			expect(execution.items('Next')).toHaveLength(1);
			expect(JSON.stringify(execution.data)).not.toContain(SECRET);
		}
	});

	it('starts for each scheduled callback of Ameyo', async () => {
		const workflow = await triggeredBy(
			packNode('ameyoCallbackTrigger', 'ameyoSessionApi', {
				campaignId: locator('1'),
				event: 'scheduled',
				pollTimes: { item: [{ mode: 'everyHour', minute: noMinuteOfThisTest() }] },
			}),
		);
		// n8n polls when a workflow is published: first to see what is there already, then for what came since.
		await until(
			async () => {
				const { staticData } = await n8n.request<{ staticData?: object | string | null }>(
					'GET',
					`/workflows/${workflow.id}`,
				);
				return JSON.stringify(staticData ?? '').includes('polledAt') ? true : undefined;
			},
			() => 'n8n has not stored the first poll.',
		);
		const now = Date.now();
		sandbox.ameyo.callbacks.set('made-up-1', {
			customerCallbackId: 'made-up-1',
			campaignId: 1,
			callbackTime: now + 3_600_000,
			selfCallback: false,
			userId: 'agent',
			phone: '9876500001',
			customerId: null,
			dateAdded: now,
			info: null,
		});
		const minute = noMinuteOfThisTest() + 1;
		const changed = await n8n.request<SavedWorkflow>('PATCH', `/workflows/${workflow.id}`, {
			nodes: workflow.nodes.map((one) => ({
				...one,
				parameters: one.parameters.pollTimes
					? { ...one.parameters, pollTimes: { item: [{ mode: 'everyHour', minute }] } }
					: one.parameters,
			})),
			connections: workflow.connections,
			versionId: workflow.versionId,
		});
		await publishWorkflow(n8n, changed);
		const [execution] = await executionsOf(n8n, workflow.id, 1);
		expect(execution?.items('Next').map(({ json }) => json)).toEqual([
			expect.objectContaining({ customerCallbackId: 'made-up-1' }),
		]);
	});
});
