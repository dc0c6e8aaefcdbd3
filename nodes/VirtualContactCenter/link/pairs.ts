/** A name and its value, as `ctl_userdata` and `extTransactionData` hold them. */
export type Pair = readonly [name: string, value: string];

/** Where a name may begin: nothing that is part of the format itself. */
const NAME = '[^[\\]|]+';
/**
 * One pair, and the blanks and line breaks after it, with which the document prints its example 1. A
 * value ends at the `]` that stands before the next `[name|` or at the end: agents type brackets into
 * notes, which `$notes$` brings into the data.
 */
const PAIR = new RegExp(`\\[(${NAME})\\|([\\s\\S]*?)\\](?=\\s*\\[${NAME}\\||$)\\s*`, 'y');

/** Characters that the format has for itself; it knows no escape for them (8x8-click-to-dial.txt, ctl_userdata). */
export const RESERVED = /[[\]|]/;

/** Pairs as `[name|value][name|value]…`; they must not hold a reserved character. */
export function writePairs(pairs: readonly Pair[]): string {
	return pairs.map(([name, value]) => `[${name}|${value}]`).join('');
}

/**
 * Reads `[name|value][name|value]…`, in order, with blanks or line breaks between the pairs or without.
 *
 * @returns undefined for text that is not of this form from its beginning to its end; [] for none
 */
export function readPairs(text: string): Pair[] | undefined {
	const trimmed = text.trim();
	const pairs: Pair[] = [];
	PAIR.lastIndex = 0;
	while (PAIR.lastIndex < trimmed.length) {
		const match = PAIR.exec(trimmed);
		if (!match) return undefined;
		pairs.push([match[1] ?? '', match[2] ?? '']);
	}
	return pairs;
}
