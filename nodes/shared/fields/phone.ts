import type { INodeProperties } from 'n8n-workflow';
import { refuse } from '../refuse';
import { field } from './field';
import type { Field } from './field';
import { readText, requireText, shortened } from './text';

/** A phone number as it is typed; required, or '' for nothing. */
export function phone(property: INodeProperties): Field<string> {
	return field(property, property.required ? requirePhone : readPhone);
}

/** A phone number as it is typed; '' for nothing. Refuses what has no digit, such as a name. */
export function readPhone(value: unknown, label: string): string {
	const given = readText(value, label);
	if (given === '' || /\p{Nd}/u.test(given)) return given;
	return refuse(
		`'${label}' must be a phone number, but '${shortened(given)}' has no digit`,
		'Check the expression of the field: it may give a name, or the text of another field.',
	);
}

/** As `readPhone`, and refuses an empty value. */
export function requirePhone(value: unknown, label: string): string {
	return readPhone(requireText(value, label), label);
}
