import { malformed } from './refusals';

/** The parameters of a request by their names in the path template or the query, decoded once. */
export type Parameters = ReadonlyMap<string, string>;

const INT32 = { least: -(2n ** 31n), most: 2n ** 31n - 1n, name: 'Int32' };
const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n, name: 'Int64' };

/** A parameter that may be missing; an empty one is missing too. */
export const optionalText = (parameters: Parameters, name: string): string | undefined =>
	parameters.get(name) || undefined;

/** The same, required. The words are inferred. */
export function text(parameters: Parameters, name: string): string {
	const value = optionalText(parameters, name);
	if (value === undefined) throw malformed(`The parameter ${name} is missing.`);
	return value;
}

/** Refuses what is no number of this width with .NET's own words for it (that they come through is inferred). */
function whole(value: string, { least, most, name }: typeof INT32): bigint {
	if (!/^-?\d{1,30}$/.test(value)) {
		throw malformed('Input string was not in a correct format.');
	}
	const number = BigInt(value);
	if (number < least || number > most) {
		throw malformed(`Value was either too large or too small for an ${name}.`);
	}
	return number;
}

export const int = (parameters: Parameters, name: string): number =>
	Number(whole(text(parameters, name), INT32));

export function optionalInt(parameters: Parameters, name: string): number | undefined {
	const value = optionalText(parameters, name);
	return value === undefined ? undefined : Number(whole(value, INT32));
}

/** A 64-bit id, exactly. */
export const long = (parameters: Parameters, name: string): bigint =>
	whole(text(parameters, name), INT64);

export function optionalLong(parameters: Parameters, name: string): bigint | undefined {
	const value = optionalText(parameters, name);
	return value === undefined ? undefined : whole(value, INT64);
}

/** A number that can be dialled: 3 to 15 digits, a plus in front, spaces, brackets, dots and dashes between. */
export function phone(parameters: Parameters, name: string): string {
	const value = text(parameters, name);
	const digits = value.replace(/\D/g, '').length;
	if (!/^\+?[\d ().-]+$/.test(value) || digits < 3 || digits > 15) {
		throw malformed(`"${value}" is not a phone number.`);
	}
	return value;
}
