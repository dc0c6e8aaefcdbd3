import {
	CALLBACKS,
	getCallbacks as getAll,
	idsOfCallbacks as ids,
} from '../../../../support/ameyoOperations';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

describe('callback: get many, the answers', () => {
	const bench = useAmeyo({ ameyo: { callbacks: CALLBACKS } });
	const pages = () => bench.sent('getFiltered');

	it('gives nothing of an item whose later page fails, and all of the others', async () => {
		bench.ameyo.misbehave({ command: 'getFiltered', skip: 1, status: 500 });
		const { items, errors } = await bench.run(
			{ ...getAll, requestOptions: { concurrency: 1 } },
			[{ campaign: 1, mark: 'x' }, { campaign: 5 }],
			{ onError: toErrorOutput },
		);
		expect(items.map(({ json, pairedItem }) => [json.customerCallbackId, pairedItem])).toEqual(
			ids(250, 253).map((id) => [id, { item: 1 }]),
		);
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatchObject({
			json: { error: 'Ameyo answered with HTTP 500', mark: 'x' },
			pairedItem: { item: 0 },
		});
	});

	it.each([
		['HTTP 503 with Retry-After', { status: 503, retryAfter: 0 }],
		['HTTP 429 with Retry-After', { status: 429, retryAfter: '0' }],
		['a cut connection', { dropBefore: true }],
		['a cut connection after the work', { dropAfter: true }],
	])('reads a page again after %s', async (_name, rule) => {
		bench.ameyo.misbehave({ command: 'getFiltered', skip: 1, ...rule });
		const { items, error } = await bench.run(getAll);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.customerCallbackId)).toEqual(ids(0, 250));
		expect(pages()).toHaveLength(5);
	});

	it('does not read for ever where the server is too busy', async () => {
		bench.ameyo.misbehave({ command: 'getFiltered', status: 429, retryAfter: 0, times: Infinity });
		const { error } = await bench.run(getAll);
		expect(error?.message).toContain('too busy to answer (HTTP 429)');
		expect(pages()).toHaveLength(4);
	});

	it.each([401, 403] as const)(
		'renews a session that dies between two pages, told with HTTP %d',
		async (deadSessionStatus) => {
			bench.ameyo.misbehave({
				command: 'getFiltered',
				skip: 1,
				expireSession: true,
				deadSessionStatus,
			});
			const { items, error } = await bench.run(getAll);
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.customerCallbackId)).toEqual(ids(0, 250));
			expect(bench.ameyo.counts.logins).toBe(2);
			expect(pages().map(({ status }) => status)).toEqual([200, deadSessionStatus, 200, 200, 200]);
		},
	);

	it.each([
		[
			512,
			{
				message: null,
				info: '["CallBackManager.no.such.campaign", "1"]',
				status: 512,
				errorCode: 7,
			},
			"Ameyo knows no campaign with the ID '1'",
		],
		[400, { message: 'bad.request', info: null, status: 400 }, 'bad.request'],
		[500, { message: '', info: 'ENOENT: no table', status: 500 }, 'ENOENT: no table'],
		[
			403,
			{ message: 'access.denied.for.user', code: 1, info: 'x', status: 403 },
			'access.denied.for.user',
		],
	])('tells a failure with HTTP %d in the words of Ameyo', async (status, body, message) => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { status, body } });
		const { errors } = await bench.run(getAll, [{}], { onError: toErrorOutput });
		expect(errors[0]?.json).toMatchObject({
			error: message,
			details: { httpCode: String(status) },
		});
		expect(pages()).toHaveLength(1);
	});

	it.each([
		['a web page', '<html>Sign in</html>'],
		['an object that is no list', { unexpected: true }],
		['text', '"OK"'],
		['a number', '5'],
		['null', 'null'],
		['nothing', ''],
		['an empty object', {}],
		['a list of something else', ['x']],
	])('does not take %s for an empty list', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body } });
		const { error, items } = await bench.run(getAll);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(
			/^Ameyo (answered with a web page|gave an answer that cannot be read)/,
		);
	});

	it.each([
		['with IDs', [{ customerCallbackId: 'a' }, { customerCallbackId: 'b' }]],
		['without IDs', [{ phone: '1' }, { phone: '2' }]],
		['with and without IDs', [{ customerCallbackId: 'a' }, { phone: '2' }]],
	])('ends where every page has the same rows, %s', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body }, times: null });
		const { items, error } = await bench.run(getAll);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(body);
		expect(bench.sent('getFiltered')).toHaveLength(2);
	});

	it('takes an empty list for no rows', async () => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body: [] } });
		const { error, items, status } = await bench.run(getAll);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(status).toBe('success');
	});

	it('keeps IDs that no number holds', async () => {
		const body = '[{"customerCallbackId":"x","customerId":9007199254740993}]';
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body } });
		const { items } = await bench.run(getAll);
		expect(items[0]?.json.customerId).toBe('9007199254740993');
	});
});
