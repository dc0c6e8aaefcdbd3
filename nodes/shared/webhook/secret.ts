import { createHash, timingSafeEqual } from 'crypto';

/** Stands where the secret stood in what a workflow is given. */
const REMOVED = '***';

/** A shorter secret is looked for behind a `=` only, as in a URL: elsewhere it would be found in phone numbers. */
export const LEAST_LENGTH = 8;

/**
 * Whether one of the given values is the secret. Takes the same time whatever they are: digests of
 * one length are compared, and all of them.
 *
 * @param secret an empty one is never met
 */
export function isSecret(given: readonly string[], secret: string): boolean {
	const wanted = digest(secret);
	let met = false;
	for (const value of given) {
		if (timingSafeEqual(digest(value), wanted)) met = true;
	}
	return met && secret !== '';
}

/**
 * Takes a secret out of data, wherever a caller repeated it: in a key or a value, on its own or inside
 * a text such as a URL, plain, percent-encoded (once or twice) or in base64.
 *
 * @param data JSON data; it is not changed
 */
export function withoutSecret(data: unknown, secret: string): unknown {
	if (secret === '') return data;
	const forms = formsOf(secret);
	const clean = (text: string) => (text === secret ? REMOVED : text.replace(forms, REMOVED));
	return cleaned(data, clean);
}

function cleaned(data: unknown, clean: (text: string) => string): unknown {
	if (typeof data === 'string') return clean(data);
	if (Array.isArray(data)) return data.map((entry) => cleaned(entry, clean));
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, value]) => [clean(key), cleaned(value, clean)]),
	);
}

/** Every way in which a caller may have written the secret; percent-encoding has two cases of letters. */
function formsOf(secret: string): RegExp {
	const once = encodeURIComponent(secret);
	const asForm = new URLSearchParams({ s: secret }).toString().slice('s='.length);
	const asJson = JSON.stringify(secret).slice(1, -1);
	const bytes = Buffer.from(secret);
	const inBase64 = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
	const forms = new Set([secret, once, asForm, asJson, encodeURIComponent(once), ...inBase64]);
	const longestFirst = [...forms].sort((a, b) => b.length - a.length);
	const any = longestFirst.map(escaped).join('|');
	return new RegExp(secret.length < LEAST_LENGTH ? `(?<==|%3D)(?:${any})(?![\\w%.~-])` : any, 'gi');
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
