import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../guards';
import type { Explanation } from './failure';
import { unescape } from './unescape';
import type { Unescaped } from './unescape';

/** Stands where a secret stood. */
const REMOVED = '***';

/** A shorter secret would be found in words that have nothing to do with it. */
const LEAST_LENGTH = 4;

/** How many layers of escapes are looked through: a URL in a URL in JSON has three. */
const MOST_LAYERS = 4;

/**
 * Takes secrets out of a text: as they are, URL-encoded, as a form has them, as JSON and HTML escape them,
 * and in base64. To be used before a text is cut, which might leave half a secret.
 */
export type Redact = (text: string) => string;

/** @param secrets what a request carries and nobody may see; those of less than four characters are not looked for */
export function redactor(secrets: readonly string[]): Redact {
	const known = new Set(secrets.filter((secret) => secret.length >= LEAST_LENGTH));
	const sought = [...new Set([...known].flatMap(formsOf).map(withBlanks))];
	return (text) => (sought.length === 0 ? text : without(text, placesOf(sought, text)));
}

/** What a person is told, without secrets. */
export function redacted<Told extends Explanation>(told: Told, redact: Redact): Told {
	const { message, description, details } = told;
	return {
		...told,
		message: redact(message),
		...(description === undefined ? {} : { description: redact(description) }),
		...(details === undefined ? {} : { details: redactedData(details, redact) }),
	};
}

/** JSON data, without secrets. It is not changed. */
export function redactedData(data: IDataObject, redact: Redact): IDataObject {
	const entries = Object.entries(data).map(([key, value]) => [
		redact(key),
		redactedValue(value, redact),
	]);
	return Object.fromEntries(entries);
}

/** As `redactedData`, for any value of JSON. */
export function redactedValue(value: unknown, redact: Redact): unknown {
	if (typeof value === 'string') return redact(value);
	if (typeof value === 'number') {
		const written = String(value);
		const shown = redact(written);
		return shown === written ? value : shown;
	}
	if (Array.isArray(value)) return value.map((one: unknown) => redactedValue(one, redact));
	return isRecord(value) ? redactedData(value, redact) : value;
}

/**
 * A secret as it is and in base64, whose end may be left out. What escapes are made of them is read in the
 * text; a secret that looks like an escape itself is read so there as well.
 */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const forms = [secret, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
	let layer = unescape({ text: secret });
	for (let depth = 1; layer !== undefined && depth <= MOST_LAYERS; depth++) {
		forms.push(layer.text);
		layer = unescape(layer);
	}
	return forms.filter((form) => form.length >= LEAST_LENGTH);
}

/** Forms write a blank as a plus. */
function withBlanks(text: string): string {
	return text.split('+').join(' ');
}

type Place = [start: number, end: number];

/** Where any of the texts stand, however they are escaped. */
function placesOf(sought: readonly string[], text: string): Place[] {
	const places: Place[] = [];
	let layer: Unescaped | undefined = { text };
	for (let depth = 0; layer !== undefined && depth <= MOST_LAYERS; depth++) {
		const searched = { ...layer, text: withBlanks(layer.text) };
		for (const form of sought) addPlaces(places, form, searched);
		layer = unescape(layer);
	}
	return places;
}

/** Adds where a text stands, overlapping ones too: what is left of one would be half a secret. */
function addPlaces(places: Place[], sought: string, { text, starts }: Unescaped): void {
	for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
		let end = at + sought.length;
		// The end of base64.
		for (let more = 0; more < 2 && text[end] === '='; more++) end++;
		places.push(starts === undefined ? [at, end] : [starts[at] ?? 0, starts[end] ?? 0]);
	}
}

function without(text: string, places: Place[]): string {
	if (places.length === 0) return text;
	places.sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd);
	const kept: string[] = [];
	let end = 0;
	for (const [start, next] of places) {
		if (start >= end) kept.push(text.slice(end, start), REMOVED);
		end = Math.max(end, next);
	}
	return [...kept, text.slice(end)].join('');
}
