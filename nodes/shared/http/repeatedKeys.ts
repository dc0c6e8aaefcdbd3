import { isRecord } from '../guards';
import { parseExact } from './json';

/** Stands before and behind a number in front of a key that its object holds already; no key of an answer holds it. */
const AGAIN = '\u0000';

/**
 * Parses JSON, and keeps what stands under a key that one object holds twice, as `Leads` of a campaign
 * (telephony-agent-remote-control.txt, "Campaign"): the values come out as a list, in their order.
 * `JSON.parse` drops all but the last.
 *
 * @throws SyntaxError
 */
export function parseKeepingAll(text: string): unknown {
	const value = parseExact(text);
	// Only what is known to be JSON can be searched for its keys.
	const renamed = withKeysToldApart(text);
	return renamed === undefined ? value : joined(parseExact(renamed));
}

/** The text with a mark in every key that its object holds already; undefined where there is none. */
function withKeysToldApart(text: string): string | undefined {
	const pieces: string[] = [];
	/** The keys of the objects that are open, with how often each came; undefined for an array. */
	const open: Array<Map<string, number> | undefined> = [];
	let isKey = false;
	let copied = 0;
	for (let at = 0; at < text.length; at++) {
		switch (text[at]) {
			case '{':
				open.push(new Map());
				isKey = true;
				break;
			case '[':
				open.push(undefined);
				break;
			case '}':
			case ']':
				open.pop();
				break;
			case ',':
				isKey = open.at(-1) !== undefined;
				break;
			case '"': {
				const end = endOfString(text, at);
				const keys = isKey ? open.at(-1) : undefined;
				isKey = false;
				if (keys) {
					const key = plainKey(text.slice(at, end + 1));
					const times = keys.get(key) ?? 0;
					keys.set(key, times + 1);
					if (times > 0) {
						pieces.push(text.slice(copied, at + 1), `\\u0000${times}\\u0000`);
						copied = at + 1;
					}
				}
				at = end;
			}
		}
	}
	return copied === 0 ? undefined : pieces.join('') + text.slice(copied);
}

/** A key without its escapes: `"\u0061"` is `"a"`. */
function plainKey(quoted: string): string {
	return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** Where the quote is that ends a string. */
function endOfString(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		if (text[at] === '"') return at;
		if (text[at] === '\\') at++;
	}
	return text.length;
}

function joined(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(joined);
	if (!isRecord(value)) return value;
	const all = new Map<string, unknown[]>();
	for (const [marked, inner] of Object.entries(value)) {
		const key = marked.slice(marked.lastIndexOf(AGAIN) + 1);
		const values = all.get(key);
		if (values) values.push(joined(inner));
		else all.set(key, [joined(inner)]);
	}
	const entries = [...all].map(([key, values]) => [key, values.length > 1 ? values : values[0]]);
	return Object.fromEntries(entries);
}
