import { refuse } from '../refuse';
import { phoneDigits, shownNumber } from './phoneDigits';

/**
 * Phone numbers and patterns of them, compared by their digits alone; `*` stands for any digits, also for none.
 * A look-up takes no longer in a list of 100,000 numbers, beginnings (`44*`) and ends (`*999`) than in a short one.
 */
export class NumberList {
	private readonly numbers = new Set<string>();

	private readonly beginnings = new Affixes();

	private readonly ends = new Affixes();

	/** The other patterns, cut at their stars. */
	private readonly patterns: string[][] = [];

	/**
	 * @param entries numbers and patterns; what is empty is left out
	 * @param label of the field, for a refusal
	 * @throws InputError for what is neither a number nor a pattern
	 */
	constructor(entries: readonly string[], label: string) {
		for (const entry of entries) {
			if (entry.trim() !== '') this.add(entry, label);
		}
	}

	/** Whether a number is in the list, given as its digits. */
	has(digits: string): boolean {
		if (this.numbers.has(digits)) return true;
		if (this.beginnings.some((length) => digits.slice(0, length))) return true;
		if (this.ends.some((length) => (length === 0 ? '' : digits.slice(-length)))) return true;
		return this.patterns.some((parts) => fits(digits, parts));
	}

	private add(entry: string, label: string): void {
		const parts = entry.split('*').map((part) => (part.trim() === '' ? '' : phoneDigits(part)));
		if (!parts.every((part) => part !== undefined)) return refuseEntry(entry, label);
		const [first = '', last] = [parts[0], parts.at(-1)];
		if (parts.length === 1) {
			if (first === '') return refuseEntry(entry, label);
			this.numbers.add(first);
		} else if (parts.slice(1).every((part) => part === '')) {
			this.beginnings.add(first);
		} else if (parts.slice(0, -1).every((part) => part === '')) {
			this.ends.add(last ?? '');
		} else {
			this.patterns.push(parts);
		}
	}
}

/** Beginnings or ends of numbers, found by their lengths. */
class Affixes {
	private readonly known = new Set<string>();

	private readonly lengths = new Set<number>();

	add(affix: string): void {
		this.known.add(affix);
		this.lengths.add(affix.length);
	}

	/** @param cut gives so many digits of a number, all of them where it has fewer */
	some(cut: (length: number) => string): boolean {
		for (const length of this.lengths) if (this.known.has(cut(length))) return true;
		return false;
	}
}

/** Whether digits are made of the parts of a pattern, in their order, with any digits between them. Never goes back: a pattern of many stars takes no longer. */
function fits(digits: string, parts: readonly string[]): boolean {
	const [first = '', last = ''] = [parts[0], parts.at(-1)];
	const end = digits.length - last.length;
	if (!digits.startsWith(first) || !digits.endsWith(last) || end < first.length) return false;
	let at = first.length;
	for (const part of parts.slice(1, -1)) {
		const found = digits.indexOf(part, at);
		if (found < 0 || found + part.length > end) return false;
		at = found + part.length;
	}
	return true;
}

function refuseEntry(entry: string, label: string): never {
	return refuse(
		`'${label}' holds '${shownNumber(entry.trim())}', which is no phone number`,
		"Give numbers as digits, with '*' for any digits, such as 44* or 0800*. Blanks, '+', '-', '.', '/' and brackets do not count.",
	);
}
