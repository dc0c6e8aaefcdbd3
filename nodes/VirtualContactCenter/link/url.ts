import type { Pair } from './pairs';

/**
 * What browsers and servers carry of a URL, in characters. The document names no limit; inferred from
 * common servers, which refuse a request line of 8 KiB.
 */
export const LONGEST_URL = 8000;

/** Where click-to-dial answers (8x8-click-to-dial.txt, Testing Using A Browser). */
export const CALL_PATH = '/AGUI/make_call.php';

/** The parameters of a call, ready to be encoded; every value is plain text. */
export interface CallParameters {
	/** The parameters that must be in the query, in the order of the document. */
	query: Pair[];
	/** `ctl_userdata` and `extTransactionData`, which may go into the query or into a POST body. */
	data: Pair[];
}

/** The click-to-dial URL of a call, with everything in the query. */
export function linkOf(platform: string, { query, data }: CallParameters): string {
	return callUrl(platform, [...query, ...data]);
}

/** The URL that dials, with these parameters in its query. */
export function callUrl(platform: string, query: readonly Pair[]): string {
	return `${platform}${CALL_PATH}?${encodeForm(query)}`;
}

/** Pairs as a query or a form body. */
export function encodeForm(pairs: readonly Pair[]): string {
	return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** Percent-encoding with `%20` for spaces; `'` too, because links land in HTML attributes. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(/'/g, '%27');
}

/** Whether a URL points to the machine itself. */
export function isLocal(url: string): boolean {
	const { hostname } = new URL(url);
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^127(\.\d+){3}$/.test(hostname)
	);
}
