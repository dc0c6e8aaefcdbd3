import { isRecord, textOf } from '../../shared/guards';

/** How much of an answer is looked at, and how much of its words is shown. */
const MOST_READ = 20_000;
const MOST_SHOWN = 500;

/** Members in which services of this kind speak, in the order in which they are believed. None but the first is documented. */
const MEMBERS = [
	'responsedetail',
	'message',
	'exceptionmessage',
	'error_description',
	'detail',
	'error',
	'title',
];

/**
 * Whatever words an answer holds, for a person: of a JSON object, a JSON string, a page (its title), XML,
 * or plain text; '' where there are none.
 */
export function wordsOf(answer: string): string {
	const text = answer.trim();
	if (text.startsWith('<')) return shown(wordsOfMarkup(text.slice(0, MOST_READ)));
	const value = parsed(text);
	if (value === undefined) return shown(text);
	return typeof value === 'string' ? shown(value) : wordsOfRecord(value);
}

/** The words of a JSON object; '' for anything else. */
export function wordsOfRecord(value: unknown): string {
	if (!isRecord(value)) return '';
	const found = Object.entries(value).map(([name, said]) => ({
		rank: MEMBERS.indexOf(name.toLowerCase()),
		said: shown(textOf(said)),
	}));
	const spoken = found.filter(({ rank, said }) => rank >= 0 && said !== '');
	return spoken.sort((a, b) => a.rank - b.rank)[0]?.said ?? '';
}

function wordsOfMarkup(text: string): string {
	for (const name of ['ResponseDetail', 'Message', 'title']) {
		const inner = inside(text, name);
		if (inner !== undefined && inner.trim() !== '') return inner;
	}
	// A page without a title tells nothing in one sentence.
	return /^<(!doctype|html)\b/i.test(text) ? '' : withoutTags(text);
}

/** What stands in the first element of a name. */
function inside(text: string, name: string): string | undefined {
	const lower = text.toLowerCase();
	const start = lower.indexOf(`<${name.toLowerCase()}`);
	const begins = start < 0 ? -1 : lower.indexOf('>', start) + 1;
	const ends = begins <= 0 ? -1 : lower.indexOf(`</${name.toLowerCase()}`, begins);
	return ends < 0 ? undefined : withoutTags(text.slice(begins, ends));
}

function withoutTags(text: string): string {
	return text
		.replace(/<[^<>]*>/g, ' ')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;|&apos;/g, "'")
		.replace(/&amp;/g, '&');
}

function shown(words: string): string {
	const onOneLine = words.slice(0, MOST_READ).replace(/\s+/g, ' ').trim();
	return onOneLine.length > MOST_SHOWN ? `${onOneLine.slice(0, MOST_SHOWN)}…` : onOneLine;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
