import { ownersRejection } from '../../../../nodes/Ameyo/transport/askedNumbers';

const rules = { allowedNumbers: '98765*', blockedNumbers: '*999' };

describe("what the owner of a credential says of an upload's record", () => {
	it.each<Record<string, string>>([{}, { allowedNumbers: '', blockedNumbers: ' ' }])(
		'is nothing by no rules: %j',
		(data) => {
			expect(ownersRejection(data)).toBeUndefined();
		},
	);

	it.each([
		[
			{ phone1: '+98 765-43210', name: 'Ann', born: '1970-01-01', customerId: '12345678' },
			undefined,
		],
		[{ phone1: '', phone2: null, age: '41' }, undefined],
		[{ phone1: '9876500999' }, 'The number 9876500999 is blocked by the credential'],
		[{ Mobile: '1' }, 'The number 1 is not among those that the credential allows'],
		[
			{ phone1: '9876500001', account: '1234567' },
			'The number 1234567 is not among those that the credential allows',
		],
		[
			{ customerRecord: { phone1: '9876500001' }, callbackRecord: { callBackPhone: '441' } },
			'The number 441 is not among those that the credential allows',
		],
		[
			{ callbackRecord: { customerId: '112' } },
			'The callback is for a customer whose number only Ameyo knows, and the credential has rules for numbers',
		],
	])('of %j: %s', (record, expected) => {
		expect(ownersRejection(rules)?.(record)).toBe(expected);
	});

	it('is a refusal of rules that cannot be read', () => {
		expect(() => ownersRejection({ blockedNumbers: 'n/a' })).toThrow(
			"'Blocked Numbers of the credential' holds 'n/a'",
		);
	});
});
