import { heldError } from './hold';
import type { Hold } from './hold';
import { phoneDigits, shownNumber } from './phoneDigits';

/** The form in which numbers go out. The names are saved in workflows. */
export type NumberFormat =
	| { as: 'asTyped' }
	| { as: 'digitsOnly' }
	| { as: 'lastDigits'; keep: number }
	/** @param countryCode of numbers that do not say it themselves, digits; '' where none is known */
	| { as: 'plusAndCountry'; countryCode: string };

/** A number in its form, or why it cannot be brought into it. */
export type FormattedNumber = { number: string } | { hold: Hold };

/** How many digits a number has with its country, at most and (of those in use) at least (ITU-T E.164). */
const MOST_DIGITS = 15;
const LEAST_DIGITS = 7;
/** A number of more digits that begins with its country's code may have it already. */
const MOST_NATIONAL_DIGITS = 10;

/** What is dialled before the code of another country, where it is not 00. */
const INTERNATIONAL_PREFIXES: Readonly<Record<string, string>> = {
	1: '011',
	61: '0011',
	81: '010',
};

/** Countries whose numbers keep their leading 0 behind the country's code: Ivory Coast, Congo, Italy, San Marino. */
const KEEP_THE_ZERO = ['225', '242', '39', '378'];

/**
 * Brings a number into its form. What is no number, or may be meant in two ways, is not valid: a wrong
 * number would ring somebody else.
 */
export function formatNumber(number: string, format: NumberFormat): FormattedNumber {
	if (format.as === 'asTyped') return { number };
	const digits = phoneDigits(number);
	if (digits === undefined) {
		return notValid(number, "it holds more than digits, blanks, '+', '-', '.', '/' and brackets");
	}
	if (format.as === 'digitsOnly') return { number: digits };
	if (format.as === 'plusAndCountry') return withCountry(number, digits, format.countryCode);
	return digits.length < format.keep
		? notValid(number, `it has ${digits.length} digits, and ${format.keep} are to be kept`)
		: { number: digits.slice(-format.keep) };
}

/**
 * The number as it goes out.
 *
 * @throws RequestError for one that is not valid
 */
export function numberToSend(number: string, format: NumberFormat): string {
	const formatted = formatNumber(number, format);
	if ('hold' in formatted) throw heldError(formatted.hold);
	return formatted.number;
}

/** Whether digits may be the code of a country. */
export function isCountryCode(digits: string): boolean {
	return /^[1-9]\d{0,2}$/.test(digits);
}

/** `+`, the country's code and the number within it. */
function withCountry(typed: string, digits: string, countryCode: string): FormattedNumber {
	const prefix = INTERNATIONAL_PREFIXES[countryCode] ?? '00';
	if (/^\D*\+/.test(typed)) return plus(typed, withoutTrunk(typed, ''));
	if (digits.startsWith(prefix)) return plus(typed, withoutTrunk(typed, prefix));
	if (countryCode === '') return notValid(typed, 'it does not say its country, and none is given');
	// North America dials no 0 in front of a number.
	const never = countryCode === '1' ? '0' : '00';
	if (digits.startsWith(never)) {
		const where = `in the country with the code ${countryCode}`;
		return notValid(typed, `no number begins with ${never} ${where}`);
	}
	if (digits.startsWith('0')) {
		const national = KEEP_THE_ZERO.includes(countryCode) ? digits : digits.slice(1);
		return plus(typed, `${countryCode}${national}`);
	}
	if (digits.length <= MOST_NATIONAL_DIGITS || !digits.startsWith(countryCode)) {
		return plus(typed, `${countryCode}${digits}`);
	}
	// In North America no number within the country begins with 1.
	if (countryCode === '1') return plus(typed, digits);
	return notValid(
		typed,
		`it begins with ${countryCode} and may have its country's code already, or not: write it with '+'`,
	);
}

/** The digits behind the prefix, without the 0 of `+44 (0)20`, which is dialled within the country only. */
function withoutTrunk(typed: string, prefix: string): string {
	const parts = typed.split('(0)').map((part) => phoneDigits(part) ?? '');
	const code = (parts[0] ?? '').slice(prefix.length);
	const isTrunk = parts.length === 2 && isCountryCode(code) && !KEEP_THE_ZERO.includes(code);
	return parts.join(isTrunk ? '' : '0').slice(prefix.length);
}

function plus(typed: string, digits: string): FormattedNumber {
	if (digits.startsWith('0')) return notValid(typed, "no country's code begins with 0");
	if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) {
		return notValid(typed, `it would have ${digits.length} digits with its country`);
	}
	return { number: `+${digits}` };
}

function notValid(number: string, why: string): FormattedNumber {
	const message = `The number '${shownNumber(number)}' cannot be brought into its form: ${why}`;
	return { hold: { reason: 'numberNotValid', message, heldUntil: null } };
}
