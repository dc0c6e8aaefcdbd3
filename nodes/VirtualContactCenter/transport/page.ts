/** What a person sees of a web page. */
export interface Page {
	title: string;
	text: string;
	/** It has a field for a password. */
	asksForPassword: boolean;
}

/** How much of a page is read. */
const MOST_CHARACTERS = 1_000_000;
const MOST_OF_A_TAG = 2_000;
/** How much of a page is shown. */
const MOST_SHOWN = 500;

/** Elements whose content nobody sees. */
const UNSEEN = ['script', 'style', 'noscript', 'template'];
/** Elements that do not part words. */
const INLINE = ['a', 'b', 'em', 'font', 'i', 'small', 'span', 'strong', 'u'];

/**
 * Reads a page as far as its words go, in one pass: whatever it holds, it takes a time that grows with
 * its length only. Text that is no HTML is its own words.
 */
export function readPage(body: string): Page {
	const html = body.slice(0, MOST_CHARACTERS);
	const page = { title: '', asksForPassword: false };
	const words: string[] = [];
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		words.push(html.slice(at, open < 0 ? html.length : open));
		if (open < 0) break;
		const markup = markupAt(html, open);
		at = markup.end;
		const { name } = markup;
		if (name === undefined) {
			words.push(markup.text);
			continue;
		}
		if (!INLINE.includes(name.replace('/', ''))) words.push(' ');
		if (name === 'input' && isPasswordField(markup.text)) page.asksForPassword = true;
		if (name !== 'title' && !UNSEEN.includes(name)) continue;
		at = closingTag(html, name, markup.end);
		if (name === 'title') page.title ||= plain(html.slice(markup.end, at));
	}
	return { ...page, text: plain(words.join('')) };
}

/** The title and the text of a page as one line, cut where it is long. */
export function shownOf({ title, text }: Page): string {
	const parts = text.startsWith(title) ? [text] : [title, text];
	const line = parts.filter((part) => part !== '').join(' | ');
	// Half a character at the end could not be stored.
	return line.slice(0, MOST_SHOWN).replace(/[\uD800-\uDBFF]$/, '');
}

interface Markup {
	/** In small letters, with the slash of a closing tag; '' for a comment, undefined for a `<` that begins no tag. */
	name: string | undefined;
	text: string;
	/** Where what follows begins. */
	end: number;
}

function markupAt(html: string, open: number): Markup {
	if (html.startsWith('<!--', open)) {
		const close = html.indexOf('-->', open + 4);
		return { name: '', text: '', end: close < 0 ? html.length : close + 3 };
	}
	const start = html.slice(open, open + 34);
	const [, slash = '', name] = /^<(\/?)([a-z][a-z0-9]{0,30}|[!?])?/i.exec(start) ?? [];
	if (name === undefined) return { name: undefined, text: '<', end: open + 1 };
	const end = endOfTag(html, open);
	const text = html.slice(open, Math.min(end, open + MOST_OF_A_TAG));
	return { name: `${slash}${name}`.toLowerCase(), text, end };
}

/** Where a tag ends: at the `>` outside its quoted values. A tag that does not end takes the rest. */
function endOfTag(html: string, open: number): number {
	const stop = /[>"']/g;
	stop.lastIndex = open;
	for (let found = stop.exec(html); found; found = stop.exec(html)) {
		const [sign] = found;
		if (sign === '>') return found.index + 1;
		const close = html.indexOf(sign, found.index + 1);
		// A lone quote is part of the tag.
		if (close >= 0) stop.lastIndex = close + 1;
	}
	return html.length;
}

/** Where the closing tag of an element begins; the end of the page where there is none. */
function closingTag(html: string, name: string, from: number): number {
	const tag = new RegExp(`</${name}`, 'gi');
	tag.lastIndex = from;
	return tag.exec(html)?.index ?? html.length;
}

function isPasswordField(tag: string): boolean {
	return /[\s/]type\s*=\s*["']?password/i.test(tag);
}

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	apos: "'",
	gt: '>',
	lt: '<',
	nbsp: ' ',
	quot: '"',
};

/** Text as it is shown: entities read, each run of blanks one blank. */
function plain(text: string): string {
	return text
		.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,5}));/gi, entity)
		.replace(/\s+/g, ' ')
		.trim();
}

function entity(written: string, decimal?: string, hex?: string, name?: string): string {
	if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? written;
	const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
	const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return isCharacter ? String.fromCodePoint(code) : written;
}
