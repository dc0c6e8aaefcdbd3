import type { INodeProperties } from 'n8n-workflow';
import { refuse } from '../refuse';
import { field } from './field';
import type { Field } from './field';
import { fitForUrl, readList, readText, requireText, shortened } from './text';

/** A whole number as text, such as an ID; required or '' for nothing. */
export function digits(property: INodeProperties): Field<string> {
	return field(property, property.required ? requireDigits : readDigits);
}

/** IDs, separated by commas or in an array from an expression. */
export function digitList(property: INodeProperties): Field<string[]> {
	return field(property, (value, label) =>
		readList(value, label).map((part) => readDigits(part, label)),
	);
}

/**
 * A whole number of at least `least`.
 *
 * @param preset what counts where it was not added
 */
export function count(property: INodeProperties, least: number, preset: number): Field<number> {
	return field(property, (value, label) => readCount(value ?? preset, label, least));
}

/** As `count`, and undefined where it was not added or is empty. */
export function optionalCount(property: INodeProperties, least: number): Field<number | undefined> {
	return field(property, (value, label) =>
		value === undefined || value === null || value === ''
			? undefined
			: readCount(value, label, least),
	);
}

/** A whole number as text; '' for nothing. */
export function readDigits(value: unknown, label: string): string {
	const given = readText(value, label);
	if (given === '' || /^\d+$/.test(given)) return fitForUrl(given, label);
	return refuse(
		`'${label}' must be an ID made of digits, but it is '${shortened(given)}'`,
		'Choose an entry from the list, or give the ID and not the name.',
	);
}

/** As `readDigits`, and refuses an empty value. */
export function requireDigits(value: unknown, label: string): string {
	return readDigits(requireText(value, label), label);
}

/** A whole number of at least `least`. */
export function readCount(value: unknown, label: string, least: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least) return number;
	return refuse(
		`'${label}' must be a whole number of at least ${least}, but it is '${shortened(String(value))}'`,
	);
}
