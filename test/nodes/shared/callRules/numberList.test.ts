import fc from 'fast-check';
import { NumberList } from '../../../../nodes/shared/callRules/numberList';
import { phoneDigits } from '../../../../nodes/shared/callRules/phoneDigits';

const listOf = (...entries: string[]) => new NumberList(entries, 'Blocked Numbers');

describe('a list of numbers', () => {
	it.each([
		['441610000009', '+44 (161) 000-0009', true],
		['+44/161.000 0009', '441610000009', true],
		['44\u00a0161\u2013000\u202a0009', '441610000009', true],
		['441610000009', '44161000000', false],
		['441610000009', '4416100000091', false],
		['44*', '441', true],
		['44*', '44', true],
		['44*', '0441', false],
		['*999', '44999', true],
		['*999', '999', true],
		['*999', '9990', false],
		['*', '1', true],
		['4*9', '49', true],
		['4*9', '4123459', true],
		['4*9', '9', false],
		['44*44', '444', false],
		['44*44', '4444', true],
		['*161*', '441610', true],
		['*161*', '16', false],
		['0*11*11*', '0111', false],
		['0*11*11*', '01111', true],
		['+44 (0)*', '4402', true],
		['**', '5', true],
	])('%s has %s: %s', (entry, number, expected) => {
		expect(listOf('', ' ', entry).has(phoneDigits(number) ?? '')).toBe(expected);
	});

	it.each(['n/a', 'x*', '+', '٠١٢', '44;112', '44#', '1-800-FLOWERS'])('refuses %s', (entry) => {
		expect(() => listOf('112', entry)).toThrow(
			`'Blocked Numbers' holds '${entry}', which is no phone number`,
		);
	});

	it.each(['', 'abc', '1-800-FLOWERS', '5551234x5', '*67', '１２３', '1'.repeat(101)])(
		'knows no digits of %s',
		(number) => expect(phoneDigits(number)).toBeUndefined(),
	);

	it('has what a regular expression of its pattern has', () => {
		const part = fc.stringMatching(/^[01]{0,3}$/);
		const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('*'));
		const patterns = fc.array(
			pattern.filter((one) => one !== ''),
			{ minLength: 1, maxLength: 5 },
		);
		fc.assert(
			fc.property(patterns, fc.stringMatching(/^[01]{1,9}$/), (entries, digits) => {
				const expected = entries.some((entry) =>
					new RegExp(`^${entry.split('*').join('\\d*')}$`).test(digits),
				);
				expect(listOf(...entries).has(digits)).toBe(expected);
			}),
			{ numRuns: 2000 },
		);
	});

	it('looks into 300,000 entries as it does into three', () => {
		const entries = Array.from({ length: 100_000 }, (_, n) => {
			const number = String(44_000_000_000 + n);
			return [number, `${number}7*`, `*7${number}`];
		}).flat();
		const list = new NumberList(entries, 'Blocked Numbers');
		const looks = Array.from({ length: 20_000 }, (_, n) => String(44_000_090_000 + n));
		const found = looks.filter((number) => list.has(number));
		expect(found).toHaveLength(10_000);
		expect(list.has('4400000000079')).toBe(true);
		expect(list.has('9744000000000')).toBe(true);
	});

	it('takes no longer for a pattern of many stars', () => {
		const list = listOf('1*'.repeat(40) + '2');
		expect(list.has('1'.repeat(100))).toBe(false);
	});
});
