/** What may stand between the digits of a phone number, and is never dialled: also the dashes and the invisible marks that address books copy along. */
const BETWEEN = /[\s+\-./()[\]\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;

/** No phone number is longer, however it is written. */
const MOST_CHARACTERS = 100;
/** How much of a number stands in a sentence. */
const SHOWN_CHARACTERS = 40;

/**
 * The digits of a phone number, by which numbers are compared.
 *
 * @returns undefined for text with anything else in it, such as letters or an extension: nobody knows what would be dialled
 */
export function phoneDigits(number: string): string | undefined {
	if (number.length > MOST_CHARACTERS) return undefined;
	const digits = number.replace(BETWEEN, '');
	return /^\d+$/.test(digits) ? digits : undefined;
}

/** A number for a sentence, cut where it is long. */
export function shownNumber(number: string): string {
	return number.length > SHOWN_CHARACTERS ? `${number.slice(0, SHOWN_CHARACTERS)}…` : number;
}
