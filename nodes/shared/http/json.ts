const UNSAFE_DIGITS = /\d{16,}/;

/**
 * Parses JSON. Whole numbers that a JavaScript number cannot hold exactly (above 2^53) come out as
 * the text of their digits.
 *
 * @throws SyntaxError
 */
export function parseExact(text: string): unknown {
	// A reviver makes parsing several times slower; most answers hold no such number.
	if (!UNSAFE_DIGITS.test(text)) return JSON.parse(text);
	return JSON.parse(text, (_key: string, value: unknown, ...rest: unknown[]) => {
		if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
		const source = sourceOf(rest[0]);
		return source !== undefined && /^-?\d+$/.test(source) ? source : value;
	});
}

/** As `parseExact`, and reads text with raw line breaks inside strings; undefined where nothing helps. */
export function parseLenient(text: string): unknown {
	for (const candidate of [text, text.replace(/[\r\n\t]+\s*/g, ' ')]) {
		try {
			return parseExact(candidate);
		} catch {
			continue;
		}
	}
	return undefined;
}

function sourceOf(context: unknown): string | undefined {
	return typeof context === 'object' &&
		context !== null &&
		'source' in context &&
		typeof context.source === 'string'
		? context.source
		: undefined;
}
