import { AmeyoTrigger } from '../../../../nodes/Ameyo/AmeyoTrigger.node';
import { call, FORM, SECRET, useStatusTrigger } from '../../../support/statusTrigger';
import { useWebhooks } from '../../../support/triggerWebhook';

const ENCODED = encodeURIComponent(SECRET);

describe('the secret of a webhook', () => {
	const listen = useStatusTrigger();
	const listenWithout = useWebhooks();

	const refused = { status: 401, text: 'Unauthorized' };

	test.each([
		['none', ''],
		['an empty one', '?token='],
		['a wrong one', '?token=made-up'],
		['one that begins right', `?token=${ENCODED}x`],
		['one in another case', `?token=${ENCODED.toUpperCase()}`],
		['the right one under another name', `?Token=${ENCODED}`],
	])('%s is answered with 401 and starts nothing', async (_name, query) => {
		const n8n = await listen('queryAuth');
		expect(await call(n8n, query)).toEqual(refused);
		expect(await call(n8n, query, 'a=1', FORM)).toEqual(refused);
		expect(await call(n8n, query, '<a/>', 'text/xml')).toEqual(refused);
		expect(n8n.executions).toEqual([]);
	});

	test('in the body or a header does not count where it belongs into the query', async () => {
		const n8n = await listen('queryAuth');
		expect(await call(n8n, '', `token=${ENCODED}`, FORM)).toEqual(refused);
		expect(await call(n8n, '', undefined, undefined, { token: SECRET })).toEqual(refused);
		expect(n8n.executions).toEqual([]);
	});

	test('in the query lets the call in and does not reach the workflow', async () => {
		const n8n = await listen('queryAuth');
		const answer = await call(n8n, `?a=1&token=${ENCODED}`, 'b=2', FORM);
		expect(answer).toEqual({ status: 200, text: 'OK' });
		expect(n8n.executions).toEqual([[{ a: '1', b: '2' }]]);
	});

	test('in a header lets the call in, and a query is not asked', async () => {
		const n8n = await listen('headerAuth', { name: 'X-Made-Up', value: SECRET });
		const headers = { 'x-made-up': SECRET };
		expect((await call(n8n, '?a=1', undefined, undefined, headers)).status).toBe(200);
		expect(await call(n8n, `?X-Made-Up=${ENCODED}`)).toEqual(refused);
		expect(await call(n8n, '', undefined, undefined, { 'x-made-up': 'wrong' })).toEqual(refused);
		expect(n8n.executions).toEqual([[{ a: '1' }]]);
	});

	test.each([
		['is empty', { name: 'token', value: '' }],
		['has no name', { name: '', value: SECRET }],
	])('lets nobody in when the credential %s', async (_name, credential) => {
		const n8n = await listen('queryAuth', credential);
		expect(await call(n8n, '?token=')).toEqual(refused);
		expect(await call(n8n, `?=${ENCODED}`)).toEqual(refused);
		expect(n8n.executions).toEqual([]);
	});

	test('lets nobody in when there is no credential, and starts nothing to say so', async () => {
		const n8n = await listenWithout({ node: new AmeyoTrigger(), parameters: {} });
		expect(await call(n8n, '?token=')).toEqual(refused);
		expect(n8n.executions).toEqual([]);
	});
});
