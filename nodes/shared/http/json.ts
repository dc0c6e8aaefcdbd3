const UNSAFE_DIGITS = /\d{16,}/;

/**
 * How deep data may be nested: no document prints more than six levels. JSON is parsed to any depth, but whatever walks
 * through 100,000 levels then (to take secrets out, to print, to store: n8n too) overflows the stack.
 */
const MOST_LEVELS = 200;

/**
 * Parses JSON. Whole numbers that a JavaScript number cannot hold exactly (above 2^53) come out as
 * the text of their digits.
 *
 * @throws SyntaxError for what is no JSON, and for what is nested too deep
 */
export function parseExact(text: string): unknown {
	const value: unknown = JSON.parse(text);
	if (isTooDeep(value)) throw new SyntaxError('The JSON is nested too deep');
	// A reviver makes parsing several times slower; most answers hold no such number.
	if (!UNSAFE_DIGITS.test(text)) return value;
	return JSON.parse(text, (_key: string, value: unknown, ...rest: unknown[]) => {
		if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
		const source = sourceOf(rest[0]);
		return source !== undefined && /^-?\d+$/.test(source) ? source : value;
	});
}

/** Whether data is nested deeper than it can be walked through. */
export function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	// By its values: looked up by name, 100,000 rows take ten times as long.
	for (const part of Object.values(value)) {
		if (typeof part === 'object' && isTooDeep(part, levels - 1)) return true;
	}
	return false;
}

/**
 * As `parseExact`, and reads what the documents print: raw line breaks inside strings, a comma behind the
 * last entry, a brace too many at the end; undefined where nothing helps.
 */
export function parseLenient(text: string): unknown {
	for (const candidate of readings(text)) {
		try {
			return parseExact(candidate);
		} catch {
			continue;
		}
	}
	return undefined;
}

function* readings(text: string): Generator<string> {
	yield text;
	const onOneLine = text.replace(/[\r\n\t]+\s*/g, ' ');
	yield onOneLine;
	const withoutCommas = onOneLine.replace(/,(?= *[}\]])/g, '');
	yield withoutCommas;
	yield withoutCommas.trimEnd().replace(/} *}$/, '}');
}

function sourceOf(context: unknown): string | undefined {
	return typeof context === 'object' &&
		context !== null &&
		'source' in context &&
		typeof context.source === 'string'
		? context.source
		: undefined;
}
