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
	const found = problemIn(value);
	if (found === 'depth') throw new SyntaxError('The JSON is nested too deep');
	// A reviver makes parsing several times slower; most answers hold no such number.
	if (found === undefined) return value;
	return JSON.parse(text, (_key: string, value: unknown, ...rest: unknown[]) => {
		if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
		const source = sourceOf(rest[0]);
		return source !== undefined && /^-?\d+$/.test(source) ? source : value;
	});
}

/** Whether data is nested deeper than it can be walked through. */
export function isTooDeep(value: unknown): boolean {
	return problemIn(value) === 'depth';
}

/** What is wrong with data as JavaScript holds it: how deep it is nested, or a whole number that may not be the one in the text. */
function problemIn(value: unknown, levels = MOST_LEVELS): 'depth' | 'number' | undefined {
	if (typeof value === 'number') return isInexact(value) ? 'number' : undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	if (levels === 0) return 'depth';
	let found: 'number' | undefined;
	// By its values: looked up by name, 100,000 rows take ten times as long.
	for (const part of Object.values(value)) {
		if (part === null || (typeof part !== 'object' && typeof part !== 'number')) continue;
		const inside = problemIn(part, levels - 1);
		if (inside === 'depth') return inside;
		found ??= inside;
	}
	return found;
}

function isInexact(value: number): boolean {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
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
