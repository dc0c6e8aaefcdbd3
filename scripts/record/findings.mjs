import { looksLikePhone, PATTERNS, replaceNumbers } from './patterns.mjs';

/** What may stand in a file: made-up text, and examples. */
const HARMLESS = /made-?up|(^|[.@/])example\.com|^192\.0\.2\.|^127\.0\.0\.1$|^\*+$/i;
/** Digits that the masking made up. */
const MADE_UP_NUMBER = /555[0-9]{4}$/;

/**
 * What is still secret or personal in a file.
 * @param {string} text
 * @param {string[]} secrets texts that must not be in it: as they are, in other letters, in URL form, in base64 and in hex
 * @returns {string[]} a line for each, which does not repeat it whole
 */
export function findingsIn(text, secrets) {
	const findings = [];
	for (const [kind, pattern] of Object.entries(PATTERNS)) {
		for (const found of text.match(pattern) ?? []) {
			if (!HARMLESS.test(found)) findings.push(`${NAMES[kind]}: ${shortened(found)}`);
		}
	}
	replaceNumbers(text, (found, digits) => {
		if (looksLikePhone(digits) && !MADE_UP_NUMBER.test(digits)) {
			findings.push(`a phone number: ${shortened(found)}`);
		}
		return found;
	});
	const lower = text.toLowerCase();
	for (const [n, secret] of secrets.entries()) {
		if (formsOf(secret).some((form) => lower.includes(form.toLowerCase()))) {
			findings.push(`the text of --secret number ${n + 1}`);
		}
	}
	return [...new Set(findings)];
}

const NAMES = {
	email: 'an e-mail address',
	url: 'the address of a server',
	host: 'the name of a server',
	address: 'the address of a server',
	session: 'a session ID',
	jsonWebToken: 'a token',
	authorization: 'an Authorization header',
	assigned: 'a secret by its name',
	opaque: 'what may be a key',
};

function shortened(found) {
	return `${found.slice(0, 4)}… (${found.length} characters)`;
}

function formsOf(secret) {
	const bytes = Buffer.from(secret);
	const inJson = JSON.stringify(secret).slice(1, -1);
	const encoded = encodeURIComponent(secret);
	// Inside of a longer text, base64 depends on where it begins.
	const base64 = [0, 1, 2].map((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		return whole
			.slice(before === 0 ? 0 : before + 1)
			.replace(/=+$/, '')
			.slice(0, -1);
	});
	const forms = [
		secret,
		inJson,
		encoded,
		encodeURIComponent(encoded),
		bytes.toString('hex'),
		...base64,
	];
	// What is left of a short one in base64 would be found anywhere.
	return forms.filter((form) => form === secret || form.length >= 4);
}
