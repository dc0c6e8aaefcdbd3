import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const upload: INodeParameters = {
	resource: 'contact',
	operation: 'uploadWithCallback',
	authentication: 'session',
	campaignId: byId('1'),
	leadId: byId('39'),
	dataMode: 'autoMapInputData',
	inputsToIgnore: 'when,to,customer',
	callbackTime: '={{ $json.when }}',
	callbackFields: { callbackPhone: '={{ $json.to }}', customerId: '={{ $json.customer }}' },
};

describe('contact: upload with callback', () => {
	const bench = useAmeyo();

	const sent = () =>
		bench.ameyo.requests.find(({ command }) => command === 'uploadContactAndAddCallback')
			?.data as IDataObject;

	it('uploads a contact, a callback, or both, and pairs the answers', async () => {
		const { items, error } = await bench.run(upload, [
			{ phone1: '9800000001', when: '2031-05-06 07:08:09', to: '9800000001' },
			{ phone1: '9800000002' },
			{ when: '2031-05-06T07:08:09', to: '9800000003' },
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.accepted, pairedItem])).toEqual([
			[true, { item: 0 }],
			[true, { item: 1 }],
			[true, { item: 2 }],
		]);
		const { sessionId, ...data } = sent();
		expect(sessionId).toBeDefined();
		const callBackTime = '2031-05-06 07:08:09';
		expect(data).toEqual({
			campaignId: 1,
			leadId: 39,
			properties: { 'update.customer': false, 'migrate.customer': false },
			customerAndCallbackRecords: [
				{
					customerRecord: { phone1: '9800000001' },
					callbackRecord: { callBackTime, isSelfCallBack: false, callBackPhone: '9800000001' },
				},
				{ customerRecord: { phone1: '9800000002' } },
				{ callbackRecord: { callBackTime, isSelfCallBack: false, callBackPhone: '9800000003' } },
			],
		});
		expect(bench.ameyo.contacts.size).toBe(2);
	});

	it('sends every field of the callback and of the request', async () => {
		await bench.run(
			{
				...upload,
				callbackFields: {
					userId: 'amit',
					isSelfCallback: true,
					callbackPhone: '5550001',
					customerId: '17924',
					status: 'BUSY',
				},
				options: {
					status: 'NOT_TRIED',
					numAttempts: 2,
					updateCustomer: true,
					validityTime: '2031-04-13 22:30:00 IST',
				},
			},
			[{ phone1: '9800000001', when: '2031-05-06 07:08:09' }],
		);
		expect(sent()).toMatchObject({
			status: 'NOT_TRIED',
			attempts: '2',
			validityTime: '2031-04-13 22:30:00 IST',
			properties: { 'update.customer': true, 'migrate.customer': false },
			customerAndCallbackRecords: [
				{
					callbackRecord: {
						callBackTime: '2031-05-06 07:08:09',
						isSelfCallBack: true,
						userId: 'amit',
						callBackPhone: '5550001',
						customerId: '17924',
						status: 'BUSY',
					},
				},
			],
		});
	});

	it.each([
		['2031-03-30 01:30:00', '2031-03-30 01:30:00'],
		['2031-05-06T07:08:09', '2031-05-06 07:08:09'],
		['2031-05-06T07:08', '2031-05-06 07:08:00'],
		['2031-05-06T07:08:09Z', '2031-05-06 12:38:09'],
		['2031-05-06T07:08:09.500+02:00', '2031-05-06 10:38:09'],
		[1935731289000, '2031-05-05 12:38:09'],
		['={{ DateTime.fromISO("2031-05-06T07:08:09", { zone: "UTC" }) }}', '2031-05-06 12:38:09'],
		['={{ new Date("2031-05-06T07:08:09Z") }}', '2031-05-06 12:38:09'],
	])("sends the time %j as %s in the server's zone", async (when, callBackTime) => {
		const callbackTime =
			typeof when === 'string' && when.startsWith('=') ? when : '={{ $json.when }}';
		const credentials = bench.credentials({ timezone: 'Asia/Kolkata' });
		const { error } = await bench.run({ ...upload, callbackTime }, [{ phone1: '98', when }], {
			credentials,
		});
		expect(error).toBeUndefined();
		expect(sent().customerAndCallbackRecords).toEqual([
			expect.objectContaining({ callbackRecord: expect.objectContaining({ callBackTime }) }),
		]);
	});

	it("takes the workflow's zone where the credential has none", async () => {
		await bench.run(upload, [{ phone1: '98', when: '2031-07-06T07:08:09Z' }], {
			timezone: 'America/New_York',
		});
		expect(sent().customerAndCallbackRecords).toEqual([
			expect.objectContaining({
				callbackRecord: expect.objectContaining({ callBackTime: '2031-07-06 03:08:09' }),
			}),
		]);
	});

	it.each([
		'tomorrow',
		'2031-02-30',
		'2031-05-06 25:00:00',
		'2016-08-2716:23:00',
		'2031-05-06 07:08:09 IST',
		1767225600,
		{},
	])('refuses %j as a date, before anything is sent', async (when) => {
		const { error } = await bench.run(upload, [{ phone1: '98', when }]);
		expect(error?.message).toContain("'Callback Time'");
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it.each([
		[{}, 'The item has neither a column nor a callback time'],
		[{ when: '2031-05-06 07:08:09' }, 'The callback has nobody to call'],
		[
			{ phone1: '98', when: '2031-05-06 07:08:09', customer: 'Smith' },
			"'Customer ID' must be an ID made of digits",
		],
	])('refuses the item %j, and sends the others', async (item, message) => {
		const { items, errors } = await bench.run(upload, [{ phone1: '9800000001' }, item], {
			onError: toErrorOutput,
		});
		expect(items).toHaveLength(1);
		expect(errors[0]?.json.error).toContain(message);
		expect(errors[0]?.pairedItem).toEqual({ item: 1 });
	});

	it('gives an unknown time zone of the credential a sentence', async () => {
		const credentials = bench.credentials({ timezone: 'India' });
		const { error } = await bench.run(upload, [{ phone1: '98' }], { credentials });
		expect(error?.message).toBe('The time zone of the Ameyo credential is not known: India');
	});
});
