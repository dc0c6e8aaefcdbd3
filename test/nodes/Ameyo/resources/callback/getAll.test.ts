import type { INodeParameters } from 'n8n-workflow';
import {
	CALLBACKS,
	getCallbacks as getAll,
	idsOfCallbacks as ids,
} from '../../../../support/ameyoOperations';
import { byId, useAmeyo } from '../../../../support/ameyo';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/;

describe('callback: get many', () => {
	const bench = useAmeyo({ ameyo: { callbacks: CALLBACKS } });
	const pages = () => bench.sent('getFiltered');

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
			callbackTime: expect.stringMatching(ISO),
			selfCallback: false,
			userId: 'priya',
			phone: '9876510250',
			customerId: null,
			dateAdded: expect.stringMatching(ISO),
		});
	});

	it('asks as documented: POST, the session in the header, the rest in the query', async () => {
		await bench.run(getAll);
		expect(pages().map(({ data }) => data)).toEqual([
			{ limit: '100', campaignId: '1', offset: '0' },
			{ limit: '100', campaignId: '1', offset: '100' },
			{ limit: '100', campaignId: '1', offset: '200' },
			{ limit: '100', campaignId: '1', offset: '250' },
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
				[100, 250],
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
});
