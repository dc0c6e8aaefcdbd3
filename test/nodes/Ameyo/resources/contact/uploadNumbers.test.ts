import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { upload } from '../../../../support/ameyoOperations';
import { retrying, toErrorOutput } from '../../../../support/run';

const WHEN = '2031-05-06 07:08:09';
const withCallback: INodeParameters = {
	...upload,
	operation: 'uploadWithCallback',
	inputsToIgnore: 'when,to,id',
	callbackTime: '={{ $json.when }}',
	callbackFields: { callbackPhone: '={{ $json.to }}', customerId: '={{ $json.id }}' },
};

describe('contact: uploads, the numbers', () => {
	const bench = useAmeyo();
	const run = async (items: IDataObject[], options: INodeParameters, more: INodeParameters = {}) =>
		await bench.run({ ...upload, ...more, options }, items);
	const sentRecords = () =>
		bench.sent('uploadContacts').flatMap(({ data }) => Object(data).customerRecords);

	it.each([{}, { phoneColumns: 'phone2' }, { sameNumberTwice: 'send' }])(
		'go out as they are by rules that say nothing: %j',
		async (options) => {
			const items = [{ phone1: '+91 98765' }, { phone1: '+91 98765' }, { name: 'x' }];
			await run(items, options);
			expect(sentRecords()).toEqual(items);
		},
	);

	it('go out in their form, in the columns that are named', async () => {
		const { items } = await run(
			[{ phone1: '+91 98765-43210', phone2: 9_876_543_211, phone3: '+1', name: '98765' }],
			{ numberFormat: 'lastDigits', phoneColumns: 'phone1, phone2, phone4' },
		);
		const record = { phone1: '9876543210', phone2: '9876543211', phone3: '+1', name: '98765' };
		expect(sentRecords()).toEqual([record]);
		expect(items[0]?.json).toMatchObject({ accepted: true, record });
	});

	it('are summed up where every contact is kept out', async () => {
		const { hints } = await run([{ phone1: '112' }], { blockedNumbers: '112' });
		expect(hints.map(({ message }) => message)).toEqual([
			'0 records accepted, 1 rejected. Reason: The number 112 is blocked by the node',
		]);
	});

	it('are looked for among the columns of the contact only', async () => {
		const { items } = await run([{ phone1: '112' }], {
			phoneColumns: 'constructor',
			sameNumberTwice: 'skip',
		});
		expect(items[0]?.json.rejection).toBe(
			'The contact has no number in its phone columns: constructor',
		);
	});

	it('keep out who is blocked, has no valid number, or none', async () => {
		const { items, hints } = await run(
			[
				{ phone1: '919876543210' },
				{ phone1: '+91 11 2345 6789' },
				{ phone1: 'ask' },
				{ name: 'nobody' },
				{ phone1: '', name: 'nobody' },
				{ phone1: '00919876543211' },
			],
			{
				blockedNumbers: '={{ ["91 11*", "112"] }}',
				numberFormat: 'plusAndCountry',
				countryCode: '={{ "91" }}',
			},
		);
		expect(
			items.map(({ json, pairedItem }) => [json.accepted, json.rejection, pairedItem]),
		).toEqual([
			[
				false,
				"The number '919876543210' cannot be brought into its form: it begins with 91 and may have its country's code already, or not: write it with '+'",
				{ item: 0 },
			],
			[false, 'The number +911123456789 is blocked by the node', { item: 1 }],
			[
				false,
				"The number 'ask' cannot be brought into its form: it holds more than digits, blanks, '+', '-', '.', '/' and brackets",
				{ item: 2 },
			],
			[false, 'The contact has no number in its phone columns: phone1', { item: 3 }],
			[false, 'The contact has no number in its phone columns: phone1', { item: 4 }],
			[true, undefined, { item: 5 }],
		]);
		expect(items[1]?.json).toEqual({
			accepted: false,
			rejection: 'The number +911123456789 is blocked by the node',
			record: { phone1: '+91 11 2345 6789' },
		});
		expect(sentRecords()).toEqual([{ phone1: '+919876543211' }]);
		expect(hints).toHaveLength(1);
	});

	it('are skipped where an earlier item has the same, and name it', async () => {
		const { items } = await run(
			[
				{ phone1: '98 765', phone2: '1' },
				{ phone1: '1' },
				{ phone1: '+98-765' },
				{ phone1: '98765', phone2: '2' },
			],
			{ sameNumberTwice: 'skip', phoneColumns: 'phone1,phone2', batchSize: 1 },
		);
		expect(items.map(({ json }) => [json.accepted, json.rejection, json.sameAsItem])).toEqual([
			[true, undefined, undefined],
			[true, undefined, undefined],
			[false, 'The number +98-765 is that of item 0 already', 0],
			[false, 'The number 98765 is that of item 0 already', 0],
		]);
		expect(sentRecords()).toHaveLength(2);
	});

	it('are errors of their items where rejections are, and nothing goes out where the node stops', async () => {
		const items = [{ phone1: '1' }, { phone1: '112' }, { phone1: '1' }];
		const options = { blockedNumbers: '112', sameNumberTwice: 'skip', rejectedAsErrors: true };
		const { error } = await run(items, options);
		expect(error?.message).toBe('The number 112 is blocked by the node');
		expect(error?.context?.itemIndex).toBe(1);
		expect(bench.ameyo.requests.filter(({ command }) => command === 'uploadContacts')).toEqual([]);
		const going = await bench.run({ ...upload, options }, items, { onError: toErrorOutput });
		expect(going.items).toHaveLength(1);
		expect(going.errors.map(({ json }) => [json.error, json.details])).toEqual([
			['The number 112 is blocked by the node', { description: 'The contact was not sent.' }],
			[
				'The number 1 is that of item 0 already',
				{ description: 'The contact was not sent.', sameAsItem: 0 },
			],
		]);
	});

	it('are known in the second try of Retry On Fail, too', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', status: 404, skip: 1 });
		const { items } = await bench.run(
			{ ...upload, options: { sameNumberTwice: 'skip', batchSize: 1 } },
			[{ phone1: '1' }, { phone1: '2' }, { phone1: '1' }],
			{ retries: retrying },
		);
		expect(items.map(({ json }) => json.accepted)).toEqual([true, true, false]);
		expect(items[2]?.json.sameAsItem).toBe(0);
		const { received, carriedOut } = bench.ameyo.counts.commands.uploadContacts ?? {};
		expect({ received, carriedOut }).toEqual({ received: 3, carriedOut: 2 });
	});

	it('of callbacks are looked at as well', async () => {
		const { items } = await bench.run(
			{ ...withCallback, options: { blockedNumbers: '112', numberFormat: 'digitsOnly' } },
			[
				{ phone1: '+98 765', when: WHEN, to: '+98 (76)' },
				{ phone1: '98766', when: WHEN, to: '1-12' },
				{ when: WHEN, to: '112' },
				{ phone1: '112' },
			],
		);
		const rejection = 'The number 112 is blocked by the node';
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ accepted: true, record: { phone1: '98765' } }),
			{
				accepted: false,
				contactAccepted: false,
				callbackAdded: false,
				rejection,
				record: { phone1: '98766' },
			},
			{ accepted: false, contactAccepted: null, callbackAdded: false, rejection, record: {} },
			{
				accepted: false,
				contactAccepted: false,
				callbackAdded: null,
				rejection,
				record: { phone1: '112' },
			},
		]);
		const [sent] = bench.sent('uploadContactAndAddCallback');
		expect(Object(sent?.data).customerAndCallbackRecords).toEqual([
			{
				customerRecord: { phone1: '98765' },
				callbackRecord: expect.objectContaining({ callBackPhone: '9876' }),
			},
		]);
	});

	it.each([
		[{ blockedNumbers: 'n/a' }, "'Blocked Numbers' holds 'n/a', which is no phone number"],
		[
			{ sameNumberTwice: '={{ "never" }}' },
			"'Same Number Twice' must be one of send, skip, but it is 'never'",
		],
		[{ countryCode: '0' }, "'Country Code' is not the code of a country: '0'"],
	])('refuses %j with the name of the field', async (options, message) => {
		const { error } = await run([{ phone1: '1' }], options);
		expect(error?.message).toBe(message);
	});

	describe("with rules of the credential's owner", () => {
		const credentials = () =>
			bench.credentials({}, { allowedNumbers: '98765*', blockedNumbers: '*999' });
		const hashKey = { authentication: 'hashKey' };

		it('sends the contacts that they allow, and rejects the others one by one', async () => {
			const { items } = await bench.run(
				{ ...upload, ...hashKey },
				[
					{ phone1: '9876500001', name: 'Asha', born: '1970-01-01' },
					{ phone1: '9876600002' },
					{ phone1: '9876500999' },
					{ phone1: '9876500003', gsm: '441610000009' },
				],
				{ credentials: credentials() },
			);
			expect(items.map(({ json }) => json.rejection)).toEqual([
				undefined,
				'The number 9876600002 is not among those that the credential allows',
				'The number 9876500999 is blocked by the credential',
				'The number 441610000009 is not among those that the credential allows',
			]);
			expect(sentRecords()).toHaveLength(1);
		});

		it('rejects a callback for somebody whose number only Ameyo knows', async () => {
			const { items } = await bench.run(
				{ ...withCallback, ...hashKey },
				[
					{ when: WHEN, id: '17924' },
					{ phone1: '9876500001', when: WHEN },
				],
				{ credentials: credentials() },
			);
			expect(items.map(({ json }) => json.rejection)).toEqual([
				'The callback is for a customer whose number only Ameyo knows, and the credential has rules for numbers',
				undefined,
			]);
			const [sent] = bench.sent('uploadContactAndAddCallback');
			expect(Object(sent?.data).customerAndCallbackRecords).toHaveLength(1);
		});
	});
});
