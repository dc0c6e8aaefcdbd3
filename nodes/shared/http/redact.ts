import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../guards';
import type { Explanation } from './failure';

/** Stands where a secret stood. */
const REMOVED = '***';

/** A shorter secret would be found in words that have nothing to do with it. */
const LEAST_LENGTH = 4;

/** Takes secrets out of a text: as they are, URL-encoded, as a form has them, and in base64. */
export type Redact = (text: string) => string;

/** @param secrets what a request carries and nobody may see; empty ones count for nothing */
export function redactor(secrets: readonly string[]): Redact {
	const forms = new Set<string>();
	for (const secret of secrets) {
		if (secret.length >= LEAST_LENGTH) for (const form of formsOf(secret)) forms.add(form);
	}
	const longestFirst = [...forms].sort((a, b) => b.length - a.length);
	return (text) => longestFirst.reduce((rest, form) => rest.split(form).join(REMOVED), text);
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
function redactedData(data: IDataObject, redact: Redact): IDataObject {
	const clean = (value: unknown): unknown => {
		if (typeof value === 'string') return redact(value);
		if (Array.isArray(value)) return value.map(clean);
		return isRecord(value) ? redactedData(value, redact) : value;
	};
	const entries = Object.entries(data).map(([key, value]) => [redact(key), clean(value)]);
	return Object.fromEntries(entries);
}

function formsOf(secret: string): string[] {
	const once = encodeURIComponent(secret);
	const asForm = new URLSearchParams({ s: secret }).toString().slice('s='.length);
	const asJson = JSON.stringify(secret).slice(1, -1);
	const base64 = Buffer.from(secret).toString('base64');
	return [
		secret,
		once,
		encodeURIComponent(once),
		asForm,
		asJson,
		base64,
		base64.replace(/=+$/, ''),
	];
}
