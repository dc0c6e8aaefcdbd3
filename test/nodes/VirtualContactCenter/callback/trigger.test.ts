import type { INodeParameters } from 'n8n-workflow';
import { VirtualContactCenterTrigger } from '../../../../nodes/VirtualContactCenter/VirtualContactCenterTrigger.node';
import { useWebhooks } from '../../../support/triggerWebhook';
import type { WebhookN8n } from '../../../support/triggerWebhook';

const CREDENTIAL = { name: 'token', value: 'made-up-secret' };
const SHORT = { name: 'token', value: 'abc' };
const URL_BACK = 'https://n8n.example.com/webhook/1/webhook';

describe('the 8x8 trigger', () => {
	const listen = useWebhooks();
	const open = async (parameters: INodeParameters, credential = CREDENTIAL, bare = false) => {
		const node = new VirtualContactCenterTrigger();
		return await listen({ node, parameters, credential, bare });
	};
	const post = async (webhook: WebhookN8n, fields: Record<string, string>, query = '') => {
		const answer = await fetch(`${webhook.url}${query}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
		});
		return { status: answer.status, text: await answer.text() };
	};

	it('gives out a callback, without the secret that 8x8 sends back', async () => {
		const webhook = await open({ event: 'callback', authentication: 'queryAuth' });
		const callback = `${URL_BACK}?a=1&token=made-up-secret`;
		const ctl_userdata = `[CTL_Action|create][subject|a [b] c|d][x|][ctl_callbackUrl|${callback}][Ctl_newRecordId|00T]`;
		const fields = { ctl_userdata, resultCode: 'SUCCESS', errorString: '' };
		expect(await post(webhook, fields, '?token=made-up-secret')).toEqual({
			status: 200,
			text: 'OK',
		});
		expect(webhook.executions).toEqual([
			[
				{
					resultCode: 'SUCCESS',
					errorString: '',
					newRecordId: '00T',
					systemData: {
						ctl_action: 'create',
						ctl_callbackUrl: `${URL_BACK}?a=1`,
						ctl_newRecordId: '00T',
					},
					userData: { subject: 'a [b] c|d', x: '' },
				},
			],
		]);
	});

	it('reads a call of which n8n hands over no raw text', async () => {
		const webhook = await open({ event: 'callback' }, CREDENTIAL, true);
		const fields = { ctl_userdata: '[a|b=c]', resultCode: 'FAIL', errorString: 'No & no' };
		expect(await post(webhook, fields)).toMatchObject({ status: 401 });
		expect(await post(webhook, fields, '?token=made-up-secret')).toMatchObject({ status: 200 });
		expect(webhook.executions[0]?.[0]).toMatchObject({
			resultCode: 'FAIL',
			errorString: 'No & no',
			userData: { a: 'b=c' },
		});
	});

	it('gives out what cannot be read, without the secret, however short', async () => {
		const webhook = await open({ event: 'callback' }, SHORT);
		const ctl_userdata = `free text ${URL_BACK}?token=abc&z=1`;
		await post(webhook, { ctl_userdata, resultCode: 'IGNORE' }, '?token=abc');
		expect(JSON.stringify(webhook.executions)).not.toContain('token=abc');
		expect(webhook.executions[0]?.[0]).toMatchObject({
			resultCode: 'IGNORE',
			newRecordId: null,
			systemData: {},
			userData: {},
			ctlUserdata: expect.stringContaining('free text https://n8n.example.com'),
		});
	});

	it('gives out a launch without the passwords', async () => {
		const webhook = await open({ event: 'launch', authentication: 'none' });
		const about = {
			AgentID: 'agent1',
			Username: 'u',
			extLogin: 'u',
			Account: '5',
			Role: 'r',
			Command: 'launch',
			cmd: 'launch',
		};
		const secret = { Password: 'made-up-p', extPwd: 'made-up-q' };
		const { status } = await post(webhook, {
			CtlUserData: '[customer_id|42][ctl_launchopt|true]',
			...about,
			...secret,
		});
		expect(status).toBe(200);
		expect(webhook.executions).toEqual([
			[{ systemData: { ctl_launchopt: 'true' }, userData: { customer_id: '42' }, ...about }],
		]);
	});

	it.each([
		['no secret', '', 401, 'Unauthorized'],
		['a wrong secret', '?token=made-up-secres', 401, 'Unauthorized'],
		['no fields of 8x8', '?token=made-up-secret', 400, 'Bad Request'],
	])('turns away a call with %s', async (_name, query, status, text) => {
		const webhook = await open({ event: 'callback' });
		expect(await post(webhook, { other: '1' }, query)).toEqual({ status, text });
		expect(webhook.executions).toEqual([]);
	});

	it.each(['application/json', 'text/xml', 'application/octet-stream'])(
		'turns away a body of the kind %s',
		async (type) => {
			const webhook = await open({ event: 'callback', authentication: 'none' });
			const answer = await fetch(webhook.url, {
				method: 'POST',
				headers: { 'Content-Type': type },
				body: '{"ctl_userdata":"[a|b]","resultCode":"SUCCESS"}',
			});
			expect(answer.status).toBe(415);
			expect(webhook.executions).toEqual([]);
		},
	);
});
