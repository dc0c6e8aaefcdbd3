import { parseExact } from '../../shared/http/json';
import type { VendorMessage } from '../../shared/http/protocol';

interface Sentence {
	key: RegExp;
	say: (args: string[]) => VendorMessage;
}

/** Every key that the documents print, and those of the REST interface that are seen in public client code. */
const SENTENCES: Sentence[] = [
	{
		key: /(^|\.)invalid\.session\.?id$/i,
		say: ([id]) => ({
			message: id ? `Invalid session Id: ${id}` : 'The session is not valid',
			deadSession: true,
		}),
	},
	{
		key: /^invalid\.authentication\.token$/i,
		say: () => ({ message: 'The session is not valid', deadSession: true }),
	},
	{
		key: /^method\.not\.allowed$/i,
		say: () => ({
			message: "Ameyo's REST interface does not take this request",
			description: 'Its version may be older or newer than the one that the node was made for.',
		}),
	},
	{
		key: /(^|\.)user\.not\.assigned\.to\.any\.campaign$/i,
		say: ([user]) => ({
			message: `The user${user ? ` '${user}'` : ''} is not assigned to any campaign`,
			description: 'Ask your Ameyo administrator to assign the user to the campaign.',
		}),
	},
	{
		key: /^CustomerManager\.lead\.not\.in\.camp(\.\d+)?$/,
		say: () => ({
			message: 'The lead does not belong to this campaign. Choose a lead from the list.',
		}),
	},
	{
		key: /^CustomerManager\.Phone\.number\.does\.not\.have\.valid\.length$/,
		say: ([length]) => ({
			message: `The phone number does not have a valid length${length ? ` (${length})` : ''}`,
		}),
	},
	{
		key: /^CustomerManager\.Column\.name\.cannot\.be\.missing\.empty$/,
		say: ([column]) => ({
			message: column
				? `The column '${column}' is missing or empty`
				: 'A column that must be filled is missing or empty',
		}),
	},
	{
		key: /^CallBackManager\.invalid\.campcust\.callback\.id$/,
		say: ([id]) => ({
			message: id ? `There is no callback with the ID '${id}'` : 'There is no such callback',
			description: "Take the 'customerCallbackId' that 'Get Many' of callbacks returns.",
		}),
	},
	{
		key: /^Party\.did\.not\.answer$/,
		say: ([party]) => ({ message: `${party ?? 'The other party'} did not answer` }),
	},
	{
		key: /^Party\.could\.not\.be\.connected\.Reason$/,
		say: ([party, cause]) => ({
			message: `${party ?? 'The other party'} could not be connected${cause ? `: ${cause}` : ''}`,
		}),
	},
];

const NEXT_STEPS: Array<{ says: RegExp; description: string }> = [
	{
		says: /agent is not working in campaign/i,
		description:
			'No call was placed. The agent must be logged in to this campaign and must not be on a break.',
	},
	{
		says: /agent is not available/i,
		description: 'No call was placed. Ask the agent to log in to Ameyo, then try again.',
	},
	{
		says: /already logged in/i,
		description:
			"End the user's other session, or turn on 'Force Login' in the credential, which ends it for you.",
	},
];

const KEY = /^[A-Za-z_]\w*(\.[\w-]+)+$/;

/**
 * Turns a vendor's message into a sentence: `comment`, `exception` and `info` hold a key with its
 * arguments, as an array or as a string that holds one (which may not parse); `reason` and `message`
 * hold a sentence. Unknown keys are shown as they are. (ameyo-customer-manager.txt 4.6.6, 4.6.7, 4.7.5)
 */
export function inWords(raw: unknown): VendorMessage | undefined {
	const [first, ...args] = partsOf(raw);
	if (first === undefined) return undefined;
	if (KEY.test(first)) {
		const sentence = SENTENCES.find(({ key }) => key.test(first));
		if (sentence) return sentence.say(args);
		return { message: args.length > 0 ? `${first} (${args.join(', ')})` : first };
	}
	const message = [first, ...args].join(', ');
	return {
		message,
		description: NEXT_STEPS.find(({ says }) => says.test(message))?.description,
		deadSession: /^invalid session id\b/i.test(message) || undefined,
	};
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
