import { encodable, readText } from '../../shared/fields/text';
import { refuse } from '../../shared/refuse';
import { RESERVED } from '../link/pairs';

/** A value that the format of `ctl_userdata` can carry; its blanks stay. '' for nothing. */
export function carried(value: unknown, label: string): string {
	const text = plainText(value, label);
	const reserved = RESERVED.exec(text)?.[0];
	if (reserved !== undefined) {
		refuse(
			`'${label}' holds '${reserved}', which 8x8's format cannot carry`,
			"There is no escape for '[', ']' and '|'. Replace them, for example by '(', ')' and '/'.",
		);
	}
	return encodable(text, label);
}

/** A web address that 8x8 can post to and that its format can carry; '' for nothing. */
export function callbackAddress(value: unknown, label: string): string {
	const text = carried(value, label).trim();
	if (text === '') return '';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		refuse(
			`'${label}' is not a web address: '${text.slice(0, 60)}'`,
			'It must begin with https:// or http://.',
		);
	}
	return text;
}

function plainText(value: unknown, label: string): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) {
		return String(value);
	}
	return readText(value, label);
}
