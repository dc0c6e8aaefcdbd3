import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../nodes/shared/guards';
import type { Decoded } from './decoded';
import type { TypedField } from './typedFields';

/** Whether a request is one that a value may lead to. */
export type Fits = (sent: Decoded) => boolean;

/**
 * The requests that a value may lead to: the usual one with the value in the place of the usual value, and nothing else
 * changed; or the one without it, where it is nothing.
 */
export function acceptable(
	value: unknown,
	field: TypedField,
	usual: Decoded,
	without: Decoded | undefined,
): Fits[] {
	if (value === field.usual) return [equal(usual)];
	if (field.property.type === 'dateTime') {
		return [(sent) => isDeepStrictEqual(dated(sent), dated(usual)), ...absent(value, without)];
	}
	if (field.property.type === 'json') {
		return [equal(withData(usual, value)), ...absent(value, without)];
	}
	if (field.isList) return [equal(withList(usual, field.usual, value)), ...absent(value, without)];
	const raw =
		field.property.name === 'value' ? [equal(replacedWhole(usual, field.usual, value))] : [];
	const texts = meant(value).map((text) => {
		const put = (leaf: string) => leaf.split(field.usual).join(text);
		return equal(replaced(usual, field.usual, put, numberOf(text)));
	});
	return [...texts, ...raw, ...absent(value, without)];
}

/** A value of click-to-dial's own parameters goes out as it is: text, a number, an object. */
function replacedWhole(usual: Decoded, mark: string, value: unknown): unknown {
	return replaced(
		usual,
		mark,
		(leaf) => (leaf === mark ? value : leaf),
		() => value,
	);
}

/** The data of 'Execute', which is an object or the text of one. */
function withData(usual: Decoded, value: unknown): unknown {
	const data: unknown = typeof value === 'string' ? parsed(value) : value;
	return { ...usual, body: [['data', isRecord(data) ? data : {}]] };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A list in the place of its one usual entry: as many parameters of a query, or an array. */
function withList(usual: Decoded, mark: string, value: unknown): unknown {
	const parts = (Array.isArray(value) ? value : meant(value).slice(-1).join('').split(','))
		.map((part) => meant(part).slice(-1).join(''))
		.filter((part) => part !== '');
	const put = (data: unknown): unknown => {
		if (Array.isArray(data)) {
			return data.flatMap((entry): unknown[] => {
				if (entry === mark) return parts;
				const isPair = Array.isArray(entry) && entry.length === 2 && entry[1] === mark;
				return isPair ? parts.map((part) => [entry[0], part]) : [put(entry)];
			});
		}
		if (!isRecord(data)) return data;
		return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, put(part)]));
	};
	return put(usual);
}

/** The texts that a value is: as it is, without the blanks around it, and a number's digits. None for what is no text. */
function meant(value: unknown): string[] {
	if (typeof value === 'string') return [...new Set([value, value.trim()])];
	if (typeof value === 'boolean') return [String(value)];
	if (typeof value === 'number') {
		return Number.isInteger(value) ? [BigInt(value).toString()] : [String(value)];
	}
	// An upload sends what is nested as JSON text.
	return typeof value === 'object' && value !== null ? [JSON.stringify(value)] : [];
}

/** The request without the value, where the value is nothing. */
function absent(value: unknown, without: Decoded | undefined): Fits[] {
	const isNothing = value === null || (typeof value === 'string' && value.trim() === '');
	return isNothing && without ? [equal(without)] : [];
}

/** An ID as the documents' samples send it: a number, where a number can hold it. */
function numberOf(text: string): () => unknown {
	const number = Number(text);
	return () => (Number.isSafeInteger(number) ? number : text);
}

function equal(wanted: unknown): Fits {
	return (sent) => isDeepStrictEqual(sent, wanted);
}

/** Data with another value in the place of the usual one: in texts and names, and as a number. */
function replaced(
	data: unknown,
	usual: string,
	text: (leaf: string) => unknown,
	number: () => unknown,
): unknown {
	if (typeof data === 'string') return data.includes(usual) ? text(data) : data;
	if (typeof data === 'number') return String(data) === usual ? number() : data;
	if (Array.isArray(data)) return data.map((part) => replaced(part, usual, text, number));
	if (!isRecord(data)) return data;
	const entries = Object.entries(data).map(([name, part]) => [
		String(name.includes(usual) ? text(name) : name),
		replaced(part, usual, text, number),
	]);
	return Object.fromEntries(entries);
}

const WALL = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g;

/** A request with one date for all dates: what text is a date, `fields/dates.test.ts` tells. */
function dated(data: unknown): Decoded {
	return JSON.parse(
		JSON.stringify(data)
			.replace(WALL, '(date)')
			.replace(/\b\d{12,15}\b/g, '(date)'),
	);
}
