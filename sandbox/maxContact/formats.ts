import { XMLBuilder } from 'fast-xml-parser';

import type { Printed } from '../core/response';

/** What stands under a key that is printed twice, one after the other. */
export class Twice {
	constructor(
		readonly first: unknown,
		readonly second: unknown,
	) {}
}

/** JSON.stringify cannot write a 64-bit number, so the structure is written here and only the leaves by it. */
function toText(value: unknown): string {
	if (typeof value === 'bigint') return String(value);
	// .NET writes dates so, with the slashes escaped.
	if (value instanceof Date) return `"\\/Date(${value.getTime()}+0000)\\/"`;
	if (Array.isArray(value)) return `[${value.map(toText).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	const members = Object.entries(value).flatMap(([key, inner]) =>
		(inner instanceof Twice ? [inner.first, inner.second] : [inner]).map(
			(one) => `${JSON.stringify(key)}:${toText(one)}`,
		),
	);
	return `{${members.join(',')}}`;
}

/** The answer as a .NET service writes JSON: 64-bit ids as bare numbers, dates as `/Date(1521539038782+0000)/`. */
export const printJson = (value: unknown): Printed => ({
	body: toText(value),
	contentType: 'application/json; charset=utf-8',
});

/** .NET's namespace for classes; the vendor's own name in it is not documented. Inferred. */
const CLASSES = 'http://schemas.datacontract.org/2004/07/Telephony.Services';
const builder = new XMLBuilder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	suppressBooleanAttributes: false,
	suppressEmptyNode: true,
});

/** A value as the builder takes it. Elements of Data carry the prefix `a:`, as DataContract gives it to another namespace. */
function toElements(value: unknown, entity: string): unknown {
	if (value === null || value === undefined) return { '@i:nil': 'true' };
	if (value instanceof Date) return value.toISOString();
	if (Array.isArray(value)) return { [`a:${entity}`]: value.map((row) => toElements(row, entity)) };
	if (typeof value !== 'object') return String(value);
	const fields = Object.entries(value).map(([key, inner]) => [
		`a:${key}`,
		inner instanceof Twice
			? [toElements(inner.first, key), toElements(inner.second, key)]
			: toElements(inner, key),
	]);
	return Object.fromEntries(fields);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The answer as XML in DataContract style: the root is the class, members stand in the order of the alphabet, null is
 * `i:nil`. `entity` names the class of Data or of its rows.
 */
export const printXml =
	(root: string, entity = 'anyType') =>
	(value: unknown): Printed => {
		const members = isRecord(value) ? value : {};
		const elements = Object.keys(members)
			.toSorted()
			.map((key) => [
				key,
				key === 'Data'
					? withNamespace(toElements(members[key], entity))
					: toElements(members[key], key),
			]);
		const attributes = {
			'@xmlns': CLASSES,
			'@xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance',
		};
		const body = { [root]: { ...attributes, ...Object.fromEntries(elements) } };
		return { body: String(builder.build(body)), contentType: 'application/xml; charset=utf-8' };
	};

const withNamespace = (data: unknown): unknown =>
	isRecord(data) ? { '@xmlns:a': `${CLASSES}.Entities`, ...data } : data;
