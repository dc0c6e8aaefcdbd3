import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { refuse } from '../refuse';
import { field, valueReader } from './field';
import type { Field } from './field';
import { reader } from './reader';
import { encodedSegment } from '../http/pathSegment';

/** A property that must be filled in. */
export type RequiredProperty = INodeProperties & { required: true };

/** A text; required or '' for nothing. Surrounding blanks are taken off, numbers become their digits. */
export function text(property: INodeProperties): Field<string> {
	return field(property, property.required ? requireText : readText);
}

/** A comma-separated list, or an array from an expression; empty parts are left out. */
export function list(property: INodeProperties): Field<string[]> {
	return field(property, readList);
}

/** Whether something is on; nothing counts as off. */
export function boolean(property: INodeProperties): Field<boolean> {
	return field(property, readBoolean);
}

/** Whether something is on; nothing counts as on. */
export function onUnlessOff(property: INodeProperties & { default: true }): Field<boolean> {
	return field(property, (value, label) => readBoolean(value ?? true, label));
}

/** One of the values of a property's options. */
export function choice<const T extends string>(
	property: INodeProperties & { default: T },
	values: readonly T[],
): Field<T> {
	return field(property, (value) => values.find((known) => known === value) ?? property.default);
}

/** As `choice`, and refuses what an expression gives that is none of them, or nothing: a rule must not be lifted by a misspelled word. */
export function knownChoice<const T extends string>(
	property: INodeProperties & { default: T },
	values: readonly T[],
): Field<T> {
	const label = property.displayName;
	return {
		properties: [property],
		reader(parameters, parent) {
			const chosen = valueReader(parameters, property, parent);
			return reader(chosen.varies, (i) => {
				const value = chosen(i);
				if (!chosen.varies && (value === undefined || value === '')) return property.default;
				if (value === undefined || value === null) return refuseNothing(label);
				return (
					values.find((known) => known === value) ??
					refuse(
						`'${label}' must be one of ${values.join(', ')}, but it is '${shortened(String(value))}'`,
					)
				);
			});
		},
	};
}

/** Text without surrounding blanks; numbers become their digits; '' for nothing. */
export function readText(value: unknown, label: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'bigint') return value.toString();
	if (value instanceof Date) return isoText(DateTime.fromJSDate(value).toUTC(), label);
	if (isDateTime(value)) return isoText(value, label);
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) return String(value);
		refuse(`'${label}' is a number that cannot be read exactly: ${value}`, 'Give it as text.');
	}
	return refuse(
		`'${label}' must be text, but it is ${kindOf(value)}`,
		'Check the expression of the field.',
	);
}

/** As `readText`, and refuses an empty value. */
export function requireText(value: unknown, label: string): string {
	const given = readText(value, label);
	return given === '' ? refuse(`'${label}' is empty`, `Fill in '${label}'.`) : given;
}

/** As `requireText`, as one segment of a URL's path, encoded. */
export function readSegment(value: unknown, label: string): string {
	return encodeURIComponent(requireSegment(value, label));
}

/** The same as plain text. */
export function requireSegment(value: unknown, label: string): string {
	const given = fitForUrl(requireText(value, label), label);
	if (encodedSegment(given) !== undefined) return given;
	return refuse(
		`'${label}' cannot be part of an address: '${shortened(given)}'`,
		"It must not be '.' or '..' and must not contain '/' or '\\'.",
	);
}

/** A comma-separated list, or an array; empty parts are left out. */
export function readList(value: unknown, label: string): string[] {
	const parts = Array.isArray(value) ? value : readText(value, label).split(',');
	return parts.map((part) => readText(part, label)).filter((part) => part !== '');
}

/** Whether something is on; nothing counts as off. */
export function readBoolean(value: unknown, label: string): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false' || value === undefined || value === null) return false;
	if (value === '') return false;
	return refuse(`'${label}' must be true or false, but it is '${shortened(String(value))}'`);
}

/** Refuses text that no URL can hold: half of an emoji, as cut-off text leaves it. */
export function encodable(given: string, label: string): string {
	return /\p{Surrogate}/u.test(given)
		? refuse(`'${label}' ends in, or holds, half a character: '${shortened(given)}'`)
		: given;
}

/** What one value may take of a URL, encoded, in characters: common servers refuse a request line of 8 KiB. Inferred. */
const MOST_OF_A_URL = 6_000;

/** As `encodable`, and refuses what is too long for a URL: a server that cannot read it cannot say what is wrong either. */
export function fitForUrl(given: string, label: string): string {
	requireFit(encodeURIComponent(encodable(given, label)).length, label);
	return given;
}

/** As `fitForUrl`, for values that each take a parameter of the query. */
export function allFitForUrl(given: string[], label: string): string[] {
	const lengths = given.map(
		(one) => encodeURIComponent(encodable(one, label)).length + '&ids='.length,
	);
	requireFit(
		lengths.reduce((all, length) => all + length, 0),
		label,
	);
	return given;
}

function requireFit(length: number, label: string): void {
	if (length <= MOST_OF_A_URL) return;
	refuse(
		`'${label}' is too long for an address: ${length} characters, encoded`,
		`It may have ${MOST_OF_A_URL}.`,
	);
}

/** Text for a sentence, cut where it is long. */
export function shortened(given: string): string {
	return given.length > 60 ? `${given.slice(0, 60)}…` : given;
}

/** Refuses an expression that gave no value, where the usual value would lift a rule. */
export function refuseNothing(label: string): never {
	return refuse(
		`'${label}' is nothing: its expression gave no value`,
		'Check the names in the expression.',
	);
}

function isoText(date: { toISO(): string | null }, label: string): string {
	return date.toISO() ?? refuse(`'${label}' is not a date that exists`);
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
