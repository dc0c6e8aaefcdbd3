import type { IDataObject } from 'n8n-workflow';
import { contacts, phone, upload } from '../../../../support/ameyoOperations';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

describe('contact: upload, records that Ameyo rejects', () => {
	const bench = useAmeyo();

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

	it('shows hostile words of a server as text in the hint', async () => {
		const row = { resultTypeString: 'X', exception: ['<img src=x onerror=alert(1)>'] };
		const body = JSON.stringify({ beanResponse: [row] });
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { status: 200, body } });
		const { hints, items } = await bench.run(upload, contacts(1));
		expect(items[0]?.json.rejection).toBe('<img src=x onerror=alert(1)>');
		expect(hints[0]?.message).not.toContain('<img');
	});

	it("reads 'Inputs to Ignore' and 'Rejected as Errors' for each item", async () => {
		const beanResponse = [1, 2].map(() => ({ resultTypeString: 'ADD_FAILED' }));
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { body: { beanResponse } } });
		const { items, errors } = await bench.run(
			{
				...upload,
				inputsToIgnore: '={{ $json.ignore }}',
				options: { rejectedAsErrors: '={{ $json.strict }}' },
			},
			[
				{ phone1: '1', notes: 'a', ignore: 'ignore,strict', strict: true },
				{ phone1: '2', notes: 'b', ignore: 'ignore,strict,notes', strict: false },
			],
			{ onError: toErrorOutput },
		);
		expect(bench.sent('uploadContacts').map(({ data }) => data)).toEqual([
			expect.objectContaining({
				customerRecords: [{ phone1: '1', notes: 'a' }, { phone1: '2' }],
			}),
		]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});
});
