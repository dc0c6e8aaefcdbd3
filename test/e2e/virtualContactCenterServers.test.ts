import { virtualContactCenterSeed } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import {
	finishedExecution,
	lastExecution,
	sleepingExecution,
	startWorkflow,
} from '../../sandbox/n8n/executions';
import { publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { postJson } from './postJson';
import type { Scene } from './scene';
import { openVirtualContactCenterScene } from './virtualContactCenterTemplateScene';

const PHONE = '(650) 292-8880';
const RECORD = { recordId: '0015000000AcmeUS', recordType: 'Account' };
const ENDS = ['Reached', 'Not Reached', 'Unknown', 'No Word', 'Not Dialled'];

describe('the templates for 8x8, where a real 8x8 is not as its examples', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await openVirtualContactCenterScene();
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());
	const simulator = () => scene.sandbox.virtualContactCenter;

	async function publish(name: string, path: string, method: string) {
		const workflow = await scene.addTemplate(name);
		await publishWorkflow(scene.n8n, workflow);
		return { id: workflow.id, url: await webhookReady(scene.n8n, path, method) };
	}

	describe('the webhook that dials and waits', () => {
		let url: string;
		let id: string;
		beforeAll(async () => {
			({ url, id } = await publish('8x8-webhook-dial-and-wait.json', '8x8-dial', 'POST'));
		});

		async function ends() {
			simulator().holdCalls();
			await postJson(url, { phone: PHONE, ...RECORD });
			await sleepingExecution(scene.n8n, id);
			simulator().hangUp();
			const execution = await lastExecution(scene.n8n, id);
			expect(execution.status).toBe('success');
			return Object.fromEntries(
				ENDS.map((end): [string, unknown] => [end, execution.items(end)[0]?.json]).filter(
					([, json]) => json !== undefined,
				),
			);
		}

		it('takes a token that comes back as it was sent for no value: the outcome is unknown', async () => {
			simulator().become({ fillsTokens: 'withAction', resultWithoutAction: null });
			expect(await ends()).toEqual({
				Unknown: {
					phone: PHONE,
					recordId: RECORD.recordId,
					outcome: 'unknown',
					message: expect.stringContaining('not whether it was answered'),
				},
			});
		});

		it('keeps to the outcome where the pairs come back on lines of their own', async () => {
			simulator().become({ betweenPairs: '\n', furtherMembers: { queue: '7' } });
			expect(await ends()).toEqual({
				Reached: expect.objectContaining({ outcome: 'reached', transactionId: '90001' }),
			});
		});

		it('gives out no token that one value was left with', async () => {
			simulator().settings.wrapUp.notes = '$notes$';
			expect(await ends()).toEqual({ Reached: expect.objectContaining({ notes: '' }) });
		});

		it('links no record to a call without an action', async () => {
			await ends();
			const [call] = simulator().calls;
			expect(call?.extTransactionData).toBe('');
			expect(call?.ctlUserdata).toContain(`[recordId|${RECORD.recordId}]`);
			expect(call?.ctlUserdata).not.toContain('ctl_action');
		});

		it('does not know what became of a call after which 8x8 shows an error', async () => {
			simulator().become({ afterDial: 'errorPage' });
			await postJson(url, { phone: PHONE });
			const execution = await lastExecution(scene.n8n, id);
			expect(execution.items('Not Dialled').map(({ json }) => json)).toEqual([
				expect.objectContaining({ outcome: 'unknown' }),
			]);
			expect(simulator().counts.dials).toBe(1);
		});
	});

	it('the list counts a call as unknown whose tokens come back as they were sent', async () => {
		const list = await scene.addTemplate('8x8-dial-list.json', ({ nodes }) => {
			for (const { name, parameters } of nodes) {
				if (name !== 'Contacts') continue;
				parameters.jsonOutput = JSON.stringify({ contacts: [{ name: 'Acme', phone: PHONE }] });
			}
		});
		simulator().become({ fillsTokens: 'withAction' });
		simulator().holdCalls();
		const asked = simulator().nextRequest('make_call');
		const running = await startWorkflow(scene.n8n, list.id, 'Start');
		await asked;
		await sleepingExecution(scene.n8n, list.id);
		simulator().hangUp();
		const execution = await finishedExecution(scene.n8n, running);
		expect(execution.items('Summary').map(({ json }) => json)).toEqual([
			{
				calls: [expect.objectContaining({ name: 'Acme', outcome: 'unknown' })],
				reached: 0,
				notReached: 0,
				notDialled: 0,
				noWord: 0,
				unknown: 1,
			},
		]);
	});

	it('the button asks for all that a record and its link need, or for neither', async () => {
		const { url } = await publish('8x8-crm-dial-button.json', '8x8-dial-button', 'GET');
		const press = async (query: Record<string, string>) => {
			const to = await fetchOnNewConnection(`${url}?${new URLSearchParams(query)}`, {
				redirect: 'manual',
			});
			const cookie = virtualContactCenterSeed.COOKIE;
			await fetchOnNewConnection(to.headers.get('location') ?? '', { headers: { cookie } });
		};
		const { settings } = simulator();
		Object.assign(settings, { ringMs: 0, talkMs: 0 });
		simulator().become({ requiredFields: ['ObjectType', 'WhatId', 'Subject'] });
		await press({ phone: PHONE, ...RECORD });
		await press({ phone: PHONE });
		const [linked, bare] = simulator().calls;
		expect(linked?.ctlUserdata).toContain('[ctl_action|create][ctl_intType|sfdc]');
		expect(bare?.ctlUserdata).not.toContain('ctl_');
		expect(bare?.extTransactionData).toBe('');
		expect(await simulator().firstCreated()).toMatchObject({
			objectType: 'Task',
			fields: { WhatId: RECORD.recordId, Subject: 'Call 90001' },
			linkedTo: RECORD.recordId,
		});
	});
});
