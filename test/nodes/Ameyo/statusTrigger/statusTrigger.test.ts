import { AmeyoTrigger } from '../../../../nodes/Ameyo/AmeyoTrigger.node';
import { openWebhook, type WebhookN8n } from '../../../support/triggerWebhook';

const SECRET = 'made-up/secret+1 &x';
const ENCODED = encodeURIComponent(SECRET);
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

const open: WebhookN8n[] = [];
async function listen(
	authentication: 'queryAuth' | 'headerAuth' | 'none',
	credential: { name: string; value: string } | undefined = { name: 'token', value: SECRET },
): Promise<WebhookN8n> {
	const n8n = await openWebhook({
		node: new AmeyoTrigger(),
		parameters: { authentication },
		credential,
	});
	open.push(n8n);
	return n8n;
}
afterEach(async () => {
	for (const n8n of open.splice(0)) await n8n.close();
});

async function call(
	n8n: WebhookN8n,
	query: string,
	body?: string,
	type?: string,
	headers: Record<string, string> = {},
) {
	const response = await fetch(`${n8n.url}${query}`, {
		method: body === undefined ? 'GET' : 'POST',
		body: body === undefined ? undefined : Buffer.from(body),
		headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
	});
	return { status: response.status, text: await response.text() };
}

describe('what the workflow is given', () => {
	const cases: Array<[string, string, string | undefined, string | undefined, object]> = [
		[
			'a query',
			'?status=CONNECTED&phone=98765',
			undefined,
			undefined,
			{ status: 'CONNECTED', phone: '98765' },
		],
		['a form', '', 'status=NO+ANSWER&name=%C3%89va', FORM, { status: 'NO ANSWER', name: 'Éva' }],
		['a form with its charset', '', 'name=%C3%89va', `${FORM}; charset=UTF-8`, { name: 'Éva' }],
		[
			'JSON',
			'',
			'{"status":"BUSY","call":{"id":7}}',
			JSON_TYPE,
			{ status: 'BUSY', call: { id: 7 } },
		],
		['both: the body wins', '?a=1&b=2', 'b=3&c=4', FORM, { a: '1', b: '3', c: '4' }],
		['both, with JSON', '?a=1&b=2', '{"b":3}', JSON_TYPE, { a: '1', b: 3 }],
		['a repeated key', '?a=1&a=2', 'b=3&b=4&b=5', FORM, { a: ['1', '2'], b: ['3', '4', '5'] }],
		[
			'keys with brackets, flat',
			'?a[b]=1&c[]=2',
			undefined,
			undefined,
			{ 'a[b]': '1', 'c[]': '2' },
		],
		['JSON that is a list', '?a=1', '[1,{"b":2}]', JSON_TYPE, { a: '1', body: [1, { b: 2 }] }],
		['JSON that is a text', '', '"done"', JSON_TYPE, { body: 'done' }],
		['JSON null', '', 'null', JSON_TYPE, { body: null }],
		['text', '?a=1', 'the call has ended', 'text/plain', { a: '1', body: 'the call has ended' }],
		[
			'an ID above 2^53',
			'',
			'{"customerId":9007199254740993}',
			JSON_TYPE,
			{ customerId: '9007199254740993' },
		],
		['nothing', '', undefined, undefined, {}],
		['an empty body', '', '', JSON_TYPE, {}],
		['an empty body of another kind', '', '', 'application/octet-stream', {}],
		['parameters without values', '?a&b=', undefined, undefined, { a: '', b: '' }],
	];
	test.each(cases)('%s', async (_name, query, body, type, expected) => {
		const n8n = await listen('none');
		expect(await call(n8n, query, body, type)).toEqual({ status: 200, text: 'OK' });
		expect(n8n.executions).toEqual([[expected]]);
	});

	test('all of a form with thousands of parameters', async () => {
		const n8n = await listen('none');
		const names = Array.from({ length: 3000 }, (_, i) => `p${i}`);
		await call(n8n, '', names.map((name) => `${name}=1`).join('&'), FORM);
		expect(Object.keys(n8n.executions[0]?.[0] ?? {})).toEqual(names);
	});

	test('a parameter with the name of a prototype is one like the others', async () => {
		const n8n = await listen('none');
		await call(n8n, '?__proto__=1&constructor=2');
		expect(Object.entries(n8n.executions[0]?.[0] ?? {})).toEqual([
			['__proto__', '1'],
			['constructor', '2'],
		]);
	});
});

describe('bodies of another kind', () => {
	test.each([
		['XML', '<status>BUSY</status>', 'application/xml'],
		['a file', 'PK', 'application/zip'],
		['multipart that is no form', '--x--', 'multipart/mixed; boundary=x'],
		['an unknown type', 'x=1', 'application/vnd.made-up'],
	])('%s is answered with 415 and starts nothing', async (_name, body, type) => {
		const n8n = await listen('none');
		expect(await call(n8n, '?a=1', body, type)).toEqual({
			status: 415,
			text: 'Unsupported Media Type',
		});
		expect(n8n.executions).toEqual([]);
	});
});

describe('the secret', () => {
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

	test('is taken out wherever a caller repeats it', async () => {
		const n8n = await listen('queryAuth');
		const url = `https://n8n.example/webhook/x/webhook?token=${ENCODED}`;
		const body = JSON.stringify({
			token: SECRET,
			url,
			twice: encodeURIComponent(url),
			lowercase: url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
			deep: [{ [`key ${SECRET}`]: `say ${SECRET} twice: ${SECRET}` }],
			status: 'BUSY',
		});
		await call(n8n, `?token=${ENCODED}&token=wrong&copy=${ENCODED}`, body, JSON_TYPE);
		expect(n8n.executions).toEqual([
			[
				{
					url: 'https://n8n.example/webhook/x/webhook?token=***',
					twice: expect.stringMatching(/token%3D\*\*\*$/),
					lowercase: 'https://n8n.example/webhook/x/webhook?token=***',
					deep: [{ 'key ***': 'say *** twice: ***' }],
					status: 'BUSY',
				},
			],
		]);
		expect(JSON.stringify(n8n.executions)).not.toContain('secret');
	});

	test('that is short does not cut holes into phone numbers', async () => {
		const n8n = await listen('queryAuth', { name: 'token', value: '987' });
		await call(n8n, '?token=987&phone=9876543210&again=987');
		expect(n8n.executions).toEqual([[{ phone: '9876543210' }]]);
	});

	test('keeps a parameter of the body that has its name and is something else', async () => {
		const n8n = await listen('queryAuth');
		await call(n8n, `?token=${ENCODED}`, 'token=of-the-customer', FORM);
		expect(n8n.executions).toEqual([[{ token: 'of-the-customer' }]]);
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
		const n8n = await openWebhook({ node: new AmeyoTrigger(), parameters: {} });
		open.push(n8n);
		expect(await call(n8n, '?token=')).toEqual(refused);
		expect(n8n.executions).toEqual([]);
	});
});
