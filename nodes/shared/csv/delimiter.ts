import { CsvError } from './csvError';

export type Delimiter = ',' | ';' | '\t' | '|';

const NAMES: Array<[Delimiter, string]> = [
	[',', 'comma'],
	[';', 'semicolon'],
	['\t', 'tab'],
	['|', 'pipe'],
];

/** A first line of Excel's, by which a file says its delimiter. */
const SEP_LINE = /^(?:sep=([^"\r\n])|"sep=([^"\r\n])")(?:\r\n|\r|\n|$)/i;

/** What the beginning of a file tells of its delimiter. */
export interface Beginning {
	/** What a line `sep=;` says. */
	said?: string;
	/** Where the header begins. */
	start: number;
	/** Whether the header's line is there as a whole. */
	isWhole: boolean;
	/** How often each delimiter is in the header's line, outside of quotes. */
	counts: Record<Delimiter, number>;
}

/** Looks at the beginning of a file. */
export function lookAt(text: string): Beginning {
	const line = SEP_LINE.exec(text);
	const start = line?.[0].length ?? 0;
	return { said: line?.[1] ?? line?.[2], start, ...headerOf(text, start) };
}

function headerOf(text: string, start: number): Pick<Beginning, 'counts' | 'isWhole'> {
	const counts = { ',': 0, ';': 0, '\t': 0, '|': 0 };
	let isQuoted = false;
	let isEmpty = true;
	for (let at = start; at < text.length; at++) {
		const sign = text.charAt(at);
		if (!isQuoted && (sign === '\n' || sign === '\r')) {
			if (isEmpty) continue;
			return { counts, isWhole: true };
		}
		isEmpty = false;
		if (sign === '"') isQuoted = !isQuoted;
		else if (!isQuoted && isDelimiter(sign)) counts[sign]++;
	}
	return { counts, isWhole: false };
}

function isDelimiter(sign: string): sign is Delimiter {
	return NAMES.some(([delimiter]) => delimiter === sign);
}

/**
 * Finds the delimiter. A line `sep=;` counts for more than what a person chose: the file says it itself.
 *
 * @throws CsvError where the header has the chosen delimiter nowhere, but another one
 */
export function delimiterOf({ said, counts }: Beginning, chosen: Delimiter | 'auto'): string {
	if (said !== undefined) return said;
	const [best, name] = NAMES.reduce((a, b) => (counts[b[0]] > counts[a[0]] ? b : a));
	if (chosen === 'auto') return best;
	if (counts[chosen] > 0 || counts[best] === 0) return chosen;
	throw new CsvError(
		`The header has no ${nameOf(chosen)}, but a ${name} (${counts[best]} times).`,
		`Choose the delimiter ${name}, or let it be found (Auto).`,
		0,
	);
}

function nameOf(delimiter: Delimiter): string {
	return NAMES.find(([sign]) => sign === delimiter)?.[1] ?? delimiter;
}
