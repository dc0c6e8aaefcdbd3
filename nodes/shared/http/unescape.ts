/** A text, and where each of its UTF-16 units and its end stand in the text that it comes from: as they are, without `starts`. */
export interface Unescaped {
	text: string;
	starts?: Int32Array;
}

/** What URLs, forms, JSON and HTML write for a character. None can begin within another: it is read in one pass. */
const ESCAPE =
	/(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\["'\\/]|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|apos|gt|lt|quot);/gi;

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	apos: "'",
	gt: '>',
	lt: '<',
	quot: '"',
};

/**
 * Takes one layer of escapes off: `%2F`, `\u002f`, `\/`, `&#47;`.
 *
 * @returns undefined where there is none
 */
export function unescape({ text, starts }: Unescaped): Unescaped | undefined {
	// Most texts have none: nothing is made room for then.
	if (text.search(ESCAPE) < 0) return undefined;
	const parts: string[] = [];
	// What is written shorter never has more units.
	const places = new Int32Array(text.length + 1);
	let [count, at] = [0, 0];
	const placeOf = (unit: number) => (starts === undefined ? unit : (starts[unit] ?? 0));
	const keep = (end: number) => {
		parts.push(text.slice(at, end));
		for (; at < end; at++) places[count++] = placeOf(at);
	};
	const put = (character: string, from: number) => {
		parts.push(character);
		for (let unit = 0; unit < character.length; unit++) places[count++] = placeOf(from);
	};
	for (const { 0: written, index } of text.matchAll(ESCAPE)) {
		keep(index);
		if (written.startsWith('%')) putBytes(written, index, put);
		else put(characterOf(written), index);
		at = index + written.length;
	}
	keep(text.length);
	places[count] = placeOf(text.length);
	return { text: parts.join(''), starts: places };
}

/** Bytes of UTF-8; what is none is read as Latin-1. */
function putBytes(
	written: string,
	index: number,
	put: (character: string, from: number) => void,
): void {
	const bytes = Buffer.from(written.split('%').join(''), 'hex');
	for (let i = 0; i < bytes.length; ) {
		const length = lengthOf(bytes[i] ?? 0);
		const character = bytes.toString('utf8', i, i + length);
		const isWhole = i + length <= bytes.length && !character.includes('\ufffd');
		put(isWhole ? character : bytes.toString('latin1', i, i + 1), index + 3 * i);
		i += isWhole ? length : 1;
	}
}

/** How many bytes a character of UTF-8 has, by its first one. */
function lengthOf(first: number): number {
	if (first >= 0xf0) return 4;
	if (first >= 0xe0) return 3;
	return first >= 0xc0 ? 2 : 1;
}

function characterOf(written: string): string {
	if (written.startsWith('\\')) {
		const hex = /^\\u(.{4})$/i.exec(written)?.[1];
		return hex === undefined ? written.slice(1) : String.fromCharCode(Number.parseInt(hex, 16));
	}
	const name = written.slice(1, -1).toLowerCase();
	if (!name.startsWith('#')) return NAMED[name] ?? written;
	const isHex = name.startsWith('#x');
	const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
	return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}
