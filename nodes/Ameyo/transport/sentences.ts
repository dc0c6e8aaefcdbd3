import { parseExact } from '../../shared/http/json';
import type { VendorMessage } from '../../shared/http/protocol';
import { NEXT_STEPS, REWORDED, SENTENCES, UNKNOWN_KEY } from './messages';

const KEY = /^[A-Za-z_]\w*(\.[\w-]+)+$/;

/**
 * Turns a vendor's message into a sentence: `comment`, `exception` and `info` hold a key with its
 * arguments, as an array or as a string that holds one (which may not parse); `reason` and `message`
 * hold a sentence. A key that nobody knows is shown as it is, and said to be one. (ameyo-customer-manager.txt 4.6.6, 4.6.7, 4.7.5)
 */
export function inWords(raw: unknown): VendorMessage | undefined {
	const [first, ...args] = partsOf(raw);
	if (first === undefined) return undefined;
	if (KEY.test(first)) {
		const sentence = SENTENCES.find(({ key }) => key.test(first));
		if (sentence) return sentence.say(args);
		const message = args.length > 0 ? `${first} (${args.join(', ')})` : first;
		return { message, description: UNKNOWN_KEY };
	}
	const message = reworded([first, ...args].join(', '));
	return {
		message,
		description: NEXT_STEPS.find(({ says }) => says.test(message))?.description,
		deadSession: /^invalid session id\b/i.test(message) || undefined,
	};
}

function reworded(words: string): string {
	for (const { says, message } of REWORDED) {
		const [, given] = says.exec(words) ?? [];
		if (given !== undefined) return message(given);
	}
	return words;
}

function partsOf(raw: unknown): string[] {
	if (Array.isArray(raw)) {
		// The documents print some lists as one string in an array, with the quotes of the parts inside.
		const parts = raw.length === 1 ? partsOf(withoutBackslash(raw[0])) : raw.map(cleaned);
		return parts.filter((part) => part !== '');
	}
	if (raw === undefined || raw === null) return [];
	if (typeof raw === 'object') return [JSON.stringify(raw)];
	// The documents break words, and the IDs in them, in two lines.
	const text = String(raw)
		.replace(/[\r\n\t]+\s*/g, ' ')
		.trim();
	if (!text.startsWith('[') && !KEY.test(text.split(/[\\"]/)[0] ?? '')) {
		return text === '' ? [] : [text];
	}
	try {
		const parsed = parseExact(text);
		if (Array.isArray(parsed)) return parsed.map(cleaned).filter((part) => part !== '');
	} catch {
		// Not JSON, or nested too deep: taken apart below.
	}
	return text
		.split(',')
		.map(cleaned)
		.filter((part) => part !== '');
}

/** The documents print a backslash behind the first part of a list (ameyo-customer-manager.txt 4.6.7). */
function withoutBackslash(part: unknown): unknown {
	return typeof part === 'string' && part.endsWith('\\') ? part.slice(0, -1) : part;
}

/** Takes off the quotes, brackets and backslashes that the documents' samples leave around a part. */
function cleaned(part: unknown): string {
	const text = typeof part === 'object' && part !== null ? JSON.stringify(part) : String(part);
	// No regular expression: one that is anchored at the end takes seconds for a text full of blanks.
	let [start, end] = [0, text.length];
	while (start < end && LEFT.includes(text.charAt(start))) start++;
	while (end > start && RIGHT.includes(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}

const BLANKS = ' \t\r\n\f\v\u00a0';
/** What may be left in front of a part, and behind it. */
const LEFT = `${BLANKS}"'\\[`;
const RIGHT = `${BLANKS}"'\\]`;
