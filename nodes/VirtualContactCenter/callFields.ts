import type { Fields } from '../shared/fields';
import { RESERVED } from './link/pairs';

/** A value that the format of `ctl_userdata` can carry; its blanks stay. */
export function carried(fields: Fields, label: string, value: unknown): string {
	const text = plainText(fields, label, value);
	const reserved = RESERVED.exec(text)?.[0];
	if (reserved !== undefined) {
		fields.refuse(
			`'${label}' holds '${reserved}', which 8x8's format cannot carry`,
			"There is no escape for '[', ']' and '|'. Replace them, for example by '(', ')' and '/'.",
		);
	}
	return fields.encodable(label, text);
}

/** A field that 8x8 takes as digits only; '' for nothing. */
export function digitsOnly(fields: Fields, label: string, value: unknown): string {
	const text = fields.text(label, value);
	if (/^\d*$/.test(text)) return text;
	return fields.refuse(
		`'${label}' must be made of digits only, but it is '${text.slice(0, 60)}'`,
		"Give the number without '+', blanks and other signs.",
	);
}

/** One of the values that the document names; '' for nothing. */
export function oneOf(fields: Fields, label: string, value: unknown, known: string): string {
	const text = fields.text(label, value);
	if (text === '' || text === known) return text;
	return fields.refuse(
		`'${label}' must be '${known}', but it is '${text.slice(0, 60)}'`,
		'8x8 documents no other value.',
	);
}

/** A web address that 8x8 can post to and that its format can carry; '' for nothing. */
export function callbackAddress(fields: Fields, label: string, value: unknown): string {
	const text = carried(fields, label, value).trim();
	if (text === '') return '';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		fields.refuse(
			`'${label}' is not a web address: '${text.slice(0, 60)}'`,
			'It must begin with https:// or http://.',
		);
	}
	return text;
}

function plainText(fields: Fields, label: string, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) {
		return String(value);
	}
	return fields.text(label, value);
}
