import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Switches } from '../../../../../sandbox/ameyo/switches';
import { useAmeyo } from '../../../../support/ameyo';
import { contacts, phone, upload } from '../../../../support/ameyoOperations';
import { toErrorOutput } from '../../../../support/run';

const withCallback: INodeParameters = {
	...upload,
	operation: 'uploadWithCallback',
	inputsToIgnore: 'when,to',
	callbackTime: '={{ $json.when }}',
	callbackFields: { callbackPhone: '={{ $json.to }}' },
};
const WHEN = '2031-05-06 07:08:09';
const both = { phone1: '9800000001', when: WHEN, to: '5550001' };

describe('contact: uploads, to servers of every kind', () => {
	const bench = useAmeyo();
	const columnsOf = (number: string) => bench.ameyo.contacts.get(`1:${number}`)?.columns;

	it.each(['ignored', 'refused'] as const)(
		'gives each upload a status and attempts under its own names (the other ones are %s)',
		async (otherUploadNames) => {
			bench.ameyo.become({ otherUploadNames });
			const options = { status: 'BUSY', numAttempts: 3 };
			const one = await bench.run({ ...upload, options }, [{ phone1: '1' }]);
			const other = await bench.run({ ...withCallback, options }, [{ phone1: '2' }]);
			expect([one.error, other.error]).toEqual([undefined, undefined]);
			expect(columnsOf('1')).toEqual({ status: 'BUSY', attempts: 3 });
			expect(columnsOf('2')).toEqual({ status: 'BUSY', attempts: 3 });
			expect(bench.sent('uploadContacts')[0]?.data).toMatchObject({
				Status: 'BUSY',
				numAttempts: '3',
			});
			expect(bench.sent('uploadContactAndAddCallback')[0]?.data).toMatchObject({
				status: 'BUSY',
				attempts: '3',
			});
		},
	);

	it('leaves status and attempts out where they are not given', async () => {
		await bench.run(upload, [{ phone1: '1' }]);
		expect(Object.keys(Object(bench.sent('uploadContacts')[0]?.data)).sort()).toEqual([
			'campaignId',
			'customerRecords',
			'leadId',
			'properties',
			'sessionId',
		]);
	});

	it.each<Switches['columnValues']>(['textOnly', 'asSent', 'float'])(
		'sends every value as text, so that a server loses no digit of it (%s)',
		async (columnValues) => {
			bench.ameyo.become({ columnValues });
			const item: IDataObject = {
				phone1: 9876543210,
				big: 1e21,
				part: 0.1,
				yes: true,
				no: false,
				nothing: null,
				zero: 0,
				nested: { a: [1] },
			};
			const dates = {
				dataMode: 'defineBelow',
				columns: {
					column: [
						{ name: 'phone1', value: '={{ 9876543211 }}' },
						{ name: 'day', value: '={{ new Date("2031-05-06T07:08:09Z") }}' },
						{ name: 'time', value: '={{ DateTime.fromISO("2031-05-06T07:08:09Z") }}' },
					],
				},
			};
			const first = await bench.run(upload, [item]);
			const second = await bench.run({ ...upload, ...dates });
			expect([first, second].map(({ items }) => items[0]?.json.accepted)).toEqual([true, true]);
			expect(bench.ameyo.contacts.get('1:9876543210')?.customerData).toEqual({
				phone1: '9876543210',
				big: '1000000000000000000000',
				part: '0.1',
				yes: 'true',
				no: 'false',
				zero: '0',
				nested: '{"a":[1]}',
			});
			expect(bench.ameyo.contacts.get('1:9876543211')?.customerData).toEqual({
				phone1: '9876543211',
				day: '2031-05-06T07:08:09.000Z',
				time: expect.stringMatching(/^2031-05-06T\d\d:08:09\.000[+Z]/),
			});
		},
	);

	it.each<[Switches['uploadAnswers'], number]>([
		['oneFewer', 2],
		['oneMore', 4],
		['none', 0],
	])(
		'puts every item of a batch in doubt that is answered with %s',
		async (uploadAnswers, rows) => {
			bench.ameyo.become({ uploadAnswers });
			for (const parameters of [upload, withCallback]) {
				const { items, errors } = await bench.run(parameters, contacts(3), {
					onError: toErrorOutput,
				});
				expect(items).toEqual([]);
				expect(errors.map(({ pairedItem }) => pairedItem)).toEqual(
					[0, 1, 2].map((item) => ({ item })),
				);
				for (const { json } of errors) {
					expect(json.error).toBe(
						`Ameyo answered for ${rows} of the 3 records in the request, so nobody knows which answer belongs to this one. It is not known whether Ameyo carried it out: check before you send it again.`,
					);
					expect(json.details).toMatchObject({ sent: 3, answered: rows });
				}
			}
			expect(bench.sent('uploadContacts')).toHaveLength(1);
		},
	);

	const UNPAIRED =
		'Ameyo did not answer for the records in their order, so nobody knows which answer belongs to this one. It is not known whether Ameyo carried it out: check before you send it again.';

	it.each<[Switches['uploadAnswers'], string, INodeParameters]>([
		['oneRepeated', 'contacts', upload],
		['oneRepeated', 'contacts with callbacks', withCallback],
		['reversed', 'contacts with callbacks', withCallback],
	])(
		'puts every item in doubt where the answers are %s: %s',
		async (uploadAnswers, _of, parameters) => {
			bench.ameyo.become({ uploadAnswers });
			const given = contacts(3).map((item, i) => ({ ...item, when: WHEN, to: phone(i) }));
			const own = { ...parameters, inputsToIgnore: 'when,to' };
			const { items, errors } = await bench.run(own, given, { onError: toErrorOutput });
			expect(items).toEqual([]);
			expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
				[0, 1, 2].map((item) => [UNPAIRED, { item }]),
			);
		},
	);

	const ADDED = { resultTypeString: 'ADDED', isInserted: true };
	const called = (properties: IDataObject) => ({ ...ADDED, callbackProperties: properties });

	it.each<[string, IDataObject[]]>([
		["somebody else's number", [called({ phone: '9800000009' })]],
		['the number of the next record', [called({ phone: phone(1) }), called({ phone: phone(1) })]],
		[
			'one customer as added twice',
			[
				{ ...ADDED, customerId: 7 },
				{ ...ADDED, customerId: '7' },
			],
		],
		[
			'one callback twice',
			[
				{ ...called({}), id: 'cm-1' },
				{ ...called({}), id: 'cm-1' },
			],
		],
		["another contact's column", [{ ...ADDED, ...called({}), phone1: '9800000009' }]],
	])('puts every item in doubt where a row names %s', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'uploadContactAndAddCallback', answer: { body } });
		const given = contacts(body.length).map((item) => ({ ...item, when: WHEN }));
		const parameters = { ...withCallback, callbackFields: {} };
		const { items, errors } = await bench.run(parameters, given, { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors.map(({ json }) => json.error)).toEqual(body.map(() => UNPAIRED));
	});

	it.each<[string, IDataObject[], INodeParameters]>([
		['with a prefix', [called({ phone: '+91 98000-00000' })], {}],
		['without its first digits', [called({ phone: '8000 00000' })], {}],
		['masked', [called({ phone: '98XXXXXX99' })], {}],
		['to be called back', [called({ phone: '5550001' })], { callbackPhone: '5550001' }],
		[
			'of the customer that was given',
			[called({ phone: '7770001', customerId: 12 })],
			{ customerId: '12' },
		],
	])('takes an answer that names the number %s', async (_name, body, callbackFields) => {
		bench.ameyo.misbehave({ command: 'uploadContactAndAddCallback', answer: { body } });
		const given = contacts(1).map((item) => ({ ...item, when: WHEN }));
		const { items } = await bench.run({ ...withCallback, callbackFields }, given);
		expect(items.map(({ json }) => json.accepted)).toEqual([true]);
	});

	it('puts an item in doubt whose callback is for another customer than the one given', async () => {
		const body = [called({ customerId: '13' })];
		bench.ameyo.misbehave({ command: 'uploadContactAndAddCallback', answer: { body } });
		const { error } = await bench.run({ ...withCallback, callbackFields: { customerId: '12' } }, [
			{ when: WHEN },
		]);
		expect(error?.message).toBe(UNPAIRED);
	});

	it('lets the same contact be added and updated in one batch', async () => {
		const options = { updateCustomer: true };
		const same = [{ phone1: phone(1) }, { phone1: phone(1) }];
		const { items } = await bench.run({ ...upload, options }, same);
		expect(items.map(({ json }) => json.resultTypeString)).toEqual(['ADDED', 'UPDATED']);
	});

	it.each<[string, unknown, number]>([
		['null', null, 1],
		['text', 'ADDED', 1],
		['a number', 17821, 1],
		['a list', [], 1],
		['an empty object', {}, 1],
	])('puts the item in doubt whose row is %s, and no other', async (_name, row, at) => {
		const good = { inserted: true, resultTypeString: 'ADDED' };
		const beanResponse = [good, row, good];
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { body: { beanResponse } } });
		const { items, errors } = await bench.run(upload, contacts(3), { onError: toErrorOutput });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: at }]);
		expect(errors[0]?.json.error).toBe('Ameyo gave an answer that cannot be read');
		expect(Object(errors[0]?.json.details).description).toContain('It is not known whether Ameyo');
	});

	it.each<[string, unknown]>([
		['an object', { beanResponse: { inserted: true, resultTypeString: 'ADDED' } }],
		['text', { beanResponse: 'ADDED' }],
		['nothing', { beanResponse: null }],
		['a success without rows', { result: 'Success.' }],
		['a number', 3],
		['null', 'null'],
	])('puts every item in doubt where the answer is no list but %s', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { body } });
		const { items, errors } = await bench.run(upload, contacts(3), { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors.map(({ json }) => json.error)).toEqual(
			Array(3).fill(
				'Ameyo answered for 0 of the 3 records in the request, so nobody knows which answer belongs to this one. It is not known whether Ameyo carried it out: check before you send it again.',
			),
		);
	});

	it('puts every item in doubt whose answer is too deep to be read', async () => {
		const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
		const body = `{"beanResponse":[{"resultTypeString":"ADDED","x":${deep}}]}`;
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { body }, times: null });
		for (const requestOptions of [{}, { includeAnswer: true }]) {
			const given = { ...upload, requestOptions };
			const { errors } = await bench.run(given, contacts(2), { onError: toErrorOutput });
			for (const { json } of errors) {
				expect(JSON.stringify(json)).toContain('It is not known whether Ameyo');
			}
			expect(errors).toHaveLength(2);
		}
	});

	it('puts the items of that batch in doubt, and no others', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', skip: 1, shortAnswer: 1 });
		const parameters = { ...upload, options: { batchSize: 2 } };
		const { items, errors } = await bench.run(parameters, contacts(6), { onError: toErrorOutput });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 4, 5].map((item) => ({ item })),
		);
		expect(errors).toHaveLength(2);
	});

	it.each([
		['uploadContacts', upload],
		['uploadContactAndAddCallback', withCallback],
	])('does not accept inserted: false without a result: %s', async (_name, parameters) => {
		bench.ameyo.become({ namesResult: false });
		const { items } = await bench.run(parameters, [
			{ phone1: phone(1) },
			{ phone1: phone(1) },
			{ phone1: '1'.repeat(40) },
		]);
		expect(items.map(({ json }) => [json.accepted, json.rejection])).toEqual([
			[true, undefined],
			[false, 'Ameyo rejected the record and gave no reason'],
			[false, expect.stringMatching(/does not have a valid length/)],
		]);
	});

	it.each([
		['uploadContacts', upload, false],
		['uploadContactAndAddCallback', withCallback, true],
	])('tells what the CRM behind Ameyo did not take: %s', async (_name, parameters, isBoth) => {
		bench.ameyo.become({ crm: 'refuses' });
		const item = isBoth ? both : { phone1: phone(1) };
		const { items, hints } = await bench.run(parameters, [item, { phone1: '1'.repeat(40) }]);
		expect(items[0]?.json).toMatchObject({
			accepted: true,
			crmRejection: 'The CRM behind Ameyo did not take the contact (ADD_FAILED)',
		});
		expect(items[1]?.json).toMatchObject({ accepted: false });
		expect(items[1]?.json).not.toHaveProperty('crmRejection');
		expect(hints[0]).toMatchObject({
			type: 'warning',
			message: expect.stringMatching(
				/^1 record accepted, 1 rejected, 1 not taken by the CRM behind Ameyo\./,
			),
		});
	});

	it.each(['none', 'takes'] as const)('says nothing of a CRM that is %s', async (crm) => {
		bench.ameyo.become({ crm });
		const { items, hints } = await bench.run(upload, [{ phone1: phone(1) }]);
		expect(items[0]?.json).not.toHaveProperty('crmRejection');
		expect(hints[0]).toMatchObject({ type: 'info', message: '1 record accepted, 0 rejected.' });
	});
});

