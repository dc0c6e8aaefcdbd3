export type Encoding = 'utf8' | 'latin1' | 'utf16le';

/** How bytes become text. */
export interface Characters {
	/** What people call it. */
	readonly name: string;
	/** How many of the bytes are whole characters: the rest waits for the bytes that follow. */
	whole(bytes: Uint8Array): number;
	/** The text of whole characters; throws where the bytes are none. */
	text(bytes: Uint8Array): string;
}

const fatal = { fatal: true, ignoreBOM: true };

const utf8: Characters = {
	name: 'UTF-8',
	whole(bytes) {
		for (let back = 1; back <= 3 && back <= bytes.length; back++) {
			const byte = bytes[bytes.length - back] ?? 0;
			if (byte < 0x80) break;
			if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
		}
		return bytes.length;
	},
	// A decoder that is told of each piece alone is several times as fast in Node as one that streams.
	text: (bytes) => new TextDecoder('utf-8', fatal).decode(bytes),
};

function lengthOf(leadByte: number): number {
	if (leadByte >= 0xf0) return 4;
	return leadByte >= 0xe0 ? 3 : 2;
}

function utf16(name: string, label: string, highByte: number): Characters {
	return {
		name,
		whole(bytes) {
			const even = bytes.length - (bytes.length % 2);
			const last = bytes[even - 2 + highByte] ?? 0;
			const isFirstHalf = last >= 0xd8 && last < 0xdc;
			return isFirstHalf ? even - 2 : even;
		},
		text: (bytes) => new TextDecoder(label, fatal).decode(bytes),
	};
}

const utf16le = utf16('UTF-16 LE', 'utf-16le', 1);
const utf16be = utf16('UTF-16 BE', 'utf-16be', 0);

/** What Windows-1252 has where Latin 1 has control characters; the five empty places stay as they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const windows1252: Characters = {
	name: 'Windows-1252',
	whole: (bytes) => bytes.length,
	// Not TextDecoder: in Node 20 it reads Windows-1252 as Latin 1.
	text: (bytes) =>
		Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
			.toString('latin1')
			.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80)),
};

const CHOSEN: Record<Encoding, Characters> = { utf8, latin1: windows1252, utf16le };

const MARKS: Array<[mark: number[], characters: Characters]> = [
	[[0xef, 0xbb, 0xbf], utf8],
	[[0xff, 0xfe], utf16le],
	[[0xfe, 0xff], utf16be],
];

/**
 * Which characters a file has. A byte order mark counts for more than what a person chose: Excel writes one with "CSV
 * UTF-8" and "Unicode Text", and no text in Windows-1252 begins with its signs (`ï»¿`, `ÿþ`).
 *
 * @param head the first bytes of the file
 * @returns the characters, and how many bytes the mark takes
 */
export function charactersOf(
	head: Uint8Array,
	chosen: Encoding,
): { characters: Characters; markLength: number } {
	const marked = MARKS.find(([mark]) => mark.every((byte, at) => head[at] === byte));
	return marked
		? { characters: marked[1], markLength: marked[0].length }
		: { characters: CHOSEN[chosen], markLength: 0 };
}
