/** Text of about so many characters. */
export interface Text {
	name: string;
	of(length: number): string;
}

const repeated = (part: string, length: number) =>
	part.repeat(Math.max(1, Math.floor(length / part.length)));

const nested = (open: string, middle: string, close: string, length: number) => {
	const depth = Math.floor(length / (open.length + close.length));
	return open.repeat(depth) + middle + close.repeat(depth);
};

const named = (of: Text['of']): Text => ({ name: JSON.stringify(of(60)).slice(0, 60), of });

const BLANKS = [' ', '\n', '\t', '\r\n', '\u00a0', '\ufeff'];
const SIGNS = [
	'a',
	'1',
	'"',
	"'",
	'\\',
	'.',
	',',
	':',
	'{',
	'}',
	'[',
	']',
	'<',
	'>',
	'(',
	'&',
	'=',
	'%',
	'/',
	'-',
	'|',
	'#',
	'\ud83d\ude00',
	'\ud800',
	'\u0000',
];

/** What is hard to read for somebody: blanks, one sign, nesting, what is opened and not closed, repeated and many names. */
const ANY: Text[] = [
	...[...BLANKS, ...SIGNS].map((sign) => named((length) => repeated(sign, length))),
	named((length) => `x${repeated(' ', length)}x`),
	named((length) => `${repeated(' ', length)}x`),
	named((length) => `x${repeated(' ', length)}`),
	named((length) => `x${repeated('\n', length)}x`),
	named((length) => repeated('x ', length)),
	named((length) => repeated('. ', length)),
	named((length) => nested('[', '', ']', length)),
	named((length) => nested('{"a":', '1', '}', length)),
	named((length) => nested('[{"a":', '1', '}]', length)),
	named((length) => nested('<a>', 'x', '</a>', length)),
	named((length) => `"${repeated('a', length)}`),
	named((length) => `"${repeated('\\"', length)}`),
	named((length) => `"${repeated('\\\\"', length)}`),
	named((length) => `["${repeated('","', length)}`),
	named((length) => `["${repeated('a', length)}"]`),
	named((length) => `{"a":"${repeated('\\\\', length)}`),
	named((length) => `<${repeated('a', length)}`),
	named((length) => `<a ${repeated('b="', length)}`),
	named((length) => repeated('<a b=">', length)),
	named((length) => repeated('<!--', length)),
	named((length) => repeated('<a ', length)),
	named((length) => repeated('&#1', length)),
	named((length) => `[${repeated('1,', length)}1]`),
	named((length) => `[${repeated('12345678901234567890,', length)}1]`),
	named((length) => `[${repeated('{"a":1},', length)}{}]`),
	named((length) => `{${repeated('"a":1,', length)}"b":2}`),
	named((length) => `{${numbered(length, (n) => `"k${n}":1`, ',')}}`),
	named((length) => numbered(length, (n) => `k${n}=1`, '&')),
	named((length) => repeated('a=1&', length)),
	named((length) => repeated('a.', length)),
	named((length) => `a${repeated('.a', length)}!`),
	named((length) => repeated('aaaaaaaaaaaaaaa1', length)),
	named((length) => repeated('123456789012345x', length)),
];

function numbered(length: number, part: (n: number) => string, between: string): string {
	const each = part(0).length + between.length + 3;
	return Array.from({ length: Math.max(1, Math.floor(length / each)) }, (_, n) => part(n)).join(
		between,
	);
}

/** The texts for a reader: those above, and those made of what it looks for, alone and one with another. */
export function textsFor(words: readonly string[], together = true): Text[] {
	const own = words.flatMap((word) => [
		named((length) => repeated(word, length)),
		named((length) => `${repeated(word, length)}x`),
		named((length) => repeated(`${word} `, length)),
		named((length) => `${word}${repeated(' ', length)}`),
		named((length) => `${word}${repeated(' ', length)}x`),
		named((length) => `${repeated(' ', length)}${word}`),
		named((length) => `${word}${repeated('a', length)}`),
		named((length) => `${word}${repeated('"', length)}`),
	]);
	const pairs = words.flatMap((word) =>
		words
			.filter((other) => other !== word)
			.flatMap((other) => [
				named((length) => `${word}${repeated(other, length)}`),
				named((length) => repeated(word + other, length)),
			]),
	);
	return [...ANY, ...own, ...(together ? pairs : [])];
}
