import type { INodeParameters } from 'n8n-workflow';
import { OTHER_COLUMNS } from '../../../../../nodes/Ameyo/resources/contact/otherColumns';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const getAll: INodeParameters = {
	resource: 'contact',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('={{ $json.campaign ?? 1 }}'),
	returnAll: true,
};
const upload: INodeParameters = {
	resource: 'contact',
	operation: 'upload',
	authentication: 'session',
	campaignId: byId('1'),
	leadId: byId('={{ $json.lead }}'),
	dataMode: 'autoMapInputData',
	inputsToIgnore: 'lead',
};

describe('contact: get many', () => {
	const bench = useAmeyo();
	beforeEach(async () => {
		// Lead 35 is disabled.
		await bench.run(upload, [
			{ lead: 1, phone1: '100', name: 'Müller 📞' },
			{ lead: 1, phone1: '101', name: '={{ 1 }}' },
			{ lead: 35, phone1: '102', name: '<b>"x"</b>' },
			{ lead: 21, phone1: '103', name: 'd' },
		]);
	});

	const sent = () => bench.sent('getContacts');
	const customerId = (phone: string) => bench.ameyo.contacts.get(`1:${phone}`)?.customerId;

	it('gives one item a contact, paired to the item that asked', async () => {
		const { items, error } = await bench.run(getAll, [{ campaign: 10 }, {}, {}]);
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			...Array(4).fill({ item: 1 }),
			...Array(4).fill({ item: 2 }),
		]);
		expect(items[0]?.json).toEqual({
			customerId: customerId('100'),
			processId: 1,
			leadId: 1,
			numInboundAttempted: 0,
			numInboundConnected: 0,
			numOutboundAttempted: 0,
			numOutboundConnected: 0,
			customerData: { phone1: '100', name: 'Müller 📞' },
			extraData: {},
		});
		expect(items.slice(0, 4).map(({ json }) => json.customerData)).toEqual([
			{ phone1: '100', name: 'Müller 📞' },
			{ phone1: '101', name: '={{ 1 }}' },
			{ phone1: '102', name: '<b>"x"</b>' },
			{ phone1: '103', name: 'd' },
		]);
	});

	it('asks for no more than is set', async () => {
		await bench.run(getAll);
		expect(sent()[0]?.data).toEqual({
			sessionId: expect.any(String),
			campaignId: 1,
			chooseEnabledLeads: false,
		});
	});

	it('asks for everything as documented', async () => {
		const filters = {
			customerIds: `${customerId('100')}, ${customerId('103')}`,
			leadIds: '={{ [1, "21"] }}',
			chooseEnabledLeads: true,
		};
		const options = {
			orderBy: 'last_dialed',
			otherColumns: ['status', 'attempts', 'last_user_id_1'],
		};
		const { items } = await bench.run({ ...getAll, returnAll: false, limit: 7, filters, options });
		expect(sent()[0]?.data).toEqual({
			sessionId: expect.any(String),
			campaignId: 1,
			chooseEnabledLeads: true,
			customerIds: [String(customerId('100')), String(customerId('103'))],
			leadIds: ['1', '21'],
			otherColumns: {
				'__campaign_customer_table_alias__.status': 'STATUS',
				'__campaign_customer_table_alias__.attempts': 'ATTEMPTS',
				'__campaign_customer_table_alias__.last_user_id_1': 'LAST_USER_ID_1',
			},
			orderBy: 'last_dialed',
		});
		expect(items.map(({ json }) => json.customerId)).toEqual([
			customerId('100'),
			customerId('103'),
		]);
		expect(sent()[0]).toMatchObject({ method: 'POST', dataInQuery: false });
	});

	it('gives dates in ISO 8601, with the offset of the server', async () => {
		const columns = bench.ameyo.contacts.get('1:100')?.columns ?? {};
		Object.assign(columns, {
			last_dialed_time: 1425297998312,
			last_connected_time: 'Mar 3, 2015 4:05:00 PM',
			last_churn_date: '2015-03-03 16:05:00.0',
			last_dialed_time_1: 0,
			last_dialed_time_2: 'never',
			last_dialed_number_1: 919876543210,
			last_dialed: 919876543210,
		});
		const otherColumns = Object.keys(columns).filter((name) => OTHER_COLUMNS.includes(name));
		const { items } = await bench.run({ ...getAll, options: { otherColumns } }, undefined, {
			credentials: bench.credentials({ timezone: 'Asia/Kolkata' }),
		});
		expect(items[0]?.json.extraData).toEqual({
			ATTEMPTS: 0,
			LAST_DIALED_TIME: '2015-03-02T17:36:38.312+05:30',
			LAST_CONNECTED_TIME: '2015-03-03T16:05:00.000+05:30',
			LAST_CHURN_DATE: '2015-03-03T16:05:00.000+05:30',
			LAST_DIALED_TIME_1: 0,
			LAST_DIALED_TIME_2: 'never',
			LAST_DIALED_NUMBER_1: 919876543210,
			LAST_DIALED: 919876543210,
		});
	});

	it('reads all 35 columns of the document', async () => {
		const { items, error } = await bench.run({
			...getAll,
			options: { otherColumns: OTHER_COLUMNS },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		const { data } = sent()[0] ?? {};
		expect(data).toMatchObject({ otherColumns: expect.any(Object) });
		expect(Object.keys(Object(Object(data).otherColumns))).toHaveLength(35);
	});

	it('gives contacts of enabled leads only', async () => {
		const { items } = await bench.run({
			...getAll,
			filters: { chooseEnabledLeads: '={{ "true" }}' },
		});
		expect(items.map(({ json }) => json.leadId)).toEqual([1, 1, 21]);
	});

	it('hands on an order as typed', async () => {
		const { items } = await bench.run({ ...getAll, options: { orderBy: ' customerId desc ' } });
		expect(sent()[0]?.data).toMatchObject({ orderBy: 'customerId desc' });
		expect(items.map(({ json }) => json.customerId)).toEqual(
			['103', '102', '101', '100'].map(customerId),
		);
	});

	it('applies the limit again to a server that ignores it', async () => {
		const rows = [{ customerId: 1 }, { customerId: 2 }, { customerId: 3 }];
		bench.ameyo.misbehave({
			command: 'getContacts',
			answer: { body: { beanResponse: rows, result: 'Success.' } },
		});
		const { items } = await bench.run({ ...getAll, returnAll: false, limit: 2 });
		expect(items.map(({ json }) => json.customerId)).toEqual([1, 2]);
	});

	it('reads with filters of the item, and with the hash key', async () => {
		const parameters = {
			...getAll,
			authentication: 'hashKey',
			filters: { leadIds: '={{ $json.leads }}' },
			returnAll: '={{ $json.all }}',
			limit: 1,
		};
		const logins = bench.ameyo.counts.logins;
		const { items } = await bench.run(parameters, [
			{ leads: '1', all: false },
			{ leads: '1,35', all: true },
			{ leads: '', all: true },
		]);
		expect(items.map(({ json, pairedItem }) => [json.leadId, pairedItem])).toEqual([
			[1, { item: 0 }],
			[1, { item: 1 }],
			[1, { item: 1 }],
			[35, { item: 1 }],
			[1, { item: 2 }],
			[1, { item: 2 }],
			[35, { item: 2 }],
			[21, { item: 2 }],
		]);
		expect(bench.ameyo.counts.logins).toBe(logins);
		for (const { data } of sent()) expect(data).not.toHaveProperty('sessionId');
	});

	it.each([
		[{ filters: { customerIds: 'C-1' } }, "'Customer IDs' must be an ID made of digits"],
		[
			{ filters: { customerIds: '={{ [{}] }}' } },
			"'Customer IDs' must be text, but it is an object",
		],
		[{ filters: { leadIds: '1; 2' } }, "'Lead IDs' must be an ID made of digits"],
		[{ filters: { leadIds: '={{ "1,\\"2" }}' } }, "'Lead IDs' must be an ID made of digits"],
		[
			{ filters: { chooseEnabledLeads: '={{ "some" }}' } },
			"'Enabled Leads Only' must be true or false",
		],
		[{ options: { orderBy: '={{ ["status"] }}' } }, "'Order By' must be text, but it is a list"],
		[
			{ options: { otherColumns: '={{ ["status", "password"] }}' } },
			"'Other Columns' does not know 'password'",
		],
		[
			{ options: { otherColumns: '={{ ["__proto__"] }}' } },
			"'Other Columns' does not know '__proto__'",
		],
		[{ returnAll: false, limit: '={{ 0 }}' }, "'Limit' must be a whole number of at least 1"],
		[{ campaignId: byId('={{ "x" }}') }, "'Campaign' must be an ID made of digits"],
	])('refuses %j before anything is sent', async (change: INodeParameters, message) => {
		const before = bench.ameyo.requests.length;
		const { error } = await bench.run({ ...getAll, ...change });
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.ameyo.requests).toHaveLength(before);
	});

	it('sends a failed item to the error output, in a sentence', async () => {
		const { items, errors } = await bench.run(
			{ ...getAll, filters: { leadIds: '={{ $json.leads }}' } },
			[{ leads: '1' }, { leads: '51' }, { leads: 'x' }, { leads: '21' }],
			{ onError: toErrorOutput },
		);
		expect(items.map(({ json, pairedItem }) => [json.leadId, pairedItem])).toEqual([
			[1, { item: 0 }],
			[1, { item: 0 }],
			[21, { item: 3 }],
		]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			['The lead does not belong to this campaign. Choose a lead from the list.', { item: 1 }],
			["'Lead IDs' must be an ID made of digits, but it is 'x'", { item: 2 }],
		]);
	});

	it.each(['array', 'string', 'broken'] as const)(
		'renews a session whose death is printed as %s',
		async (comment) => {
			bench.ameyo.misbehave({ command: 'getContacts', expireSession: true, comment });
			const { items, error } = await bench.run(getAll);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(4);
		},
	);

	it('reads again what was cut off, and refuses half an answer', async () => {
		bench.ameyo.misbehave({ command: 'getContacts', dropAfter: true });
		expect((await bench.run(getAll)).items).toHaveLength(4);
		bench.ameyo.misbehave({ command: 'getContacts', malformedJson: true });
		const { error, items } = await bench.run(getAll);
		expect(items).toEqual([]);
		expect(error?.message).toBe('Ameyo gave an answer that cannot be read');
	});

	it('gives 5,000 contacts', async () => {
		const beanResponse = Array.from({ length: 5000 }, (_, n) => ({ customerId: n, leadId: 1 }));
		bench.ameyo.misbehave({
			command: 'getContacts',
			answer: { body: { beanResponse, result: 'Success.' } },
		});
		const { items } = await bench.run(getAll);
		expect(items).toHaveLength(5000);
		expect(items[4999]).toEqual({ json: { customerId: 4999, leadId: 1 }, pairedItem: { item: 0 } });
	});

	it.each(['{"contacts":[]}', '"none"', '{"beanResponse":"none"}'])(
		'does not take %s for an empty list',
		async (body) => {
			bench.ameyo.misbehave({ command: 'getContacts', answer: { body } });
			const { items, error } = await bench.run(getAll);
			expect(items).toEqual([]);
			expect(error?.message).toBe('Ameyo gave an answer that cannot be read');
		},
	);
});
