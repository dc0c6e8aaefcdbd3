import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const getAll: INodeParameters = {
	resource: 'lead',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('={{ $json.campaign }}'),
	returnAll: true,
};

describe('lead: get many', () => {
	const bench = useAmeyo();

	const sent = () => bench.sent('getLeadsForCampaign');

	it('gives one item a lead, paired to the item that asked', async () => {
		const { items, error } = await bench.run(getAll, [
			{ campaign: 1 },
			{ campaign: '10' },
			{ campaign: ' 5 ' },
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.leadId, pairedItem])).toEqual([
			[1, { item: 0 }],
			[35, { item: 0 }],
			[21, { item: 0 }],
			[39, { item: 0 }],
			[51, { item: 2 }],
			[52, { item: 2 }],
		]);
		expect(items[1]?.json).toEqual({
			id: 35,
			campaignId: 1,
			leadId: 35,
			priority: 1,
			weightage: 1,
			enabled: false,
			maxAttempt: 10,
			churnCount: 0,
		});
		expect(items[0]?.json.fetchOrderDetails).toEqual([{ ascending: false }]);
	});

	it('asks as documented, everything in the body', async () => {
		await bench.run(getAll, [{ campaign: 1 }]);
		expect(sent()).toMatchObject([
			{
				method: 'POST',
				path: '/ameyowebaccess/command',
				data: { campaignId: 1, sessionId: expect.any(String) },
			},
		]);
		expect(Object.keys(Object(sent()[0]?.data))).toHaveLength(2);
		expect(bench.ameyo.counts).toMatchObject({ dataInQuery: 0, logins: 1 });
	});

	it('asks with the hash key', async () => {
		const { items } = await bench.run({ ...getAll, authentication: 'hashKey' }, [{ campaign: 1 }]);
		expect(items).toHaveLength(4);
		expect(sent()[0]?.data).toEqual({ campaignId: 1 });
		expect(bench.ameyo.counts.logins).toBe(0);
	});

	it.each([
		[1, 1],
		[3, 3],
		[100, 4],
	])('keeps to a limit of %d', async (limit, count) => {
		const { items } = await bench.run({ ...getAll, returnAll: false, limit }, [{ campaign: 1 }]);
		expect(items).toHaveLength(count);
	});

	it('reads for many items with one login, each paired', async () => {
		const asked = Array.from({ length: 30 }, (_, i) => ({ campaign: i % 2 === 0 ? 1 : 5 }));
		const { items } = await bench.run(getAll, asked);
		expect(items).toHaveLength(15 * 4 + 15 * 2);
		expect(bench.ameyo.counts.logins).toBe(1);
		for (const { json, pairedItem } of items) {
			const { item } = Object(pairedItem);
			expect(json.campaignId).toBe(asked[Number(item)]?.campaign);
		}
	});

	it.each([
		[undefined, 10],
		[3, 3],
		['={{ $json.campaign + 1 }}', 2],
		[0, 1],
		[-5, 1],
		[2.9, 2],
		[51, 50],
		['={{ "many" }}', 10],
	])('takes a concurrency of %p for %d', async (concurrency, expected) => {
		const credentials = bench.credentials();
		await bench.run(getAll, [{ campaign: 1 }], { credentials });
		const before = sent().length;
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', hold: true, times: Infinity });
		const asked = Array.from({ length: 60 }, () => ({ campaign: 1 }));
		const allWaiting = bench.ameyo.nextRequest(() => sent().length === before + expected);
		const requestOptions = concurrency === undefined ? {} : { concurrency };
		const run = bench.run({ ...getAll, requestOptions }, asked, { credentials });
		await allWaiting;
		bench.ameyo.calm();
		const { items } = await run;
		expect(items).toHaveLength(240);
		expect(bench.ameyo.counts.maxParallelRequests).toBe(expected);
	});

	it('sends a failed item to the error output, and goes on', async () => {
		const { items, errors } = await bench.run(
			getAll,
			[{ campaign: 1 }, { campaign: 77 }, { campaign: null }, { campaign: 5 }],
			{ onError: toErrorOutput },
		);
		expect(new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(
			new Set(['{"item":0}', '{"item":3}']),
		);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			["Ameyo knows no campaign with the ID '77'", { item: 1 }],
			["'Campaign' is empty", { item: 2 }],
		]);
		expect(errors[0]?.json.campaign).toBe(77);
	});

	it.each([
		['1 or 1=1', "'Campaign' must be an ID made of digits"],
		['1","x":"', "'Campaign' must be an ID made of digits"],
		['١', "'Campaign' must be an ID made of digits"],
		[{ value: 1 }, "'Campaign' must be text, but it is an object"],
		[true, "'Campaign' must be text, but it is a boolean"],
		[1.5, "'Campaign' is a number that cannot be read exactly"],
	])('refuses the campaign %j before anything is sent', async (campaign, message) => {
		const { error } = await bench.run(getAll, [{ campaign }]);
		expect(error?.message).toContain(message);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it('logs in once for many items that find the session dead together', async () => {
		const credentials = bench.credentials();
		await bench.run(getAll, [{ campaign: 1 }], { credentials });
		bench.ameyo.expireSessions();
		const asked = Array.from({ length: 40 }, () => ({ campaign: 1 }));
		const { items, error } = await bench.run(
			{ ...getAll, requestOptions: { concurrency: 40 } },
			asked,
			{ credentials },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(160);
		expect(bench.ameyo.counts.logins).toBe(2);
	});

	it('gives up on a read after three further tries, and says so', async () => {
		bench.ameyo.misbehave({
			command: 'getLeadsForCampaign',
			status: 503,
			retryAfter: 0,
			times: Infinity,
		});
		const { error } = await bench.run(getAll, [{ campaign: 1 }]);
		expect(error?.message).toContain('too busy to answer (HTTP 503)');
		expect(sent()).toHaveLength(4);
	});

	it('does not read again after a refusal', async () => {
		const words = 'User is not allowed';
		bench.ameyo.misbehave({
			command: 'getLeadsForCampaign',
			answer: { body: { status: 'error', reason: words, details: words } },
			times: Infinity,
		});
		const { error } = await bench.run(getAll, [{ campaign: 1 }]);
		expect(error?.message).toBe(words);
		expect(sent()).toHaveLength(1);
	});

	it.each([
		['rows in a bean', '{"beanResponse":[{"leadId":1}],"result":"Success."}', [1]],
		['no rows in a bean', '{"beanResponse":null,"result":"Success.","comment":"x"}', []],
		['an ID that no number holds', '[{"leadId":9007199254740993}]', ['9007199254740993']],
	])('reads %s', async (_name, body, expected) => {
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', answer: { body } });
		const { items, error } = await bench.run(getAll, [{ campaign: 1 }]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.leadId)).toEqual(expected);
	});

	it.each(['{"leads":[]}', '"none"', '17', '{"beanResponse":1}'])(
		'does not take %s for an empty list',
		async (body) => {
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', answer: { body } });
			const { items, error } = await bench.run(getAll, [{ campaign: 1 }]);
			expect(items).toEqual([]);
			expect(error?.message).toBe('Ameyo gave an answer that cannot be read');
		},
	);
});
