import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { contacts, phone, upload } from '../../../../support/ameyoOperations';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { fromList } from '../../../../support/locator';
import { toErrorOutput } from '../../../../support/run';

describe('contact: upload', () => {
	const bench = useAmeyo();
	const uploads = () => bench.sent('uploadContacts');
	const sent = (i = 0) => uploads()[i]?.data as IDataObject | undefined;
	const records = (i = 0) => sent(i)?.customerRecords as IDataObject[];

	it('sends batches in the documented form and pairs every answer', async () => {
		const { items, error } = await bench.run(upload, contacts(1200));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1200);
		items.forEach(({ json, pairedItem }, item) => {
			expect(pairedItem).toEqual({ item });
			expect(json).toMatchObject({ accepted: true, resultTypeString: 'ADDED', inserted: true });
		});
		expect(bench.ameyo.contacts.size).toBe(1200);
		expect(uploads().map((request) => (request.data as IDataObject).customerRecords)).toHaveLength(
			3,
		);
		expect(records(0)).toHaveLength(500);
		expect(records(2)).toHaveLength(200);
		const { sessionId, customerRecords, ...data } = sent() ?? {};
		expect(sessionId).toBeDefined();
		expect(customerRecords).toBeDefined();
		expect(data).toEqual({
			campaignId: '1',
			leadId: 39,
			properties: { 'update.customer': false, 'migrate.customer': false },
		});
		expect(bench.ameyo.counts).toMatchObject({ dataInQuery: 0, maxParallelRequests: 1 });
	});

	it('sends status, attempts and properties as the document prints them', async () => {
		const options = { status: 'BUSY', numAttempts: 3, updateCustomer: true, migrateCustomer: true };
		await bench.run({ ...upload, options }, contacts(1));
		expect(sent()).toMatchObject({
			Status: 'BUSY',
			numAttempts: '3',
			properties: { 'update.customer': true, 'migrate.customer': true },
		});
	});

	it('maps fields: nested values as JSON text, null left out, ignored ones not sent', async () => {
		const item = {
			phone1: 9876543210123,
			name: 'Zoë "Ω" <b>&=+%20\u0000\ud800 🎉',
			age: 41,
			vip: true,
			tags: ['a', { b: 1 }],
			nothing: null,
			row_number: 7,
			notes: 'x',
		};
		await bench.run({ ...upload, inputsToIgnore: 'row_number, notes' }, [item]);
		expect(records()).toEqual([
			{
				phone1: '9876543210123',
				name: item.name,
				age: '41',
				vip: 'true',
				tags: '["a",{"b":1}]',
			},
		]);
	});

	it('takes columns defined below, with expressions of every kind', async () => {
		const columns = {
			column: [
				{ name: 'phone1', value: '={{ $json.tel }}' },
				{ name: 'name', value: '={{ $json.first + " " + $json["last name"] }}' },
				{ name: '={{ $json.extra }}', value: 'constant' },
				{ name: 'deep', value: '={{ $json.a.b[1]["c d"] }}' },
				{ name: 'missing', value: '={{ $json.a.x.y }}' },
				{ name: 'text', value: '={{ $json.tel }} !' },
			],
		};
		await bench.run({ ...upload, dataMode: 'defineBelow', columns }, [
			{ tel: '111', first: 'A', 'last name': 'B', extra: 'k1', a: { b: [0, { 'c d': 'x' }] } },
			{ tel: '222', first: 'C', 'last name': 'D', extra: 'k2', a: { b: [] } },
		]);
		expect(records()).toEqual([
			{ phone1: '111', name: 'A B', k1: 'constant', deep: 'x', text: '111 !' },
			{ phone1: '222', name: 'C D', k2: 'constant', text: '222 !' },
		]);
	});

	it('takes the names of columns as they are chosen, typed and given by an expression', async () => {
		const column = [
			{ name: fromList('phone1'), value: '={{ $json.tel }}' },
			{ name: byId(' city '), value: 'Łódź' },
			{ name: byId('={{ $json.extra }}'), value: 'constant' },
			{ name: '={{ { __rl: true, mode: "list", value: "name" } }}', value: 'A' },
		];
		await bench.run({ ...upload, dataMode: 'defineBelow', columns: { column } }, [
			{ tel: '111', extra: 'k1' },
			{ tel: '222', extra: 'k2' },
		]);
		expect(records()).toEqual([
			{ phone1: '111', city: 'Łódź', k1: 'constant', name: 'A' },
			{ phone1: '222', city: 'Łódź', k2: 'constant', name: 'A' },
		]);
	});

	it('refuses a column that is chosen and typed, and one that is neither', async () => {
		const run = async (...names: unknown[]) => {
			const column = names.map((name) => ({ name, value: 'x' }));
			const given = { ...upload, dataMode: 'defineBelow', columns: { column } };
			return (await bench.run(given as INodeParameters, contacts(1))).error?.message;
		};
		expect(await run(fromList('phone1'), 'phone1')).toBe("'Columns' has 'phone1' twice");
		expect(await run(fromList(''))).toBe("'Columns: Name' is empty");
		expect(bench.ameyo.requests).toEqual([]);
	});

	it('puts items of different campaigns, leads and settings into batches of their own', async () => {
		const items = contacts(9).map((item, i) => ({
			...item,
			campaign: i % 3 === 2 ? '5' : '1',
			lead: i % 3 === 2 ? '51' : i % 3 === 1 ? '21' : '39',
		}));
		const { items: out, error } = await bench.run(
			{
				...upload,
				campaignId: byId('={{ $json.campaign }}'),
				leadId: byId('={{ $json.lead }}'),
				inputsToIgnore: 'campaign,lead',
			},
			items,
		);
		expect(error).toBeUndefined();
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(uploads().map((request) => (request.data as IDataObject).leadId)).toEqual([39, 21, 51]);
		expect(records(0).map(({ phone1 }) => phone1)).toEqual([phone(0), phone(3), phone(6)]);
		for (const [i, { json }] of out.entries()) {
			expect(bench.ameyo.contacts.get(`${items[i]?.campaign}:${phone(i)}`)?.customerId).toBe(
				json.customerId,
			);
		}
	});

	it.each([
		[{ campaignId: byId('={{ $json.none }}') }, "'Campaign' is empty"],
		[{ leadId: byId('={{ "abc" }}') }, "'Lead' must be an ID made of digits"],
		[{ inputsToIgnore: 'phone1,name' }, 'The contact has no column'],
		[{ options: { numAttempts: '={{ "many" }}' } }, "'Number of Attempts' must be a whole number"],
		[
			{ dataMode: 'defineBelow', columns: { column: [{ name: '', value: 'x' }] } },
			"'Columns: Name' is empty",
		],
		[
			{
				dataMode: 'defineBelow',
				columns: {
					column: [
						{ name: 'a', value: 'x' },
						{ name: 'a', value: 'y' },
					],
				},
			},
			"'Columns' has 'a' twice",
		],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await bench.run({ ...upload, ...change }, contacts(2));
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it('sends nothing at all when one item of many cannot be sent and the node stops on errors', async () => {
		const items: IDataObject[] = [...contacts(600), {}, ...contacts(3)];
		const { error } = await bench.run(upload, items);
		expect(error?.context?.itemIndex).toBe(600);
		expect(uploads()).toHaveLength(0);
	});

	it('uploads with the hash key and no session', async () => {
		const { items, error } = await bench.run({ ...upload, authentication: 'hashKey' }, contacts(2));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(bench.ameyo.counts.logins).toBe(0);
		expect(sent()).not.toHaveProperty('sessionId');
	});

	it('uploads 100,000 contacts in one run, each accounted for', async () => {
		const columns = {
			column: [
				{ name: 'phone1', value: '={{ $json.tel }}' },
				{ name: 'name', value: '={{ $json.name }}' },
				{ name: 'city', value: '={{ $json["the city"] }}' },
			],
		};
		const items = Array.from({ length: 100_000 }, (_, i) => ({
			tel: phone(i),
			name: `Customer ${i}`,
			'the city': 'Łódź',
		}));
		const { items: out, error } = await bench.run(
			{ ...upload, dataMode: 'defineBelow', columns },
			items,
		);
		expect(error).toBeUndefined();
		expect(out).toHaveLength(100_000);
		expect(
			out.every(({ json, pairedItem }, item) => {
				const paired =
					typeof pairedItem === 'object' && 'item' in pairedItem && pairedItem.item === item;
				return paired && json.accepted === true;
			}),
		).toBe(true);
		expect(bench.ameyo.contacts.size).toBe(100_000);
		expect(bench.ameyo.contacts.get(`1:${phone(77_777)}`)?.customerId).toBe(
			out[77_777]?.json.customerId,
		);
	}, 120_000);

	it('gives every item an error where the batch size cannot be meant', async () => {
		const { errors } = await bench.run(
			{ ...upload, options: { batchSize: 0 } },
			[{ phone1: '1' }, { phone1: '2' }],
			{ onError: toErrorOutput },
		);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1].map((item) => [
				"'Batch Size' must be a whole number of at least 1, but it is '0'",
				{ item },
			]),
		);
		expect(uploads()).toHaveLength(0);
	});
});
