import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const create: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('={{ $json.campaign ?? 1 }}'),
	callbackTime: '={{ $json.when ?? "2026-08-27 16:23:00" }}',
	phone: '={{ $json.phone }}',
};

describe('callback: create', () => {
	const bench = useAmeyo();
	const sent = () => bench.sent('addCallback');
	const lastData = () => sent().at(-1)?.data;

	it('sends the documented data, and gives the bean', async () => {
		const additionalFields = { customerId: '112', userId: 'agent', isSelfCallback: true };
		const { items, error } = await bench.run({ ...create, additionalFields }, [
			{ phone: '5555056887' },
		]);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					customerCallbackId: expect.any(String),
					campaignId: 1,
					callbackTime: '2026-08-27T16:23:00.000+01:00',
					selfCallback: true,
					callBackProperties: [{ phone: '5555056887', customerId: '112' }],
					userId: 'agent',
					phone: '5555056887',
					customerId: 112,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(lastData()).toEqual({
			sessionId: expect.any(String),
			campaignId: 1,
			callBackTime: '2026-08-27 16:23:00',
			isSelfCallBack: 'true',
			callBackHandlerType: 'voice.campaign.callback.handler',
			callBackProperties: { customerId: '112', phone: '5555056887' },
			userId: 'agent',
		});
		expect(sent()[0]).toMatchObject({ method: 'POST', path: '/ameyowebaccess/command' });
		expect(bench.ameyo.counts).toMatchObject({ logins: 1, dataInQuery: 0 });
	});

	it('leaves out what is not given, and sends another handler', async () => {
		const additionalFields = { callbackHandlerType: ' other.handler ', userId: '', customerId: '' };
		await bench.run({ ...create, additionalFields }, [{ phone: '5555056887' }]);
		expect(lastData()).toEqual({
			sessionId: expect.any(String),
			campaignId: 1,
			callBackTime: '2026-08-27 16:23:00',
			isSelfCallBack: 'false',
			callBackHandlerType: 'other.handler',
			callBackProperties: { phone: '5555056887' },
		});
	});

	it('says once that a callback lies in the past, by the clock of the server', async () => {
		const zone = { timezone: 'Pacific/Kiritimati' };
		const inTenHours = DateTime.now().setZone('UTC').plus({ hours: 10 });
		const wall = inTenHours.toFormat('yyyy-MM-dd HH:mm:ss');
		const run = async (when: Array<string | number>, session = {}) =>
			await bench.run(
				{ ...create, callbackTime: '={{ $json.when }}' },
				when.map((time) => ({ when: time, phone: '5550001' })),
				{ credentials: bench.credentials(session) },
			);
		const { hints, items } = await run(['2020-01-02 03:04:05', '2020-01-02 03:04:05']);
		expect(items).toHaveLength(2);
		expect(hints).toEqual([
			{
				message: expect.stringMatching(
					/^A callback was scheduled in the past \(2020-01-02 03:04:05 by the clock of the Ameyo server\)/,
				),
				type: 'warning',
				location: 'outputPane',
			},
		]);
		expect((await run([wall], { timezone: 'UTC' })).hints).toEqual([]);
		// Fourteen hours ahead, that time is over.
		expect((await run([wall], zone)).hints).toHaveLength(1);
		expect((await run([inTenHours.toMillis()], zone)).hints).toEqual([]);
	});

	it('signs with the hash key, without a login', async () => {
		const { items } = await bench.run({ ...create, authentication: 'hashKey' }, [
			{ phone: '5555056887' },
		]);
		expect(items[0]?.json).toMatchObject({ phone: '5555056887' });
		expect(sent()[0]?.headers).toMatchObject({ 'requesting-host': 'crm.example' });
		expect(sent()[0]?.data).not.toHaveProperty('sessionId');
		expect(bench.ameyo.counts.logins).toBe(0);
	});

	it('adds many callbacks with one login, each paired to its item', async () => {
		const wanted = Array.from({ length: 40 }, (_, i) => ({ phone: `555505${1000 + i}` }));
		const { items } = await bench.run(create, wanted);
		expect(items.map(({ json, pairedItem }) => [json.phone, pairedItem])).toEqual(
			wanted.map(({ phone }, item) => [phone, { item }]),
		);
		expect(bench.ameyo.counts).toMatchObject({ logins: 1 });
		expect(bench.ameyo.counts.maxParallelRequests).toBeLessThanOrEqual(10);
		expect(bench.ameyo.counts.commands.addCallback).toEqual({ received: 40, carriedOut: 40 });
	});

	const mixed: IDataObject[] = [
		{ phone: '5555056881' },
		{ phone: '' },
		{ phone: '5555056883', campaign: 77 },
		{ phone: '5555056884', when: '2026-02-30 10:00:00' },
		{ phone: '5555056885', campaign: 'MoviStarSurvey' },
		{ phone: '5555056886' },
	];

	it('sends failed items to the error output, and nothing for what is refused', async () => {
		const { items, errors } = await bench.run(create, mixed, { onError: toErrorOutput });
		expect(items.map(({ json, pairedItem }) => [json.phone, pairedItem])).toEqual([
			['5555056881', { item: 0 }],
			['5555056886', { item: 5 }],
		]);
		expect(errors.map(({ json, pairedItem }) => [pairedItem, json.error])).toEqual([
			[{ item: 1 }, "'Phone Number' is empty"],
			[{ item: 2 }, "Ameyo knows no campaign with the ID '77'"],
			[{ item: 3 }, "'Callback Time' is not a date: '2026-02-30 10:00:00'"],
			[{ item: 4 }, "'Campaign' must be an ID made of digits, but it is 'MoviStarSurvey'"],
		]);
		expect(bench.ameyo.counts.commands.addCallback).toEqual({ received: 3, carriedOut: 2 });
	});

	it('goes on in place where the node continues', async () => {
		const { items } = await bench.run(create, mixed, { onError: 'continueRegularOutput' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(mixed.map((_, item) => ({ item })));
		expect(items.map(({ json }) => typeof json.error)).toEqual([
			'undefined',
			'string',
			'string',
			'string',
			'string',
			'undefined',
		]);
		for (const { json } of items.slice(1, 5)) {
			expect(Object.keys(json).filter((key) => key !== 'error' && key !== 'details')).toEqual([]);
		}
	});

	it('sends nothing where the node stops on errors and an item cannot be meant', async () => {
		const { error, items } = await bench.run(
			{ ...create, requestOptions: { concurrency: 1 } },
			mixed,
		);
		expect(items).toEqual([]);
		expect(error?.message).toBe("'Phone Number' is empty");
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toContain('Carried out: 0 of 6 items. Failed: 3. Not started: 3');
		expect(bench.ameyo.counts.commands.addCallback).toBeUndefined();
	});

	it.each([
		[{ phone: '={{ " " }}' }, "'Phone Number' is empty"],
		[{ phone: '={{ $json.missing }}' }, "'Phone Number' is empty"],
		[{ phone: '={{ [1] }}' }, "'Phone Number' must be text, but it is a list"],
		[{ phone: '={{ true }}' }, "'Phone Number' must be text, but it is a boolean"],
		[{ phone: '={{ 1.5 }}' }, "'Phone Number' is a number that cannot be read exactly: 1.5"],
		[{ campaignId: byId('={{ "" }}') }, "'Campaign' is empty"],
		[{ campaignId: byId('={{ "1; DROP" }}') }, "'Campaign' must be an ID made of digits"],
		[{ campaignId: byId('={{ -1 }}') }, "'Campaign' must be an ID made of digits"],
		[{ callbackTime: '={{ $json.missing }}' }, "'Callback Time' is empty"],
		[{ callbackTime: '   ' }, "'Callback Time' is empty"],
		[{ callbackTime: 'tomorrow' }, "'Callback Time' is not a date: 'tomorrow'"],
		[{ callbackTime: '2016-08-2716:23:00' }, "'Callback Time' is not a date"],
		[{ callbackTime: '={{ 1787828000 }}' }, "'Callback Time' is not a date: 1787828000"],
		[{ callbackTime: '={{ { a: 1 } }}' }, "'Callback Time' must be text, but it is an object"],
		[{ callbackTime: '={{ ["2026-08-27"] }}' }, "'Callback Time' must be text, but it is a list"],
		[{ additionalFields: { customerId: 'C-1' } }, "'Customer ID' must be an ID made of digits"],
		[{ additionalFields: { userId: '={{ {} }}' } }, "'Agent User ID' must be text"],
		[
			{ additionalFields: { isSelfCallback: '={{ "perhaps" }}' } },
			"'Self Callback' must be true or false",
		],
	])('refuses %j before anything is sent', async (change: INodeParameters, message) => {
		const { error } = await bench.run({ ...create, ...change }, [{ phone: '5555056887' }]);
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it.each([
		[{ phone: '' }, 'Parameter "Phone Number" is required'],
		[{ callbackTime: '' }, 'Parameter "Callback Time" is required'],
		[{ campaignId: byId('') }, 'Parameter "Campaign" is required'],
		[{ campaignId: byId('1; DROP') }, 'An ID is made of digits'],
		[{ campaignId: { __rl: true, mode: 'list', value: '' } }, 'Parameter "Campaign" is required'],
	])('lets n8n itself refuse %j', async (change: INodeParameters, issue) => {
		await expect(bench.run({ ...create, ...change }, [{ phone: '1' }])).rejects.toThrow(issue);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it.each([
		'"quoted" \\ back\\slash',
		"it's <b>bold</b> & more",
		'{{ $json.secret }}',
		'={{ 1 + 1 }}',
		'%00%0a+& =?#',
		'पता 📞 ñ',
		'"},"campaignId":5,"x":{"y":"',
		'a&command=logout&data={}',
		'line\nbreak\tand\u0000zero',
		'lone \ud83d surrogate',
	])('hands on hostile text unchanged: %j', async (text) => {
		const additionalFields = { userId: '={{ $json.agent }}' };
		// A number needs a digit.
		const phone = `${text} 7`;
		const { items, error } = await bench.run({ ...create, additionalFields }, [
			{ phone, agent: text },
		]);
		expect(error).toBeUndefined();
		expect(lastData()).toMatchObject({
			userId: text,
			campaignId: 1,
			callBackProperties: { phone },
		});
		expect(items[0]?.json).toMatchObject({ phone, userId: text });
		expect(sent()).toHaveLength(1);
	});

	it("keeps the campaign's ID as text where a number cannot hold it", async () => {
		await bench.run(create, [{ phone: '1', campaign: '9007199254740993' }], {
			onError: toErrorOutput,
		});
		expect(lastData()).toMatchObject({ campaignId: '9007199254740993' });
	});
});
