import { call, FORM, JSON_TYPE, useStatusTrigger } from '../../../support/statusTrigger';

const listen = useStatusTrigger();

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