describe('contact: upload with callback, two things in one answer', () => {
	const bench = useAmeyo();
	const resultOf = async (item: IDataObject, more: INodeParameters = {}) => {
		const { items, error } = await bench.run({ ...withCallback, ...more }, [item]);
		expect(error).toBeUndefined();
		return items[0]?.json ?? {};
	};

	it.each([
		['both', both, [true, true, true]],
		['the contact', { phone1: '9800000001' }, [true, true, null]],
		['the callback', { when: WHEN, to: '5550001' }, [true, null, true]],
	])('says what was taken of %s', async (_name, item, expected) => {
		const json = await resultOf(item);
		expect([json.accepted, json.contactAccepted, json.callbackAdded]).toEqual(expected);
		expect(json).not.toHaveProperty('rejection');
		expect(Object.keys(json).slice(0, 3)).toEqual(['accepted', 'contactAccepted', 'callbackAdded']);
	});

	it('says that the callback was added though the contact was refused', async () => {
		bench.ameyo.become({ contactResult: 'ADD_FAILED' });
		expect(await resultOf(both)).toMatchObject({
			accepted: false,
			contactAccepted: false,
			callbackAdded: true,
			customerCallbackId: expect.any(String),
			rejection: 'The callback was scheduled. The contact was not: The customer could not be added',
		});
		expect(bench.ameyo.contacts.size).toBe(0);
	});

	it('says that the contact was uploaded though the callback was refused', async () => {
		bench.ameyo.become({ callbackRefusal: 'No callbacks on Sundays' });
		expect(await resultOf(both)).toMatchObject({
			accepted: false,
			contactAccepted: true,
			callbackAdded: false,
			rejection: 'The contact was uploaded. The callback was not: No callbacks on Sundays',
		});
	});

	it('says that neither was taken', async () => {
		bench.ameyo.become({ contactResult: 'ADD_FAILED', callbackOfRefusedContact: 'refused' });
		expect(await resultOf(both)).toMatchObject({
			accepted: false,
			contactAccepted: false,
			callbackAdded: false,
		});
	});

	it('takes a callback without an ID for added, as the document prints one', async () => {
		bench.ameyo.become({ callbackIds: 'null' });
		expect(await resultOf(both)).toMatchObject({
			accepted: true,
			callbackAdded: true,
			customerCallbackId: null,
		});
	});

	it.each([
		[{ contactResult: 'ADD_FAILED' }, 0],
		[{ callbackRefusal: 'No' }, 0],
		[{ contactResult: 'ADD_FAILED', callbackOfRefusedContact: 'refused' }, 1],
	] as const)('makes an error only of what nothing was taken of: %j', async (server, expected) => {
		bench.ameyo.become(server);
		const options = { rejectedAsErrors: true };
		const { errors, items } = await bench.run({ ...withCallback, options }, [both], {
			onError: toErrorOutput,
		});
		expect(errors).toHaveLength(expected);
		expect(items).toHaveLength(1 - expected);
	});

	it('goes on past a record that is partly done where it stops on errors', async () => {
		bench.ameyo.become({ callbackRefusal: 'No' });
		const options = { rejectedAsErrors: true, batchSize: 1 };
		const other = { ...both, phone1: '9800000002' };
		const { items, error } = await bench.run({ ...withCallback, options }, [both, other]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.contactAccepted)).toEqual([true, true]);
	});

	it.each([
		['nothing at all', {}],
		['nothing of the callback', { resultTypeString: 'ADDED', isInserted: true }],
		['nothing of the contact', { id: 'cm-1', callbackTime: 'Mar 3, 2015 4:05:00 PM' }],
	])('does not take an answer for both that says %s', async (_name, row) => {
		bench.ameyo.misbehave({ command: 'uploadContactAndAddCallback', answer: { body: [row] } });
		const { error, items } = await bench.run(withCallback, [both]);
		expect(items).toEqual([]);
		expect(error?.message).toBe('Ameyo gave an answer that cannot be read');
		expect(error?.description).toContain('It is not known whether');
	});

	it('refuses a self callback without a user before anything is sent', async () => {
		const callbackFields = { isSelfCallback: true, callbackPhone: '5550001' };
		const { error } = await bench.run({ ...withCallback, callbackFields }, [both]);
		expect(error?.message).toBe("'Self Callback' needs 'Agent User ID': it is for one agent alone");
		expect(bench.ameyo.requests).toHaveLength(0);
	});
});
