import { textOf } from '../guards';

/** A base URL as typed, without blanks and slashes at its end. */
export function baseUrlOf(value: unknown): string {
	const typed = textOf(value).trim();
	let end = typed.length;
	while (typed[end - 1] === '/') end--;
	return typed.slice(0, end);
}

/**
 * What is wrong with a base URL, as a sentence; undefined when nothing is.
 *
 * @param vendor whose credential it is
 */
export function complaintAbout(vendor: string, baseUrl: string): string | undefined {
	const subject = `The base URL of the ${vendor} credential`;
	if (baseUrl === '') return `${subject} is empty`;
	if (!URL.canParse(baseUrl)) return `${subject} is not an address${asTyped(baseUrl)}`;
	const { protocol, username, password, search, hash } = new URL(baseUrl);
	if (protocol !== 'http:' && protocol !== 'https:') {
		return `${subject} must begin with http:// or https://`;
	}
	if (username !== '' || password !== '' || search !== '' || hash !== '') {
		return `${subject} must not hold a user name, a query or a fragment`;
	}
	return undefined;
}

/** What was typed, for a sentence; not where a password may be part of it. */
export function asTyped(baseUrl: string): string {
	return baseUrl.includes('@') ? '' : `: ${baseUrl}`;
}
