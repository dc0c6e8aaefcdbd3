const SECRET = /^(password|extpwd|hash-?key|authorization|cookie|set-cookie|tokenkey|.*secret.*)$/i;
const PARTLY = /^session-?id$/i;

/** The first characters of an id and its length; enough to tell two apart on the page, not enough to use it. */
export const maskPartly = (value: string): string =>
	value.length > 12 ? `${value.slice(0, 8)}…${value.slice(-3)}` : '…';

function maskValue(key: string, value: unknown): unknown {
	if (SECRET.test(key)) return '•••';
	return PARTLY.test(key) && typeof value === 'string' ? maskPartly(value) : value;
}

/**
 * A copy in which passwords, keys and cookies are dots and session ids are shown in part. `depth` says how many levels
 * are looked at; deeper ones are taken over as they are, uncopied.
 */
export function mask(value: unknown, depth = Infinity): unknown {
	if (depth <= 0 || typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((inner) => mask(inner, depth - 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, maskValue(key, mask(inner, depth - 1))]),
	);
}

/** A URL whose parameters `data` and `sessionId` are left out: they carry the secrets when a caller puts them there. */
export function maskUrl(url: string): string {
	return url.replace(/([?&](?:data|sessionId|password)=)[^&]*/gi, '$1…');
}
