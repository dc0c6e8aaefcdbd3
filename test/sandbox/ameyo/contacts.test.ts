import { HASH_KEY_HEADERS, useAmeyo } from './client';

const ameyo = useAmeyo();
const PLAN = { campaignId: '1', leadId: 39, properties: {}, numAttempts: '0', Status: 'NOT_TRIED' };
const upload = (customerRecords: unknown[], more: object = {}) =>
	ameyo.send('uploadContacts', { ...PLAN, customerRecords, ...more }, HASH_KEY_HEADERS);
const results = async (customerRecords: unknown[], more?: object) => {
	const answer = await upload(customerRecords, more);
	const rows: Array<{ resultTypeString: string }> = Object(answer).beanResponse;
	return rows.map((row) => row.resultTypeString);
};
const getContacts = (more: object = {}) =>
	ameyo.send('getContacts', { campaignId: 1, ...more }, HASH_KEY_HEADERS);

test('records are answered in order, in the documented shapes', async () => {
	const answer = await upload([
		{ phone1: '1734567898999', name: 'amit' },
		{ phone1: '17345678989991' },
		{ name: 'no phone' },
		'no record',
	]);
	expect(answer).toEqual({
		beanResponse: [
			{
				inserted: true,
				customerId: 17821,
				resultTypeString: 'ADDED',
				crmIntegrated: true,
				crmSuccess: true,
				crmResultTypeString: 'ADDED',
			},
			{
				inserted: false,
				exception: ['CustomerManager.Phone.number.does.not.have.valid.length', 13],
				resultTypeString: 'PREPROCESSING_INVALID_LENGTH',
				crmIntegrated: false,
				crmSuccess: false,
			},
			{
				Inserted: false,
				exception: ['CustomerManager.Column.name.cannot.be.missing.empty\\', 'phone1\\'],
				resultTypeString: 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL',
				crmIntegrated: false,
				crmSuccess: false,
			},
			{
				inserted: false,
				resultTypeString: 'INVALID_RECORD_FAILED',
				crmIntegrated: false,
				crmSuccess: false,
			},
		],
	});
	expect(ameyo.simulator.contacts.get('1:1734567898999')).toMatchObject({
		leadId: 39,
		customerData: { name: 'amit' },
		columns: { attempts: 0, status: 'NOT_TRIED' },
	});
	expect(ameyo.simulator.counts.recordsReceived).toBe(4);
});

test('a known phone is refused, updated or migrated as the properties say', async () => {
	const one = [{ phone1: '100', name: 'new name' }];
	const update = { 'update.customer': true };
	const migrate = { 'migrate.customer': true };
	const at = (leadId: number, properties: object) => results(one, { leadId, properties });
	expect(await results([{ phone1: '100', name: 'old', town: 'Delhi' }])).toEqual(['ADDED']);
	expect(await at(39, {})).toEqual(['DUPLICATE_NOT_ADDED']);
	expect(await at(39, update)).toEqual(['UPDATED']);
	expect(await at(39, migrate)).toEqual(['NOT_MIGRATED']);
	expect(await at(21, update)).toEqual(['UPDATED']);
	expect(ameyo.simulator.contacts.get('1:100')).toMatchObject({
		leadId: 39,
		customerData: { name: 'new name', town: 'Delhi' },
	});
	expect(await at(21, migrate)).toEqual(['MIGRATED']);
	expect(ameyo.simulator.contacts.get('1:100')?.leadId).toBe(21);
	expect(await at(1, { ...update, ...migrate })).toEqual(['UPDATED_AND_MIGRATED']);
	expect(await results(one, { campaignId: 5, leadId: 51 })).toEqual(['ADDED']);
});

test('a lead of another campaign and missing parameters refuse the whole upload', async () => {
	expect(await upload([{ phone1: '1' }], { leadId: 51 })).toEqual({
		result: 'Failed.',
		comment: ['CustomerManager.lead.not.in.camp.11\\', 51, 1],
	});
	for (const name of ['campaignId', 'leadId', 'properties', 'customerRecords']) {
		expect(await upload([{ phone1: '1' }], { [name]: null })).toMatchObject({
			status: 'error',
			reason: `Parameter ${name} cannot be null`,
		});
	}
	expect(ameyo.simulator.contacts.size).toBe(0);
});

test('getContacts filters, sorts, limits and gives the asked columns that are not null', async () => {
	await upload([{ phone1: '200', name: 'B' }], { leadId: 35, Status: 'BUSY', numAttempts: '5' });
	await upload([
		{ phone1: '201', name: 'C' },
		{ phone1: '202', name: 'A' },
	]);
	const alias = '__campaign_customer_table_alias__.';
	const otherColumns = {
		[`${alias}attempts`]: 'ATTEMPTS',
		[`${alias}status`]: 'STATUS',
		[`${alias}disposition`]: 'DISPOSITION',
	};
	expect(await getContacts({ leadIds: ['35'], otherColumns })).toEqual({
		beanResponse: [
			{
				customerId: 17821,
				processId: 1,
				leadId: 35,
				numInboundAttempted: 0,
				numInboundConnected: 0,
				numOutboundAttempted: 0,
				numOutboundConnected: 0,
				customerData: { phone1: '200', name: 'B' },
				extraData: { ATTEMPTS: 5, STATUS: 'BUSY' },
			},
		],
		result: 'Success.',
		comment: 'Execution successful',
	});
	const ids = async (more: object) => {
		const rows: Array<{ customerId: number }> = Object(await getContacts(more)).beanResponse;
		return rows.map((row) => row.customerId - 17820);
	};
	expect(await ids({})).toEqual([1, 2, 3]);
	expect(await ids({ chooseEnabledLeads: true })).toEqual([2, 3]);
	expect(await ids({ customerIds: ['17823', '17821'] })).toEqual([1, 3]);
	expect(await ids({ orderBy: 'name' })).toEqual([3, 1, 2]);
	expect(await ids({ orderBy: 'customerId desc', limitOffset: 2 })).toEqual([3, 2]);
	expect(await ids({ campaignId: 5 })).toEqual([]);
	expect(await getContacts({ leadIds: ['2'] })).toEqual({
		result: 'Failed.',
		comment: ['CustomerManager.lead.not.in.camp.11\\', 2, 1],
	});
	for (const wrong of [['x'], { attempts: 'A' }, { [`${alias}phone1`]: 'P' }]) {
		expect(await getContacts({ otherColumns: wrong })).toHaveProperty('status', 'error');
	}
});

test('the leads of a campaign come as documented', async () => {
	const leads = await ameyo.send('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS);
	expect(leads).toMatchObject([{ leadId: 1 }, { leadId: 35 }, { leadId: 21 }, { leadId: 39 }]);
	expect(Object(leads)[0]).toEqual({
		id: 1,
		campaignId: 1,
		leadId: 1,
		priority: 1,
		weightage: 1,
		enabled: true,
		maxAttempt: 10,
		churnCount: 0,
		fetchOrderDetails: [{ ascending: false }],
	});
});

test('a hundred thousand contacts go in and are counted', async () => {
	for (let batch = 0; batch < 20; batch += 1) {
		const records = Array.from({ length: 5000 }, (_, i) => ({ phone1: `9${batch * 5000 + i}` }));
		await upload(records);
	}
	expect(ameyo.simulator.contacts.size).toBe(100_000);
	const { contacts } = JSON.parse(await ameyo.state()).simulators.ameyo;
	expect(contacts).toMatchObject({ count: 100_000 });
	expect(contacts.last).toHaveLength(100);
});
