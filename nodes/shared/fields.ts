import { DateTime } from 'luxon';
import type { INode } from 'n8n-workflow';
import { inputError } from './oldErrors';
import { encodedSegment } from './segment';

/**
 * Reads what a person typed or an expression gave, for one item. Everything that cannot be meant is
 * refused with the label of its field, before anything is sent.
 */
export class Fields {
	constructor(
		private readonly node: INode,
		private readonly i: number,
	) {}

	refuse(message: string, description?: string): never {
		throw inputError(this.node, this.i, message, description);
	}

	/** Text without surrounding blanks; numbers become their digits; '' for nothing. */
	text(label: string, value: unknown): string {
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value.trim();
		if (typeof value === 'bigint') return value.toString();
		if (value instanceof Date || isDateTime(value)) return this.dateText(label, value);
		if (typeof value === 'number') {
			if (Number.isSafeInteger(value)) return String(value);
			this.refuse(
				`'${label}' is a number that cannot be read exactly: ${value}`,
				'Give it as text.',
			);
		}
		return this.refuse(
			`'${label}' must be text, but it is ${kindOf(value)}`,
			'Check the expression of the field.',
		);
	}

	private dateText(label: string, value: Date | { toISO(): string | null }): string {
		const iso = 'toISO' in value ? value.toISO() : DateTime.fromJSDate(value).toUTC().toISO();
		return iso ?? this.refuse(`'${label}' is not a date that exists`);
	}

	required(label: string, value: unknown): string {
		const text = this.text(label, value);
		return text === '' ? this.refuse(`'${label}' is empty`, `Fill in '${label}'.`) : text;
	}

	/** A whole number as text, such as an ID; '' for nothing. */
	digits(label: string, value: unknown): string {
		const text = this.text(label, value);
		if (text === '' || /^\d+$/.test(text)) return text;
		return this.refuse(
			`'${label}' must be an ID made of digits, but it is '${shortened(text)}'`,
			'Choose an entry from the list, or give the ID and not the name.',
		);
	}

	requiredDigits(label: string, value: unknown): string {
		this.required(label, value);
		return this.digits(label, value);
	}

	/** A comma-separated list, or an array from an expression. */
	list(label: string, value: unknown): string[] {
		const parts = Array.isArray(value) ? value : this.text(label, value).split(',');
		return parts.map((part) => this.text(label, part)).filter((part) => part !== '');
	}

	digitList(label: string, value: unknown): string[] {
		return this.list(label, value).map((part) => this.digits(label, part));
	}

	boolean(label: string, value: unknown): boolean {
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false' || value === undefined || value === null) return false;
		if (value === '') return false;
		return this.refuse(`'${label}' must be true or false, but it is '${shortened(String(value))}'`);
	}

	/** A whole number of at least `least`. */
	count(label: string, value: unknown, least: number): number {
		const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least)
			return number;
		return this.refuse(
			`'${label}' must be a whole number of at least ${least}, but it is '${shortened(String(value))}'`,
		);
	}

	/** Refuses text that no URL can hold: half of an emoji, as cut-off text leaves it. */
	encodable(label: string, text: string): string {
		return /\p{Surrogate}/u.test(text)
			? this.refuse(`'${label}' ends in, or holds, half a character: '${shortened(text)}'`)
			: text;
	}

	/** One segment of a URL's path, encoded. */
	segment(label: string, value: unknown): string {
		const text = this.encodable(label, this.required(label, value));
		return (
			encodedSegment(text) ??
			this.refuse(
				`'${label}' cannot be part of an address: '${shortened(text)}'`,
				"It must not be '.' or '..' and must not contain '/' or '\\'.",
			)
		);
	}
}

/** A luxon DateTime, whichever copy of luxon made it. */
function isDateTime(value: unknown): value is { toISO(): string | null } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'toISO' in value &&
		typeof value.toISO === 'function'
	);
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
