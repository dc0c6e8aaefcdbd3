import type { INodeParameters } from 'n8n-workflow';
import { VirtualContactCenterTrigger } from '../../../../nodes/VirtualContactCenter/VirtualContactCenterTrigger.node';
import { useWebhooks } from '../../../support/triggerWebhook';
import type { WebhookN8n } from '../../../support/triggerWebhook';

const SECRET = 'made-up-secret';
const NOTHING = {
	resultCode: null,
	errorString: '',
	newRecordId: null,
	systemData: {},
	userData: {},
};

describe('what the 8x8 trigger takes for a callback', () => {
	const listen = useWebhooks();
	let webhook: WebhookN8n;
	beforeEach(async () => {
		const parameters: INodeParameters = { event: 'callback', authentication: 'queryAuth' };
		const credential = { name: 'token', value: SECRET };
		const node = new VirtualContactCenterTrigger();
		webhook = await listen({ node, parameters, credential });
	});

	async function post(fields: Record<string, string> | Array<[string, string]>) {
		const { status } = await fetch(`${webhook.url}?token=${SECRET}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
		});
		return { status, json: webhook.executions.at(-1)?.[0] };
	}

	it.each([
		['ctl_userdata', '[a|b]', { ...NOTHING, userData: { a: 'b' } }],
		['resultCode', 'SUCCESS', { ...NOTHING, resultCode: 'SUCCESS' }],
		['resultCode', 'Done by the CRM', { ...NOTHING, resultCode: 'Done by the CRM' }],
		['resultCode', 'fail', { ...NOTHING, resultCode: 'fail' }],
		['resultCode', '', NOTHING],
		['errorString', 'Oops', { ...NOTHING, errorString: 'Oops' }],
		['ctl_userdata', '', NOTHING],
	])('takes a post with nothing but %s=%s', async (name, value, expected) => {
		expect(await post({ [name]: value })).toEqual({ status: 200, json: expected });
	});

	it('gives out what else came', async () => {
		const fields: Array<[string, string]> = [
			['ctl_userdata', '[a|b]'],
			['callDuration', '00:01:00'],
			['TransactionID', '90001'],
			['queue', 'a'],
			['queue', 'b'],
		];
		const otherFields = { callDuration: '00:01:00', TransactionID: '90001', queue: ['a', 'b'] };
		const { json } = await post(fields);
		expect(json).toEqual({ ...NOTHING, userData: { a: 'b' }, otherFields });
	});

	it('gives out neither passwords nor its secret, wherever they stand', async () => {
		const { json } = await post({
			resultCode: 'FAIL',
			Password: 'made-up-password',
			EXTPWD: 'made-up-external',
			errorString: `no ${SECRET}`,
			token: SECRET,
			url: `https://n8n.example.com/webhook?token=${SECRET}`,
			ctl_userdata: `free text ${SECRET}`,
		});
		expect(JSON.stringify(json)).not.toContain('made-up');
		expect(json).toEqual({
			...NOTHING,
			resultCode: 'FAIL',
			errorString: 'no ***',
			ctlUserdata: 'free text ***',
			otherFields: { token: '***', url: 'https://n8n.example.com/webhook?token=***' },
		});
	});

	it('reads data that is printed with line breaks between the pairs', async () => {
		const { json } = await post({
			ctl_userdata: '[a|b]\r\n [ctl_newRecordId|00T1] \n[note|x ] y]',
		});
		expect(json).toEqual({
			...NOTHING,
			newRecordId: '00T1',
			systemData: { ctl_newRecordId: '00T1' },
			userData: { a: 'b', note: 'x ] y' },
		});
	});

	it('starts with nothing that holds no documented member', async () => {
		const before = webhook.executions.length;
		expect((await post({ CtlUserData: '[a|b]', cmd: 'launch' })).status).toBe(400);
		expect((await post({ callDuration: '00:01:00' })).status).toBe(400);
		expect(webhook.executions).toHaveLength(before);
	});
});
