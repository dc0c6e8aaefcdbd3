import type { Sandbox } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import type { N8nClient } from '../../sandbox/n8n/client';
import {
	createCredential,
	testCredential,
	type SavedCredential,
} from '../../sandbox/n8n/credentials';
import { lastExecution, listExecutions, type Execution } from '../../sandbox/n8n/executions';
import {
	virtualContactCenterCredentials,
	WEBHOOK_SECRET,
} from '../../sandbox/n8n/virtualContactCenterCredentials';
import {
	importWorkflow,
	publishWorkflow,
	removeWorkflow,
	webhookReady,
} from '../../sandbox/n8n/workflows';
import { openSandbox, TYPED } from './secrets/known';
import { client } from './stage';
import { chain, node } from './workflow';

const TRIGGER = 'n8n-nodes-contact-center.virtualContactCenterTrigger';
/** The secret of a URL that a workflow tells 8x8. */
const TYPED_SECRET = `${TYPED}webhook-secret`;

describe('the trigger of 8x8 Contact Center', () => {
	let n8n: N8nClient;
	let sandbox: Sandbox;
	let account: SavedCredential;
	let webhook: SavedCredential;
	let typed: SavedCredential;
	const published: string[] = [];
	const urls: Record<string, string> = {};
	const ids: Record<string, string> = {};
	const read: Record<string, string> = {};

	beforeAll(async () => {
		n8n = await client();
		sandbox = await openSandbox({ virtualContactCenter: { ringMs: 0, talkMs: 0 } });
		const wanted = virtualContactCenterCredentials(sandbox.url);
		account = await createCredential(n8n, wanted.account);
		webhook = await createCredential(n8n, wanted.webhook);
		const data = { name: 'token', value: TYPED_SECRET };
		typed = await createCredential(n8n, { ...wanted.webhook, name: 'Typed', data });
		await publish('callback', 'queryAuth', '0d2f8c1e-95d3-4a5e-8f5b-1c2d3e4f5a6b');
		await publish('launch', 'headerAuth', '1d2f8c1e-95d3-4a5e-8f5b-1c2d3e4f5a6b');
		await publish('callback', 'none', '2d2f8c1e-95d3-4a5e-8f5b-1c2d3e4f5a6b');
		await publish('callback', 'queryAuth', '3d2f8c1e-95d3-4a5e-8f5b-1c2d3e4f5a6b', 'typed');
	});
	afterAll(async () => {
		for (const id of published) await removeWorkflow(n8n, id);
		for (const { id } of [account, webhook, typed]) {
			await n8n.request('DELETE', `/credentials/${id}`);
		}
		await sandbox.close();
	});
	beforeEach(() => sandbox.reset());

	async function publish(
		event: string,
		authentication: string,
		webhookId: string,
		name = `${event} ${authentication}`,
	) {
		const { id } = name === 'typed' ? typed : webhook;
		const trigger = {
			...node('8x8', TRIGGER, 1, { event, authentication }),
			webhookId,
			credentials: { contactCenterWebhookApi: { id, name: 'Secret' } },
		};
		const workflow = await importWorkflow(
			n8n,
			chain(name, [trigger, node('End', 'n8n-nodes-base.noOp', 1, {})]),
		);
		published.push(workflow.id);
		await publishWorkflow(n8n, workflow);
		ids[name] = workflow.id;
		urls[name] = await webhookReady(n8n, `${webhookId}/webhook`);
	}

	const FORM = 'application/x-www-form-urlencoded';
	async function post(
		name: string,
		body: Record<string, string> | string,
		{ type = FORM, query = '', headers = {} } = {},
	) {
		const response = await fetchOnNewConnection(`${urls[name]}${query}`, {
			method: 'POST',
			headers: { 'content-type': type, ...headers },
			body: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
		});
		return { status: response.status, body: await response.text() };
	}

	async function executions(name: string): Promise<number> {
		return (await listExecutions(n8n, ids[name], 100)).length;
	}

	/** The execution that the last post started; one that was read before is not given again. */
	async function started(name: string): Promise<Execution> {
		const execution = await lastExecution(n8n, ids[name] ?? '', read[name]);
		read[name] = execution.id;
		return execution;
	}
	const given = async (name: string) => {
		const execution = await started(name);
		expect(execution.status).toBe('success');
		for (const secret of [WEBHOOK_SECRET, TYPED_SECRET]) {
			expect(JSON.stringify(execution.data)).not.toContain(secret);
		}
		return execution.items('End').map(({ json }) => json);
	};
	const withToken = { query: `?token=${WEBHOOK_SECRET}` };
	const DATA = { ctl_userdata: '[a|b]', resultCode: 'SUCCESS', errorString: '' };

	it('starts with what 8x8 posts at the end of a call, from the click to the callback', async () => {
		const name = 'typed';
		const callbackUrl = `${urls[name]}?source=crm&token=${TYPED_SECRET}&t=$transaction_id$`;
		const workflow = await importWorkflow(
			n8n,
			chain('Dial', [
				node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
				{
					...node('Dial', 'n8n-nodes-contact-center.virtualContactCenter', 1, {
						resource: 'call',
						operation: 'dial',
						phone: '6502928880',
						systemData: { ctl_action: 'create', ctl_intType: 'sfdc', ctl_callbackUrl: callbackUrl },
						userData: {
							field: [
								{ name: 'ObjectType', value: 'Task' },
								{ name: 'note', value: '$notes$' },
							],
						},
					}),
					credentials: { virtualContactCenterApi: { id: account.id, name: account.name } },
				},
			]),
		);
		published.push(workflow.id);
		sandbox.virtualContactCenter.settings.wrapUp.notes = 'said [yes] | maybe';
		const sent = sandbox.virtualContactCenter.nextSent();
		await n8n.request('POST', `/workflows/${workflow.id}/run`, {
			triggerToStartFrom: { name: 'Start' },
		});
		expect(await sent).toMatchObject({ status: 200, answer: 'OK' });
		const [call] = sandbox.virtualContactCenter.calls;
		const [record] = sandbox.virtualContactCenter.created;
		expect(await given(name)).toEqual([
			{
				resultCode: 'SUCCESS',
				errorString: '',
				newRecordId: record?.id,
				systemData: {
					ctl_action: 'create',
					ctl_intType: 'sfdc',
					ctl_callbackUrl: `${urls[name]}?source=crm&t=${call?.transactionId}`,
					ctl_newRecordId: record?.id,
				},
				userData: { ObjectType: 'Task', note: 'said [yes] | maybe' },
			},
		]);
	});

	it.each([
		['no secret', ''],
		['a wrong secret', '?token=made-up-wrong'],
		['another name', `?Token=${WEBHOOK_SECRET}`],
		['an empty secret', '?token='],
	])('turns away %s with 401 and runs nothing', async (_what, query) => {
		const before = await executions('callback queryAuth');
		expect(await post('callback queryAuth', DATA, { query })).toEqual({
			status: 401,
			body: 'Unauthorized',
		});
		expect(await executions('callback queryAuth')).toBe(before);
	});

	it.each<[string, Record<string, string> | string, string, number]>([
		['JSON', '{"ctl_userdata":"[a|b]","resultCode":"SUCCESS"}', 'application/json', 415],
		['text', 'ctl_userdata=[a|b]', 'text/plain', 415],
		['XML', '<a/>', 'application/xml', 415],
		['nothing', '', FORM, 400],
		['another form', { a: 'b' }, FORM, 400],
		['a launch', { CtlUserData: '[a|b]', Command: 'launch', cmd: 'launch' }, FORM, 400],
	])('turns away %s, and runs nothing', async (_what, body, type, status) => {
		const before = await executions('callback queryAuth');
		const answer = await post('callback queryAuth', body, { ...withToken, type });
		expect(answer.status).toBe(status);
		expect(await executions('callback queryAuth')).toBe(before);
	});

	it.each<[string, Record<string, string>, Record<string, unknown>]>([
		['no data', { resultCode: 'SUCCESS' }, { resultCode: 'SUCCESS', userData: {} }],
		['no result', { ctl_userdata: '[a|b]' }, { resultCode: null, userData: { a: 'b' } }],
		['another result', { ...DATA, resultCode: 'DONE' }, { resultCode: 'DONE' }],
		['further members', { ...DATA, queue: '7' }, { otherFields: { queue: '7' } }],
	])('takes a callback with %s', async (_what, body, expected) => {
		expect(await post('callback queryAuth', body, withToken)).toEqual({ status: 200, body: 'OK' });
		expect(await given('callback queryAuth')).toEqual([expect.objectContaining(expected)]);
	});

	it('hands on as received what cannot be read, without the secret', async () => {
		const text = `[a|b][ctl_callbackUrl|http://x?token=${WEBHOOK_SECRET}`;
		await post('callback queryAuth', { ...DATA, ctl_userdata: text }, withToken);
		expect(await given('callback queryAuth')).toEqual([
			{
				resultCode: 'SUCCESS',
				errorString: '',
				newRecordId: null,
				systemData: {},
				userData: {},
				ctlUserdata: '[a|b][ctl_callbackUrl|http://x?token=***',
			},
		]);
	});

	it('reads the failure of an action, in any case of letters', async () => {
		await post('callback none', {
			CTL_USERDATA: '[Ctl_NewRecordID|00T1]',
			RESULTCODE: 'fail',
			ErrorString: 'INVALID_FIELD',
		});
		expect(await given('callback none')).toEqual([
			{
				resultCode: 'fail',
				errorString: 'INVALID_FIELD',
				newRecordId: '00T1',
				systemData: { ctl_newRecordId: '00T1' },
				userData: {},
			},
		]);
	});

	it('starts with a screen-pop launch, and drops the passwords', async () => {
		const name = 'launch headerAuth';
		const launch = {
			CtlUserData: '[a|b]',
			AgentID: 'ag42',
			Username: 'alex',
			extLogin: 'alex',
			Password: 'made-up-external-password',
			extPwd: 'made-up-external-password',
			Account: 'acme',
			Role: 'agent',
			Command: 'launch',
			cmd: 'launch',
		};
		expect((await post(name, launch)).status).toBe(401);
		expect((await post(name, DATA, { headers: { token: WEBHOOK_SECRET } })).status).toBe(400);
		const answer = await post(name, launch, { headers: { token: WEBHOOK_SECRET } });
		expect(answer).toEqual({ status: 200, body: 'OK' });
		const execution = await started(name);
		expect(JSON.stringify(execution.data)).not.toContain('made-up');
		expect(execution.items('End').map(({ json }) => json)).toEqual([
			{
				systemData: {},
				userData: { a: 'b' },
				AgentID: 'ag42',
				Username: 'alex',
				extLogin: 'alex',
				Account: 'acme',
				Role: 'agent',
				Command: 'launch',
				cmd: 'launch',
			},
		]);
	});

	it('has a credential whose form n8n can test', async () => {
		expect(await testCredential(n8n, account)).toMatchObject({ status: 'OK' });
		const wanted = virtualContactCenterCredentials('http://vcc.example.com').account;
		const wrong = await createCredential(n8n, { ...wanted, name: 'Wrong' });
		expect(await testCredential(n8n, wrong)).toEqual({
			status: 'Error',
			message: expect.stringContaining('must begin with https://'),
		});
		await n8n.request('DELETE', `/credentials/${wrong.id}`);
	});
});
