import { charactersOf, type Characters, type Encoding } from './characters';
import { HEAD_LENGTH, refuseOtherKinds } from './fileKind';

/** Bytes that are decoded at once: a file that is in memory as a whole does not become one long text. */
const PIECE = 65_536;

/** Bytes that are no text; which row they are in only the reader knows. */
export class NotText {
	constructor(
		/** What is wrong, to follow the name of the row. */
		readonly what: string,
		/** What to do next. */
		readonly description: string,
	) {}
}

/**
 * Decodes a file, piece by piece, up to bytes that are no text: `NotText` then is the last that comes out.
 *
 * @throws CsvError for a file of another kind
 */
export async function* decode(
	chunks: AsyncIterable<Uint8Array>,
	encoding: Encoding,
): AsyncGenerator<string | NotText, void, undefined> {
	let characters: Characters | undefined;
	let held: Uint8Array = new Uint8Array();
	for await (const piece of piecesOf(chunks)) {
		let bytes = joined(held, piece);
		if (!characters) {
			held = bytes;
			if (bytes.length < HEAD_LENGTH) continue;
			({ characters, bytes } = begin(bytes, encoding));
		}
		const whole = characters.whole(bytes);
		const { text, failure } = textOf(bytes.subarray(0, whole), characters);
		yield text;
		if (failure) return yield failure;
		held = bytes.subarray(whole);
	}
	if (!characters) ({ characters, bytes: held } = begin(held, encoding));
	// Where the file ends within a character, this fails.
	const { text, failure } = textOf(held, characters);
	yield text;
	if (failure) yield failure;
}

function begin(
	bytes: Uint8Array,
	encoding: Encoding,
): { characters: Characters; bytes: Uint8Array } {
	refuseOtherKinds(bytes);
	const { characters, markLength } = charactersOf(bytes, encoding);
	return { characters, bytes: bytes.subarray(markLength) };
}

async function* piecesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	for await (const chunk of chunks) {
		for (let from = 0; from < chunk.length; from += PIECE) yield chunk.subarray(from, from + PIECE);
	}
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	return first.length === 0 ? second : Buffer.concat([first, second]);
}

interface Decoded {
	text: string;
	/** Why the bytes behind the text are none. */
	failure?: NotText;
}

function textOf(bytes: Uint8Array, characters: Characters): Decoded {
	const text = decoded(bytes, characters);
	if (text === undefined) {
		const { text: before, failure } = textOf(readable(bytes, characters), characters);
		return {
			text: before,
			failure: failure ?? new NotText(`is not in ${characters.name}`, adviceFor(characters)),
		};
	}
	const nul = text.indexOf('\0');
	if (nul < 0) return { text };
	return {
		text: text.slice(0, nul),
		failure: new NotText(
			'has a NUL character, which no text has',
			'The file is not a CSV, or its encoding is another one: try UTF-16 LE.',
		),
	};
}

function decoded(bytes: Uint8Array, characters: Characters): string | undefined {
	try {
		return characters.text(bytes);
	} catch {
		return undefined;
	}
}

/** The bytes before those that are no text: the longest beginning that can be decoded. */
function readable(bytes: Uint8Array, characters: Characters): Uint8Array {
	const beginning = (length: number) =>
		bytes.subarray(0, characters.whole(bytes.subarray(0, length)));
	let good = 0;
	let bad = bytes.length;
	while (bad - good > 1) {
		const middle = (good + bad) >> 1;
		if (decoded(beginning(middle), characters) === undefined) bad = middle;
		else good = middle;
	}
	return beginning(good);
}

function adviceFor({ name }: Characters): string {
	return name === 'UTF-8'
		? 'Choose the encoding Windows-1252, in which Excel saves "CSV (Comma delimited)", or save the file as "CSV UTF-8".'
		: 'Choose the encoding in which the file was saved, or save it as "CSV UTF-8".';
}
