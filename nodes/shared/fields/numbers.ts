import type { INodeProperties } from 'n8n-workflow';
import { splitNumbers } from '../callRules/credentialRules';
import { isCountryCode } from '../callRules/numberFormat';
import type { NumberFormat } from '../callRules/numberFormat';
import { NumberList } from '../callRules/numberList';
import { refuse } from '../refuse';
import { count } from './digits';
import { field, valueReader } from './field';
import type { Field } from './field';
import { reader } from './reader';
import { knownChoice, readText, shortened } from './text';

/**
 * Phone numbers and patterns in a collection: separated by commas, or an array from an expression. undefined
 * where the field was not added or left empty; an expression that gives an empty list is a list of none, and
 * one that gives nothing is refused: a misspelled name must not lift a rule.
 */
export function numberList(property: INodeProperties): Field<NumberList | undefined> {
	return {
		properties: [property],
		reader(parameters, parent) {
			const label = property.displayName;
			const value = valueReader(parameters, property, parent);
			const read = lastKept((entries) => new NumberList(entries, label));
			return reader(value.varies, (i) => {
				const given = value(i);
				if (!value.varies && (given === undefined || given === '')) return undefined;
				if (given === undefined || given === null) return refuseNothing(label);
				return read(entriesOf(given, label));
			});
		},
	};
}

/** The numbers that are never called; their list may be long. */
export const blockedNumbers = numberList({
	displayName: 'Blocked Numbers',
	name: 'blockedNumbers',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0900*, *112',
	description:
		"Numbers that are never called, separated by commas or as an array from an expression, with '*' for any digits. Numbers are compared by their digits alone: '*2079460000' also blocks a number with its country code.",
});

/** Countries have one of their own: '' for none. */
export const countryCode = field(
	{
		displayName: 'Country Code',
		name: 'countryCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 44',
		description:
			"The code of the country of numbers that do not say it themselves, for 'Number Format' set to 'Plus and Country'. It may be an expression over the customer's record.",
	},
	readCountryCode,
);

/** How many digits `lastDigits` keeps. */
export const keepDigits = count(
	{
		displayName: 'Digits to Keep',
		name: 'keepDigits',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 10,
		description:
			"How many digits of a number go out, counted from its end, for 'Number Format' set to 'Last Digits'. A number with fewer is not valid.",
	},
	1,
	10,
);

/** The form in which numbers go out. */
export const numberFormat = knownChoice(
	{
		displayName: 'Number Format',
		name: 'numberFormat',
		type: 'options',
		options: [
			{ name: 'As Typed', value: 'asTyped', description: 'Send the number as it is' },
			{
				name: 'Digits Only',
				value: 'digitsOnly',
				description: "Leave out '+', blanks, '-', '.', '/' and brackets",
			},
			{
				name: 'Last Digits',
				value: 'lastDigits',
				description: "Send the last digits only, as many as 'Digits to Keep' says",
			},
			{
				name: 'Plus and Country',
				value: 'plusAndCountry',
				description:
					"Send '+', the country's code and the number without its leading 0, as in +442079460000",
			},
		],
		default: 'asTyped',
		description:
			'The form in which the number is compared and sent. A number that cannot be brought into it is not valid.',
	},
	['asTyped', 'digitsOnly', 'lastDigits', 'plusAndCountry'],
);

/** The chosen form, with what it needs. */
export function numberFormatOf(chosen: {
	countryCode: string;
	keepDigits: number;
	numberFormat: NumberFormat['as'];
}): NumberFormat {
	switch (chosen.numberFormat) {
		case 'lastDigits':
			return { as: 'lastDigits', keep: chosen.keepDigits };
		case 'plusAndCountry':
			return { as: 'plusAndCountry', countryCode: chosen.countryCode };
		default:
			return { as: chosen.numberFormat };
	}
}

/** The entries of an array, or of a list as it is typed; null and empty texts are none. */
function entriesOf(given: unknown, label: string): string[] {
	return Array.isArray(given)
		? given.map((entry) => readText(entry, label))
		: splitNumbers(readText(given, label));
}

/** Makes something of entries, and keeps it while they are the same: an expression gives every item a new array of the same 100,000. */
function lastKept<T>(make: (entries: string[]) => T): (entries: string[]) => T {
	let last: { entries: string[]; made: T } | undefined;
	return (entries) => {
		const isSame =
			last?.entries.length === entries.length &&
			last.entries.every((entry, n) => entry === entries[n]);
		if (last && isSame) return last.made;
		last = { entries, made: make(entries) };
		return last.made;
	};
}

function refuseNothing(label: string): never {
	return refuse(
		`'${label}' is nothing: its expression gave no value`,
		'Check the names in the expression. Let it give an empty list where there are no numbers.',
	);
}

function readCountryCode(value: unknown, label: string): string {
	const text = readText(value, label);
	const digits = text.replace(/^(?:\+|00)\s*/, '');
	if (digits === '' && text === '') return '';
	if (isCountryCode(digits)) return digits;
	return refuse(
		`'${label}' is not the code of a country: '${shortened(text)}'`,
		'Give its digits, such as 44 for the United Kingdom or 1 for the United States.',
	);
}
