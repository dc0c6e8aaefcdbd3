import { isRecord } from '../../shared/guards';
import { parseExact } from '../../shared/http/json';

/** Stands before a key that its object holds already, once for each time before. */
const AGAIN = /^\u0000+/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * Parses JSON, and keeps what stands under a key that one object holds twice, as `Leads` of a campaign
 * (telephony-agent-remote-control.txt, "Campaign"): the values come out as a list, in their order.
 * `JSON.parse` drops all but the last.
 *
 * @throws SyntaxError
 */
export function parseKeepingAll(text: string): unknown {
	const value = parseExact(text);
	// Only what is known to be JSON may be searched for its keys: the search would be slow on anything else.
	const renamed = withKeysToldApart(text);
	return renamed === undefined ? value : joined(parseExact(renamed));
}

/** The text with a mark before every key that its object holds already; undefined where there is none. */
function withKeysToldApart(text: string): string | undefined {
	const pieces: string[] = [];
	const open: Array<Map<string, number> | undefined> = [];
	let isKey = false;
	let copied = 0;
	for (const match of text.matchAll(TOKEN)) {
		const [token] = match;
		const keys = open.at(-1);
		if (token === '{') open.push(new Map());
		else if (token === '[') open.push(undefined);
		else if (token === '}' || token === ']') open.pop();
		else if (token.startsWith('"') && isKey && keys) {
			const times = keys.get(token) ?? 0;
			keys.set(token, times + 1);
			if (times > 0) {
				pieces.push(text.slice(copied, match.index + 1), '\\u0000'.repeat(times));
				copied = match.index + 1;
			}
		}
		isKey = token === '{' || (token === ',' && open.at(-1) !== undefined);
	}
	return copied === 0 ? undefined : pieces.join('') + text.slice(copied);
}

function joined(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(joined);
	if (!isRecord(value)) return value;
	const all = new Map<string, unknown[]>();
	for (const [marked, inner] of Object.entries(value)) {
		const key = marked.replace(AGAIN, '');
		all.set(key, [...(all.get(key) ?? []), joined(inner)]);
	}
	const entries = [...all].map(([key, values]) => [key, values.length > 1 ? values : values[0]]);
	return Object.fromEntries(entries);
}
