const UNSAFE_DIGITS = /\d{16,}/;

/** More than any answer has: work that goes down level by level would run out of stack, here or in n8n. */
const MOST_LEVELS = 500;

/**
 * Parses JSON. Whole numbers that a JavaScript number cannot hold exactly (above 2^53) come out as
 * the text of their digits.
 *
 * @throws SyntaxError, also for what is nested too deep
 */
export function parseExact(text: string): unknown {
	if (isTooDeep(text)) throw new SyntaxError(`More than ${MOST_LEVELS} levels`);
	// A reviver makes parsing several times slower; most answers hold no such number.
	if (!UNSAFE_DIGITS.test(text)) return JSON.parse(text);
	return JSON.parse(text, (_key: string, value: unknown, ...rest: unknown[]) => {
		if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
		const source = sourceOf(rest[0]);
		return source !== undefined && /^-?\d+$/.test(source) ? source : value;
	});
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

function isTooDeep(text: string): boolean {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		switch (text[at]) {
			case '[':
			case '{':
				depth += 1;
				if (depth > MOST_LEVELS) return true;
				break;
			case ']':
			case '}':
				depth -= 1;
				break;
			case '"':
				at = endOfString(text, at);
		}
	}
	return false;
}

/** Where the quote is that ends a string. */
export function endOfString(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		if (text[at] === '"') return at;
		if (text[at] === '\\') at++;
	}
	return text.length;
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
