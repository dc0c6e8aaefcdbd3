import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { AmeyoRule } from '../../../../../sandbox';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const upload: INodeParameters = {
	resource: 'contact',
	operation: 'upload',
	authentication: 'session',
	campaignId: byId('1'),
	leadId: byId('39'),
	dataMode: 'autoMapInputData',
};
const phone = (i: number) => `98${String(i).padStart(8, '0')}`;
const contacts = (count: number, more: IDataObject = {}): IDataObject[] =>
	Array.from({ length: count }, (_, i) => ({ phone1: phone(i), name: `Customer ${i}`, ...more }));

describe('contact: upload', () => {
	const bench = useAmeyo();

	const uploads = () => bench.ameyo.requests.filter(({ command }) => command === 'uploadContacts');
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
				age: 41,
				vip: true,
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

	it('gives rejected records as data, each with its reason, and sums up in a hint', async () => {
		const items: IDataObject[] = [
			...contacts(3),
			{ phone1: phone(0), name: 'again' },
			{ phone1: '1'.repeat(40) },
			{ name: 'no phone' },
			{ phone1: phone(1) },
		];
		const { items: out, error, hints } = await bench.run(upload, items);
		expect(error).toBeUndefined();
		expect(out.map(({ json }) => [json.accepted, json.resultTypeString])).toEqual([
			[true, 'ADDED'],
			[true, 'ADDED'],
			[true, 'ADDED'],
			[false, 'DUPLICATE_NOT_ADDED'],
			[false, 'PREPROCESSING_INVALID_LENGTH'],
			[false, 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL'],
			[false, 'DUPLICATE_NOT_ADDED'],
		]);
		expect(out[3]?.json.rejection).toMatch(/duplicate/);
		expect(out[4]?.json.rejection).toMatch(/^The phone number does not have a valid length/);
		expect(out[5]?.json.rejection).toBe("The column 'phone1' is missing or empty");
		expect(out[0]?.json).not.toHaveProperty('rejection');
		expect(hints).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringMatching(
					/^3 records accepted, 4 rejected\. Most frequent reasons: 2 × The customer is a duplicate and was not added; 1 × /,
				),
			},
		]);
	});

	it('makes rejected records errors of their items when asked to', async () => {
		const options = { rejectedAsErrors: true };
		const items = [...contacts(2), { phone1: phone(0) }, { phone1: phone(5) }];
		const {
			items: out,
			errors,
			hints,
		} = await bench.run({ ...upload, options }, items, { onError: toErrorOutput });
		expect(hints[0]?.message).toMatch(/^3 records accepted, 1 rejected\. Reason: .*duplicate/);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 3].map((item) => ({ item })));
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatchObject({
			pairedItem: { item: 2 },
			json: {
				error: expect.stringMatching(/duplicate/),
				details: { answer: { resultTypeString: 'DUPLICATE_NOT_ADDED' } },
			},
		});
	});

	it('stops after the batch with the first rejected record, where the node stops on errors', async () => {
		const options = { rejectedAsErrors: true, batchSize: 2 };
		const items = [...contacts(3), { phone1: phone(0) }, ...contacts(9).slice(5)];
		const { error } = await bench.run({ ...upload, options }, items);
		expect(error?.context?.itemIndex).toBe(3);
		expect(error?.message).toMatch(/duplicate/);
		expect(error?.description).toContain(
			'Of 8 items 3 were accepted, 1 rejected, 0 failed and 4 were not sent',
		);
		expect(uploads()).toHaveLength(2);
	});

	it('fails the items of a batch that fails, and of no other', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', skip: 1, status: 500 });
		const { items, errors } = await bench.run(
			{ ...upload, options: { batchSize: 2 } },
			contacts(6),
			{
				onError: toErrorOutput,
			},
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 4, 5].map((item) => ({ item })),
		);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([2, 3].map((item) => ({ item })));
		expect(errors[0]?.json).toMatchObject({
			error: 'Ameyo answered with HTTP 500',
			details: { description: expect.stringContaining('It is not known'), httpCode: '500' },
		});
		expect(uploads()).toHaveLength(3);
	});

	it.each([{ dropBefore: true }, { dropAfter: true }, { truncate: true }])(
		'sends a batch once when the connection drops: %j',
		async (rule) => {
			bench.ameyo.misbehave({ command: 'uploadContacts', ...rule });
			const { errors } = await bench.run(upload, contacts(3), { onError: toErrorOutput });
			expect(errors).toHaveLength(3);
			for (const { json } of errors) {
				expect(json.error).toBe(
					'The connection was lost after the request was sent. It is not known whether Ameyo carried it out: check before you send it again.',
				);
			}
			expect(uploads()).toHaveLength(1);
		},
	);

	it('leaves no item without an answer when the server answers for fewer records', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', shortAnswer: 2 });
		const { items, errors } = await bench.run(upload, contacts(5), { onError: toErrorOutput });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([3, 4].map((item) => ({ item })));
		expect(errors[0]?.json.error).toMatch(/no answer for this record \(it answered for 3 of 5/);
	});

	it.each([
		[
			'an answer for more records',
			'{"beanResponse":[{"resultTypeString":"ADDED"},{"resultTypeString":"ADDED"}]}',
		],
		['rows that are none', '{"beanResponse":[null]}'],
		['no rows', '{"result":"Success."}'],
		['nothing', ''],
	])('takes %s for no answer', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { status: 200, body } });
		const { error } = await bench.run(upload, contacts(1));
		expect(error?.message).toMatch(/no answer for this record.*It is not known whether/);
	});

	it.each<[string, AmeyoRule, RegExp]>([
		['malformed JSON', { malformedJson: true }, /cannot be read/],
		['a web page', { html: 200 }, /web page/],
	])('says that it is not known after %s', async (_name, rule, message) => {
		bench.ameyo.misbehave({ command: 'uploadContacts', ...rule });
		const { error } = await bench.run(upload, contacts(1));
		expect(error?.message).toMatch(message);
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
	});

	it('renews a session that dies between batches, and uploads every batch once', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', skip: 2, expireSession: true });
		const { items, error } = await bench.run(
			{ ...upload, options: { batchSize: 10 } },
			contacts(50),
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(50);
		expect(bench.ameyo.counts).toMatchObject({ logins: 2, recordsReceived: 50 });
		expect(bench.ameyo.counts.commands.uploadContacts).toMatchObject({
			received: 6,
			carriedOut: 5,
		});
	});

	it('shows why Ameyo refused a batch, with the next step', async () => {
		const { error } = await bench.run({ ...upload, leadId: byId('51') }, contacts(2));
		expect(error?.message).toBe(
			'The lead does not belong to this campaign. Choose a lead from the list.',
		);
	});

	it('keeps bodies under 1.5 MiB, whatever the batch size', async () => {
		const long = 'π "'.repeat(800);
		const { items, error } = await bench.run(
			{ ...upload, options: { batchSize: 100_000 } },
			contacts(600, { long }),
		);
		expect(error).toBeUndefined();
		expect(items.filter(({ json }) => json.accepted)).toHaveLength(600);
		const sizes = uploads().map(({ bodyBytes }) => bodyBytes);
		expect(sizes.length).toBeGreaterThan(2);
		expect(Math.max(...sizes)).toBeLessThan(1.5 * 1024 * 1024);
		expect(Math.max(...sizes)).toBeGreaterThan(1.4 * 1024 * 1024);
		expect(bench.ameyo.counts.bodiesDropped).toBe(0);
	});

	it('refuses a contact that no request can carry, and sends the others', async () => {
		const items = [...contacts(1), { phone1: '1', blob: 'x'.repeat(1_600_000) }];
		const { items: out, errors } = await bench.run(upload, items, { onError: toErrorOutput });
		expect(out).toHaveLength(1);
		expect(errors[0]?.json.error).toMatch(/too large to be sent/);
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

	it('sends batches side by side when asked to', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', hold: true, times: 3 });
		const three = bench.ameyo.nextRequest(() => uploads().length === 3);
		const run = bench.run(
			{ ...upload, options: { batchSize: 2 }, requestOptions: { concurrency: 3 } },
			contacts(8),
		);
		await three;
		bench.ameyo.calm();
		const { items } = await run;
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 8 }, (_, item) => ({ item })),
		);
		expect(bench.ameyo.counts.maxParallelRequests).toBe(3);
	});

	it('shows hostile words of a server as text in the hint', async () => {
		const row = { resultTypeString: 'X', exception: ['<img src=x onerror=alert(1)>'] };
		const body = JSON.stringify({ beanResponse: [row] });
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { status: 200, body } });
		const { hints, items } = await bench.run(upload, contacts(1));
		expect(items[0]?.json.rejection).toBe('<img src=x onerror=alert(1)>');
		expect(hints[0]?.message).not.toContain('<img');
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
});
