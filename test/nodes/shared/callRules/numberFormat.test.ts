import fc from 'fast-check';
import { formatNumber, numberToSend } from '../../../../nodes/shared/callRules/numberFormat';
import type { NumberFormat } from '../../../../nodes/shared/callRules/numberFormat';

/** The number in its form, or why it has none. */
function formatted(number: string, format: NumberFormat): string {
	const result = formatNumber(number, format);
	return 'number' in result ? result.number : result.hold.message.split(': ').slice(1).join(': ');
}

const inCountry = (countryCode: string): NumberFormat => ({ as: 'plusAndCountry', countryCode });

describe('the form of a number', () => {
	it.each(['+44 20', 'abc', '*67'])('is as typed: %s', (number) => {
		expect(formatted(number, { as: 'asTyped' })).toBe(number);
	});

	it.each([
		['+44 (20) 7946-0000', '442079460000'],
		['020/7946.0000', '02079460000'],
		['1-800-FLOWERS', "it holds more than digits, blanks, '+', '-', '.', '/' and brackets"],
		['020 7946 0000 ext 5', "it holds more than digits, blanks, '+', '-', '.', '/' and brackets"],
	])('is digits only: %s becomes %s', (number, expected) => {
		expect(formatted(number, { as: 'digitsOnly' })).toBe(expected);
	});

	it.each([
		['+91 98765-43210', 10, '9876543210'],
		['9876543210', 10, '9876543210'],
		['876543210', 10, 'it has 9 digits, and 10 are to be kept'],
		['+44', 1, '4'],
	])('is the last digits: %s, %d, becomes %s', (number, keep, expected) => {
		expect(formatted(number, { as: 'lastDigits', keep })).toBe(expected);
	});

	it.each([
		// What says its country keeps it.
		['+44 20 7946 0000', '', '+442079460000'],
		['(+44) 20 7946 0000', '91', '+442079460000'],
		['0044 20 7946 0000', '', '+442079460000'],
		['00 44 20 7946 0000', '49', '+442079460000'],
		['011 44 20 7946 0000', '1', '+442079460000'],
		['0011 44 20 7946 0000', '61', '+442079460000'],
		['010 44 20 7946 0000', '81', '+442079460000'],
		// The 0 in brackets is dialled within the country only, but in Italy.
		['+44 (0)20 7946 0000', '', '+442079460000'],
		['0044 (0) 20 7946 0000', '', '+442079460000'],
		['0044-(0)20 7946 0000', '', '+442079460000'],
		['+39 (0)6 1234 5678', '', '+390612345678'],
		// Numbers of the country that is given.
		['020 7946 0000', '44', '+442079460000'],
		['(020) 7946-0000', '44', '+442079460000'],
		['06 1234 5678', '39', '+390612345678'],
		['98765 43210', '91', '+919876543210'],
		['9123456789', '91', '+919123456789'],
		['45 12 34 56', '45', '+4545123456'],
		['(650) 292-8880', '1', '+16502928880'],
		['1 650 292 8880', '1', '+16502928880'],
		// What may be meant in two ways, or is none.
		[
			'442079460000',
			'44',
			"it begins with 44 and may have its country's code already, or not: write it with '+'",
		],
		['020 7946 0000', '', 'it does not say its country, and none is given'],
		['+0 20 7946 0000', '', "no country's code begins with 0"],
		// Another country's, dialled as from a third one.
		['0044 20 7946 0000', '1', 'no number begins with 0 in the country with the code 1'],
		['00 44 20 7946 0000', '81', 'no number begins with 00 in the country with the code 81'],
		['0044 20 7946 0000', '61', 'no number begins with 00 in the country with the code 61'],
		['020 7946 0000', '1', 'no number begins with 0 in the country with the code 1'],
		['+44 12', '', 'it would have 4 digits with its country'],
		['12', '44', 'it would have 4 digits with its country'],
		['+1234567890123456', '', 'it would have 16 digits with its country'],
		['extension 5', '44', "it holds more than digits, blanks, '+', '-', '.', '/' and brackets"],
	])('is plus and the country: %s in %j becomes %s', (number, code, expected) => {
		expect(formatted(number, inCountry(code))).toBe(expected);
	});

	it('is the same again for a number that is in it', () => {
		const formats = fc.oneof<fc.Arbitrary<NumberFormat>[]>(
			fc.constant({ as: 'digitsOnly' }),
			fc.integer({ min: 1, max: 12 }).map((keep) => ({ as: 'lastDigits', keep })),
			fc.constantFrom('', '1', '39', '44', '61', '91').map(inCountry),
		);
		fc.assert(
			fc.property(formats, fc.stringMatching(/^\+?[0-9 ()./-]{0,18}$/), (format, typed) => {
				const once = formatNumber(typed, format);
				if ('number' in once) {
					expect(formatNumber(once.number, format)).toEqual(once);
					expect(once.number).toMatch(
						format.as === 'plusAndCountry' ? /^\+[1-9]\d{6,14}$/ : /^\d+$/,
					);
				} else {
					expect(once.hold).toMatchObject({ reason: 'numberNotValid', heldUntil: null });
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('is not sent where there is none', () => {
		expect(() => numberToSend('12', { as: 'lastDigits', keep: 10 })).toThrow(
			"The number '12' cannot be brought into its form: it has 2 digits, and 10 are to be kept",
		);
	});
});
