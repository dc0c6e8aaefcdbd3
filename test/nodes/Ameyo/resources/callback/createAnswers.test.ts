import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const create: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('1'),
	callbackTime: '2026-08-27 16:23:00',
	phone: '={{ $json.phone }}',
};
const one = [{ phone: '5555056887' }];

describe('callback: create, the answers', () => {
	const bench = useAmeyo();
	const sent = () => bench.sent('addCallback');
	const answer = (body: unknown, status?: number) =>
		bench.ameyo.misbehave({
			command: 'addCallback',
			answer: status === undefined ? { body } : { body, status },
		});

	it.each([
		[
			{ status: 'error', reason: 'ENOENT: no such agent', details: 'ENOENT: no such agent' },
			'ENOENT: no such agent',
		],
		[
			{ message: 'Agent is not in campaign', type: 'ProcessingException', isPopulated: true },
			'Agent is not in campaign',
		],
		[
			{ result: 'Failed.', comment: ['CustomerManager.lead.not.in.camp.11\\', 2, 1] },
			'The lead does not belong to this campaign. Choose a lead from the list.',
		],
		[
			{ result: 'Failed.', comment: '["CallBackManager.invalid.callback.time", "x"]' },
			"Ameyo does not take the callback time 'x'",
		],
		[
			'{"result":"Failed.","comment":["CallBackManager.no.such\\\\","x\\\\"]',
			'CallBackManager.no.such',
		],
		[
			{
				beanResponse: [
					{
						exception: ['CustomerManager.Phone.number.does.not.have.valid.length', 13],
						inserted: false,
					},
				],
			},
			'The phone number does not have a valid length (13)',
		],
		[{ beanResponse: [{ id: null, message: 'No such agent' }] }, 'No such agent'],
		[
			{ beanResponse: [{ inserted: false, resultTypeString: 'ADD_FAILED' }] },
			'Ameyo did not add the callback: ADD_FAILED',
		],
	])('makes %j an error in the words of Ameyo', async (body, message) => {
		answer(body);
		const { errors, items } = await bench.run(create, one, { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors[0]?.json.error).toContain(message);
		expect(errors[0]?.pairedItem).toEqual({ item: 0 });
	});

	it.each([
		['an empty list', { beanResponse: [] }],
		['an empty object', {}],
		['nothing', ''],
		['null', 'null'],
		['a list of null', { beanResponse: [null] }],
	])('does not take %s for a callback that was added', async (_name, body) => {
		answer(body);
		const { error, items } = await bench.run(create, one);
		expect(items).toEqual([]);
		expect(error?.message).toContain('Ameyo did not confirm that the callback was added');
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
	});

	it('takes success without a bean as it is', async () => {
		answer({ result: 'Success.', comment: 'Execution successful' });
		const { items } = await bench.run(create, one);
		expect(items[0]?.json).toEqual({ result: 'Success.', comment: 'Execution successful' });
	});

	it('takes a bean that is no list', async () => {
		answer({ beanResponse: { id: 'd431-cm-2', phone: '5555056887' } });
		const { items } = await bench.run(create, one);
		expect(items[0]?.json).toEqual({ customerCallbackId: 'd431-cm-2', phone: '5555056887' });
	});

	it('keeps IDs that no number holds', async () => {
		answer('{"beanResponse":[{"id":"d431","customerId":9007199254740993}]}');
		const { items } = await bench.run(create, one);
		expect(items[0]?.json.customerId).toBe('9007199254740993');
	});

	it.each([
		['cut before the work', { dropBefore: true }, 0],
		['cut after the work', { dropAfter: true }, 1],
		['cut in the middle of the answer', { truncate: true }, 1],
	])('never adds a callback twice when the connection is %s', async (_name, rule, carriedOut) => {
		bench.ameyo.misbehave({ command: 'addCallback', ...rule });
		const { error } = await bench.run(create, one);
		expect(error?.message).toBe(
			'The connection was lost after the request was sent. It is not known whether Ameyo carried it out: check before you send it again.',
		);
		expect(bench.ameyo.counts.commands.addCallback).toEqual({ received: 1, carriedOut });
	});

	it.each([429, 500, 502, 503])('never sends it again after HTTP %d', async (status) => {
		bench.ameyo.misbehave({ command: 'addCallback', status, times: Infinity });
		const { error } = await bench.run(create, one);
		expect(error?.message).toContain(`HTTP ${status}`);
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
		expect(sent()).toHaveLength(1);
	});

	it.each([200, 500, 502, 503] as const)(
		'never sends it again after a web page with HTTP %d',
		async (html) => {
			bench.ameyo.misbehave({ command: 'addCallback', html, times: Infinity });
			const { error } = await bench.run(create, one);
			expect(error?.description).toContain('It is not known whether Ameyo carried it out');
			expect(sent()).toHaveLength(1);
		},
	);

	it('says what is not known when the answer cannot be read', async () => {
		bench.ameyo.misbehave({ command: 'addCallback', malformedJson: true });
		const { error } = await bench.run(create, one);
		expect(error?.message).toBe('Ameyo gave an answer that cannot be read');
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
		expect(sent()).toHaveLength(1);
	});

	it('follows no redirect', async () => {
		bench.ameyo.misbehave({
			command: 'addCallback',
			redirect: 'http://127.0.0.1:9/x',
			status: 307,
		});
		const { error } = await bench.run(create, one);
		expect(error?.message).toContain('http://127.0.0.1:9/x');
		expect(sent()).toHaveLength(1);
	});

	it('says after a time-out that the callback may have been added', async () => {
		bench.ameyo.misbehave({ command: 'addCallback', hold: true });
		const { error } = await bench.run({ ...create, requestOptions: { timeout: 2000 } }, one);
		expect(error?.message).toContain('Ameyo did not answer in time. It is not known whether');
		bench.ameyo.calm();
	});

	it('renews a session that dies in mid-run, and adds every callback once', async () => {
		const wanted = Array.from({ length: 30 }, (_, i) => ({ phone: `555505${1000 + i}` }));
		bench.ameyo.misbehave({ command: 'addCallback', skip: 8, expireSession: true });
		const { items, error } = await bench.run(create, wanted);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.phone, pairedItem])).toEqual(
			wanted.map(({ phone }, item) => [phone, { item }]),
		);
		expect(bench.ameyo.counts.logins).toBe(2);
		const added = [...bench.ameyo.callbacks.values()].map(({ phone }) => phone);
		for (const { phone } of wanted) expect(added.filter((one) => one === phone)).toHaveLength(1);
	});

	it.each([1, 2, 3] as const)(
		'renews a session that is told dead in shape %d',
		async (deadSessionShape) => {
			bench.ameyo.misbehave({ command: 'addCallback', expireSession: true, deadSessionShape });
			const { items } = await bench.run(create, [{ phone: '5555056887' }]);
			expect(items[0]?.json.phone).toBe('5555056887');
			expect(bench.ameyo.counts).toMatchObject({ logins: 2 });
		},
	);

	it.each(['array', 'string', 'broken'] as const)(
		'renews it with a comment printed as %s',
		async (comment) => {
			bench.ameyo.misbehave({
				command: 'addCallback',
				expireSession: true,
				deadSessionShape: 3,
				comment,
			});
			const { items } = await bench.run(create, [{ phone: '5555056887' }]);
			expect(items[0]?.json.phone).toBe('5555056887');
			expect(bench.ameyo.counts).toMatchObject({ logins: 2 });
		},
	);

	it('sends once to a server that finds a living session dead', async () => {
		const words = 'Invalid session Id: d1';
		bench.ameyo.misbehave({
			command: 'addCallback',
			times: Infinity,
			answer: { body: { status: 'error', reason: words, details: words } },
		});
		const { error } = await bench.run(create, [{ phone: '5555056887' }]);
		expect(error?.message).toBe(words);
		expect(sent()).toHaveLength(1);
	});
});
