import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const HOUR = 3_600_000;
/** 250 callbacks in campaign 1, three in campaign 5, by three agents. */
const CALLBACKS = Array.from({ length: 253 }, (_, n) => ({
	customerCallbackId: `d810-59423051-cm-${n}`,
	campaignId: n < 250 ? 1 : 5,
	selfCallback: false,
	userId: ['amit', 'priya', "o'hara, π&="][n % 3] ?? null,
	phone: `98765${10_000 + n}`,
	customerId: null,
	info: `note ${n}`,
	inMs: n * HOUR,
	addedMs: n * HOUR,
}));
const getAll: INodeParameters = {
	resource: 'callback',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('={{ $json.campaign ?? 1 }}'),
	returnAll: true,
};

describe('callback: get many', () => {
	const bench = useAmeyo({ ameyo: { callbacks: CALLBACKS } });

	const pages = () => bench.ameyo.requests.filter(({ command }) => command === 'getFiltered');
	const ids = (from: number, to: number) =>
		CALLBACKS.slice(from, to).map(({ customerCallbackId }) => customerCallbackId);

	it('reads all pages, one item a row, paired to the item that asked', async () => {
		const { items, error } = await bench.run(getAll, [
			{ campaign: 5 },
			{ campaign: 1 },
			{ campaign: 10 },
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.customerCallbackId)).toEqual([
			...ids(250, 253),
			...ids(0, 250),
		]);
		expect(items.slice(0, 3).map(({ pairedItem }) => pairedItem)).toEqual(
			Array(3).fill({ item: 0 }),
		);
		expect(items.slice(3).map(({ pairedItem }) => pairedItem)).toEqual(
			Array(250).fill({ item: 1 }),
		);
		expect(items[0]?.json).toEqual({
			customerCallbackId: 'd810-59423051-cm-250',
			campaignId: 5,
			callbackTime: expect.any(Number),
			selfCallback: false,
			userId: 'priya',
			phone: '9876510250',
			customerId: null,
			dateAdded: expect.any(Number),
		});
	});

	it('asks as documented: POST, the session in the header, the rest in the query', async () => {
		await bench.run(getAll);
		expect(pages().map(({ data }) => data)).toEqual([
			{ limit: '100', campaignId: '1', offset: '0' },
			{ limit: '100', campaignId: '1', offset: '100' },
			{ limit: '100', campaignId: '1', offset: '200' },
		]);
		for (const { method, path, headers, bodyBytes, sessionId, url } of pages()) {
			expect({ method, path, bodyBytes }).toEqual({
				method: 'POST',
				path: '/ameyorestapi/voice/customerCallbacks/getFiltered',
				bodyBytes: 0,
			});
			expect(headers.sessionid).toBeDefined();
			expect(sessionId).toMatch(/^d431-/);
			expect(url).not.toContain('d431-');
		}
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it.each([
		[1, [[1, 0]]],
		[100, [[100, 0]]],
		[
			101,
			[
				[100, 0],
				[1, 100],
			],
		],
		[
			250,
			[
				[100, 0],
				[100, 100],
				[50, 200],
			],
		],
		[
			1000,
			[
				[100, 0],
				[100, 100],
				[100, 200],
			],
		],
	])('reads up to a limit of %d', async (limit, expected) => {
		const parameters = { ...getAll, returnAll: false, limit };
		const { items } = await bench.run(parameters);
		expect(items.map(({ json }) => json.customerCallbackId)).toEqual(ids(0, Math.min(limit, 250)));
		expect(pages().map(({ data }) => data)).toMatchObject(
			expected.map(([size, offset]) => ({ limit: String(size), offset: String(offset) })),
		);
	});

	it('reads 50 rows where no limit is set', async () => {
		const { items } = await bench.run({ ...getAll, returnAll: false });
		expect(items).toHaveLength(50);
	});

	it('takes Return All and the limit from the item, each for itself', async () => {
		const parameters = {
			...getAll,
			returnAll: '={{ $json.all }}',
			limit: '={{ $json.limit }}',
		};
		const { items } = await bench.run(parameters, [
			{ all: false, limit: 2 },
			{ all: true, limit: 3 },
			{ all: 'true', limit: 3 },
			{ all: 'false', limit: '4' },
		]);
		const counts = [0, 1, 2, 3].map(
			(i) =>
				items.filter(({ pairedItem }) => JSON.stringify(pairedItem) === `{"item":${i}}`).length,
		);
		expect(counts).toEqual([2, 250, 250, 4]);
	});

	it('sends filters: agents repeated, dates as epoch milliseconds, info as a boolean', async () => {
		const filters = {
			userIds: '={{ $json.agents }}',
			info: true,
			fromDateScheduled: '2026-08-27 16:23:00',
			toDateScheduled: '2026-08-27T16:23:00+02:00',
			fromDateAdded: '={{ 1521539038782 }}',
			toDateAdded: '={{ DateTime.fromMillis(1521539038782) }}',
		};
		await bench.run({ ...getAll, filters }, [{ agents: 'amit, priya,,' }], {
			credentials: bench.credentials({ timezone: 'Asia/Kolkata' }),
		});
		expect(pages()[0]?.data).toEqual({
			limit: '100',
			campaignId: '1',
			offset: '0',
			userIds: ['amit', 'priya'],
			info: 'true',
			fromDateScheduled: String(Date.parse('2026-08-27T10:53:00Z')),
			toDateScheduled: String(Date.parse('2026-08-27T14:23:00Z')),
			fromDateAdded: '1521539038782',
			toDateAdded: '1521539038782',
		});
		expect(pages()[0]?.url).toContain('userIds=amit&userIds=priya');
	});

	it("reads dates in the workflow's zone where the credential has none", async () => {
		const filters = { fromDateScheduled: '2026-08-27 16:23:00' };
		await bench.run({ ...getAll, filters }, [{}], { timezone: 'America/New_York' });
		expect(pages()[0]?.data).toMatchObject({
			fromDateScheduled: String(Date.parse('2026-08-27T20:23:00Z')),
		});
	});

	it('leaves out filters that are empty', async () => {
		const filters = { userIds: ' , ', fromDateAdded: '', toDateScheduled: '={{ null }}' };
		await bench.run({ ...getAll, filters });
		expect(pages()[0]?.data).toEqual({ limit: '100', campaignId: '1', offset: '0' });
	});

	it.each([
		["o'hara, π&=", ["o'hara", 'π&=']],
		['={{ ["o\'hara, π&="] }}', ["o'hara, π&="]],
		['={{ ["a b+c%20", "<b>📞", "#?/.."] }}', ['a b+c%20', '<b>📞', '#?/..']],
	])('hands on hostile user IDs unchanged: %j', async (userIds, expected) => {
		const { error } = await bench.run({ ...getAll, filters: { userIds } });
		expect(error).toBeUndefined();
		const { data } = pages()[0] ?? {};
		expect(data).toMatchObject({ userIds: expected.length === 1 ? expected[0] : expected });
	});

	it('filters and gives the notes as the server does', async () => {
		const filters = { userIds: '={{ ["o\'hara, π&="] }}', info: '={{ true }}' };
		const { items } = await bench.run({ ...getAll, filters });
		expect(items.map(({ json }) => [json.userId, json.info])).toEqual(
			CALLBACKS.slice(0, 250)
				.filter((_, n) => n % 3 === 2)
				.map(({ userId, info }) => [userId, info]),
		);
	});

	it.each([
		[{ campaignId: byId('={{ "" }}') }, "'Campaign' is empty"],
		[{ campaignId: byId('={{ "MoviStar" }}') }, "'Campaign' must be an ID made of digits"],
		[{ campaignId: byId('={{ "1&campaignId=5" }}') }, "'Campaign' must be an ID made of digits"],
		[{ returnAll: false, limit: 0 }, "'Limit' must be a whole number of at least 1"],
		[{ returnAll: false, limit: '={{ -1 }}' }, "'Limit' must be a whole number of at least 1"],
		[{ returnAll: false, limit: '={{ "many" }}' }, "'Limit' must be a whole number of at least 1"],
		[{ returnAll: false, limit: '={{ 1.5 }}' }, "'Limit' must be a whole number of at least 1"],
		[{ returnAll: '={{ "perhaps" }}' }, "'Return All' must be true or false"],
		[{ filters: { fromDateAdded: 'soon' } }, "'Added After' is not a date: 'soon'"],
		[{ filters: { toDateAdded: '2026-02-30' } }, "'Added Before' is not a date"],
		[{ filters: { fromDateScheduled: '={{ 12 }}' } }, "'Scheduled After' is not a date"],
		[{ filters: { toDateScheduled: '={{ {} }}' } }, "'Scheduled Before' must be text"],
		[{ filters: { userIds: '={{ [{}] }}' } }, "'User IDs' must be text, but it is an object"],
		[{ filters: { userIds: '={{ "x" + String.fromCharCode(0xd83d) }}' } }, "'User IDs'"],
		[{ filters: { info: '={{ "x" }}' } }, "'With Info' must be true or false"],
	])('refuses %j before anything is sent', async (change: INodeParameters, message) => {
		const { error } = await bench.run({ ...getAll, ...change });
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

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
		expect(pages()).toHaveLength(4);
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
			expect(pages().map(({ status }) => status)).toEqual([200, deadSessionStatus, 200, 200]);
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
			'CallBackManager.no.such.campaign (1)',
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
	])('does not take %s for an empty list', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body } });
		const { error, items } = await bench.run(getAll);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(
			/^Ameyo (answered with a web page|gave an answer that cannot be read)/,
		);
	});

	it.each([
		['an empty list', []],
		['null', 'null'],
	])('takes %s for no rows', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body } });
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
