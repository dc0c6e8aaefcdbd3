import { kindOf, looksLikePhone, PATTERNS, replaceNumbers } from './patterns.mjs';

/** Digits by which two forms of one number are known as the same. */
const SUFFIX = 7;

/**
 * A draft with made-up text in place of secrets and of what tells of people: the same for the same, wherever
 * it stands, so that what came out still goes with what came in. Names of members stay as they are.
 * @param {object} draft
 * @param {string[]} secrets further texts to take out
 * @returns {object}
 */
export function masked(draft, secrets) {
	const known = new MadeUp();
	for (const secret of secrets) known.add('secret', secret);
	collect(draft, undefined, known);
	return replaced(draft, known);
}

/** What was found, and what stands in its place. */
class MadeUp {
	/** By the text. */
	texts = new Map();
	/** By the last digits. */
	numbers = new Map();
	counts = {};

	add(kind, text) {
		if (kind === 'phone') {
			const digits = text.replace(/\D/g, '');
			if (digits.length >= 6) this.suffixFor(digits);
			return;
		}
		const parts = kind === 'name' ? (text.match(/\p{L}[\p{L}'’-]+/gu) ?? []) : [text];
		for (const part of parts) this.textFor(kind, part);
	}

	textFor(kind, text) {
		const given = this.texts.get(text);
		if (given !== undefined) return given;
		if (/made-up|^\*+$/i.test(text)) return text;
		const n = (this.counts[kind] = (this.counts[kind] ?? 0) + 1);
		const madeUp = MADE_UP[kind](n);
		this.texts.set(text, madeUp);
		return madeUp;
	}

	/** The last digits of a number, made up: two forms of a number keep what they share. */
	suffixFor(digits) {
		const suffix = digits.slice(-SUFFIX);
		const given = this.numbers.get(suffix);
		if (given !== undefined) return given;
		const madeUp = String(5_550_101 + this.numbers.size).slice(-suffix.length);
		this.numbers.set(suffix, madeUp);
		return madeUp;
	}

	knows(digits) {
		return this.numbers.has(digits.slice(-SUFFIX));
	}
}

const MADE_UP = {
	secret: (n) => `made-up-secret-${n}`,
	email: (n) => `person${n}@example.com`,
	name: (n) => `Madeup${letters(n)}`,
	user: (n) => `made-up-user-${n}`,
	other: (n) => `made-up-text-${n}`,
	url: (n) => `host-${n}.example.com`,
	address: (n) => `192.0.2.${n}`,
};

function letters(n) {
	return String.fromCharCode(
		...String(n)
			.split('')
			.map((digit) => 97 + Number(digit)),
	);
}

/** Finds what goes by a telling name, at any depth, and in JSON that stands in a text. */
function collect(value, name, known) {
	if (Array.isArray(value)) {
		for (const entry of value) collect(entry, name, known);
	} else if (typeof value === 'object' && value !== null) {
		// Rows of the editor, and its locators: the value goes by the row's name, or by the locator's.
		const isRow = typeof value.name === 'string' && 'value' in value;
		for (const [key, inner] of Object.entries(value)) {
			if (isRow && key === 'name') continue;
			const goesBy = key !== 'value' ? key : isRow ? value.name : name;
			collect(inner, goesBy, known);
		}
	} else if (typeof value === 'string' || typeof value === 'number') {
		const inner = typeof value === 'string' ? parsed(value) : undefined;
		if (inner !== undefined) collect(inner, name, known);
		else collectText(String(value), name, known);
	}
}

function collectText(text, name, known) {
	// An expression is no value.
	if (name === undefined || text.startsWith('=') || text.trim().length < 2) return;
	const kind = kindOf(name);
	const isPlainId = kind === 'user' && /^\d+$/.test(text);
	if (kind !== undefined && !isPlainId) known.add(kind, text.trim());
}

function replaced(value, known) {
	if (typeof value === 'string') return textReplaced(value, known);
	if (typeof value === 'number') {
		const digits = textReplaced(String(value), known);
		return digits === String(value) ? value : Number(digits);
	}
	if (Array.isArray(value)) return value.map((entry) => replaced(entry, known));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, replaced(inner, known)]),
	);
}

function textReplaced(text, known) {
	let rest = text;
	// The longest first: one may be part of another.
	for (const [found, madeUp] of [...known.texts].sort(([a], [b]) => b.length - a.length)) {
		rest = rest.replace(wordOf(found), () => madeUp);
	}
	rest = rest.replace(PATTERNS.email, (found) =>
		found.endsWith('@example.com') ? found : known.textFor('email', found),
	);
	rest = rest.replace(PATTERNS.url, (found) => urlReplaced(found, known));
	rest = rest.replace(PATTERNS.host, (found) =>
		/(^|\.)example\.com$/i.test(found) ? found : known.textFor('url', found),
	);
	rest = rest.replace(PATTERNS.address, (found) =>
		/^(127\.0\.0\.1$|192\.0\.2\.)/.test(found) ? found : known.textFor('address', found),
	);
	for (const pattern of ['session', 'jsonWebToken', 'authorization', 'assigned', 'opaque']) {
		rest = rest.replace(PATTERNS[pattern], (found) => known.textFor('secret', found));
	}
	return replaceNumbers(rest, (found, digits) => {
		if (!known.knows(digits) && !looksLikePhone(digits)) return found;
		return isMadeUp(digits, known) ? found : withDigits(found, digits, known.suffixFor(digits));
	});
}

function isMadeUp(digits, known) {
	return [...known.numbers.values()].some((madeUp) => digits.endsWith(madeUp));
}

/** A number as it is written, with other digits. */
function withDigits(text, digits, suffix) {
	// A number in JSON does not begin with 0, and one that people dial may.
	const zeros = /^0*/.exec(digits.slice(0, -suffix.length))[0].length;
	const others = '0'.repeat(zeros) + suffix.padStart(digits.length - zeros, '9');
	let n = 0;
	return text.replace(/\d/g, () => others[n++]);
}

/** A URL with another host, and without a name before it. */
function urlReplaced(url, known) {
	const [, scheme, authority, path] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
	if (authority === undefined || /(^|\.)example\.com(:\d+)?$/i.test(authority)) return url;
	return `${scheme}${known.textFor('url', authority)}${path}`;
}

/** A text as a word of its own, where it begins and ends with a letter or a digit. */
function wordOf(text) {
	const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	const before = /^[\p{L}\p{N}]/u.test(text) ? '(?<![\\p{L}\\p{N}])' : '';
	const after = /[\p{L}\p{N}]$/u.test(text) ? '(?![\\p{L}\\p{N}])' : '';
	return new RegExp(`${before}${escaped}${after}`, 'gu');
}

function parsed(text) {
	if (!/^\s*[[{]/.test(text)) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
