import type { INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const execute: INodeParameters = {
	resource: 'command',
	operation: 'execute',
	authentication: 'session',
	commandId: 'getLeadsForCampaign',
	data: '={{ $json.data }}',
};

describe('command: execute', () => {
	const bench = useAmeyo();

	const sent = () =>
		bench.ameyo.requests.filter(({ command }) => !['login', 'ping-session'].includes(command));

	it('sends the data with the session, and gives one item a row', async () => {
		const { items, error } = await bench.run({ ...execute, data: '{"campaignId": 1}' }, [{}, {}]);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.leadId, pairedItem])).toEqual(
			[0, 1].flatMap((item) => [1, 35, 21, 39].map((lead) => [lead, { item }])),
		);
		expect(sent()[0]?.data).toEqual({ sessionId: expect.any(String), campaignId: 1 });
		expect(bench.ameyo.counts).toMatchObject({ logins: 1, dataInQuery: 0 });
	});

	it.each([
		['text', '{"campaignId": 5}'],
		['an object', { campaignId: 5 }],
	])('takes data of the item as %s', async (_name, data) => {
		const { items } = await bench.run(execute, [{ data }]);
		expect(items.map(({ json }) => json.leadId)).toEqual([51, 52]);
	});

	it.each([
		['nothing', ''],
		['blanks', ' \n '],
		['an empty object', '{}'],
		['null', null],
		['a missing field', undefined],
	])('sends an empty object for %s', async (_name, data) => {
		await bench.run({ ...execute, commandId: 'ping-session' }, [
			data === undefined ? {} : { data },
		]);
		const [ping] = bench.ameyo.requests.filter(({ command }) => command === 'ping-session');
		expect(ping?.data).toEqual({ sessionId: expect.any(String) });
	});

	it('signs with the hash key, without a session', async () => {
		await bench.run({ ...execute, authentication: 'hashKey' }, [{ data: { campaignId: 1 } }]);
		expect(sent()[0]).toMatchObject({
			data: { campaignId: 1 },
			headers: { 'requesting-host': 'crm.example' },
		});
		expect(bench.ameyo.counts.logins).toBe(0);
	});

	it('sends one session ID, that of the credential, also where the data hold one', async () => {
		const data = { sessionId: 'd431-54f54717-ses-CustomerManager-5300-1', campaignId: 5 };
		const { items, error } = await bench.run(execute, [{ data }]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.leadId)).toEqual([51, 52]);
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it('leaves a session ID in the data alone where the hash key signs', async () => {
		const data = { sessionId: 'd431-x', campaignId: 5 };
		const { error } = await bench.run({ ...execute, authentication: 'hashKey' }, [{ data }]);
		expect(sent()[0]).toMatchObject({ data: { campaignId: 5 }, sessionId: 'd431-x' });
		expect(error?.message).toBe('Invalid session Id: d431-x');
	});

	it.each([
		[
			'an array',
			[{ a: 1 }, 'b', null, [2]],
			[{ a: 1 }, { result: 'b' }, { result: null }, { result: [2] }],
		],
		['an empty array', [], []],
		['an object', { a: { b: [] } }, [{ a: { b: [] } }]],
		['text', '"done"', [{ result: 'done' }]],
		['a number', '17', [{ result: 17 }]],
		['a number that no number holds', '9007199254740993', [{ result: '9007199254740993' }]],
		['false', 'false', [{ result: false }]],
		['null', 'null', [{ result: null }]],
		['an empty object', '{}', [{}]],
		['bare OK', 'OK', [{ result: 'OK' }]],
		[
			'a bean',
			{ beanResponse: [{ a: 1 }], result: 'Success.' },
			[{ beanResponse: [{ a: 1 }], result: 'Success.' }],
		],
		[
			'FAILURE, which is no refusal',
			{ result: 'FAILURE', reason: 'x' },
			[{ result: 'FAILURE', reason: 'x' }],
		],
	])('gives %s', async (_name, body, expected) => {
		bench.ameyo.misbehave({ command: 'anything', answer: { body } });
		const { items, error } = await bench.run({ ...execute, commandId: 'anything' });
		expect(error).toBeUndefined();
		expect(items).toEqual(expected.map((json) => ({ json, pairedItem: { item: 0 } })));
	});

	it.each([
		[{ commandId: '={{ " " }}' }, {}, "'Command ID' is empty"],
		[{ commandId: '={{ ["login"] }}' }, {}, "'Command ID' must be text, but it is a list"],
		[{ commandId: '={{ "x" + String.fromCharCode(0xd83d) }}' }, {}, "'Command ID'"],
		[{}, { data: '[1]' }, "'Data' is not a JSON object"],
		[{}, { data: '"text"' }, "'Data' is not a JSON object"],
		[{}, { data: 'null' }, "'Data' is not a JSON object"],
		[{}, { data: '{campaignId: 1}' }, "'Data' is not a JSON object"],
		[{}, { data: '{"campaignId": 1' }, "'Data' is not a JSON object"],
		[{}, { data: 'campaignId=1' }, "'Data' is not a JSON object"],
		[{}, { data: [1] }, "'Data' is not a JSON object"],
		[{}, { data: 5 }, "'Data' is not a JSON object"],
		[{}, { data: true }, "'Data' is not a JSON object"],
		// Taken as a blank, a line break in a note would be lost without a word.
		[{}, { data: '{"note": "two\nlines"}' }, "'Data' is not a JSON object"],
	])(
		'refuses %j with %j before anything is sent',
		async (change: INodeParameters, item, message) => {
			const { error } = await bench.run({ ...execute, ...change }, [item]);
			expect(error?.message).toContain(message);
			expect(error?.context?.itemIndex).toBe(0);
			expect(bench.ameyo.requests).toHaveLength(0);
		},
	);

	it.each([
		'"quoted" \\ back\\slash',
		'<script>alert(1)</script> & "more"',
		'={{ $json.other }}',
		'%7D&command=logout&data=%7B',
		'पता 📞 ñ',
		'line\nbreak\u0000\u2028',
		'lone \ud83d surrogate',
		'x","sessionId":"y',
	])('hands on hostile text unchanged: %j', async (text) => {
		const body = [{ seen: text }];
		bench.ameyo.misbehave({ command: 'note', answer: { body } });
		const data = { [text]: text, deep: { list: [text] } };
		const { items, error } = await bench.run({ ...execute, commandId: 'note' }, [{ data }]);
		expect(error).toBeUndefined();
		expect(sent()[0]?.data).toEqual({ ...data, sessionId: expect.any(String) });
		expect(items[0]?.json).toEqual({ seen: text });
	});

	it.each(['a b', 'x&data={"a":1}', 'force-login%00', 'पता', '../logout'])(
		'hands on the command %j unchanged, and tells the refusal',
		async (commandId) => {
			const { errors } = await bench.run({ ...execute, commandId }, [{}], {
				onError: toErrorOutput,
			});
			expect(errors[0]?.json.error).toBe(`No handler found for command: ${commandId}`);
			expect(sent()).toMatchObject([{ command: commandId }]);
		},
	);

	it('sends each item its own command, failed ones to the error output', async () => {
		const { items, errors } = await bench.run(
			{ ...execute, commandId: '={{ $json.id }}' },
			[
				{ id: 'getLeadsForCampaign', data: { campaignId: 10 } },
				{ id: 'getLeadsForCampaign', data: { campaignId: 5 } },
				{ id: 'noSuchCommand', data: {} },
				{ id: 'getLeadsForCampaign', data: 'x' },
				{ id: 'getLeadsForCampaign', data: {} },
			],
			{ onError: toErrorOutput },
		);
		expect(items.map(({ json, pairedItem }) => [json.leadId, pairedItem])).toEqual([
			[51, { item: 1 }],
			[52, { item: 1 }],
		]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			['No handler found for command: noSuchCommand', { item: 2 }],
			["'Data' is not a JSON object", { item: 3 }],
			['Parameter campaignId cannot be null', { item: 4 }],
		]);
	});

	it.each([
		['dropAfter', { dropAfter: true }],
		['dropBefore', { dropBefore: true }],
		['HTTP 503', { status: 503, retryAfter: 0 }],
		['HTTP 429', { status: 429, retryAfter: 0 }],
	])('sends a command once, whatever it is: %s', async (_name, rule) => {
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', ...rule });
		const { error } = await bench.run(execute, [{ data: { campaignId: 1 } }]);
		expect(`${error?.message} ${error?.description}`).toContain(
			'It is not known whether Ameyo carried it out',
		);
		expect(sent()).toHaveLength(1);
	});

	it('sends it again after a dead session only', async () => {
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', expireSession: true });
		const { items, error } = await bench.run(execute, [{ data: { campaignId: 5 } }]);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(sent().map(({ carriedOut }) => carriedOut)).toEqual([false, true]);
	});

	it('keeps large numbers in the data exact', async () => {
		bench.ameyo.misbehave({ command: 'note', answer: { body: {} } });
		await bench.run({ ...execute, commandId: 'note', data: '{"id": 9007199254740993}' });
		expect(sent()[0]?.data).toMatchObject({ id: '9007199254740993' });
	});
});
