/** What a text looks like that is secret or personal. Each has the flag g. */
export const PATTERNS = {
	email: /(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g,
	url: /\bhttps?:\/\/[^\s"'<>\\|\]]+/gi,
	host: /(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|eu|local|internal|lan|corp|cloud|intra|(?:co|com|org|net)\.[a-z]{2})(?![\w.-])/gi,
	address: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g,
	/** Of Ameyo, as its documents print it. */
	session: /(?<![\w-])\w+-\w+-ses-[\w.@]+(?:-\w+)*/g,
	jsonWebToken: /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
	authorization: /\b(?:Bearer|Basic)\s+[\w+/=.~-]{6,}/g,
	/** The value of a cookie, a parameter or a header that is named like a secret. */
	assigned:
		/(?<=(?:token|tokenkey|sess|sessid|session|sessionid|secret|password|passwd|pwd|apikey|hashkey|hash-key|signature|auth|authorization)[\\"']{0,4}(?:=|%3D|:\s?)[\\"']{0,4})(?!(?:\d+|null|true|false)\b)[^\s&;,"'\\|\]]{4,}/gi,
	opaque: /(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}(?![\w+/=-])/g,
};

const DATE = String.raw`\d{4}[-/]\d{2}[-/]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?`;
const IPV4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const NUMBER = String.raw`\+?\(?\d[\d ()./-]{4,}\d`;
/** Numbers as people write them, and what looks like one and is a date or an address. */
const NUMBERS = new RegExp(
	String.raw`(?<![\w.-])(?:(?<other>${DATE}|${IPV4})|${NUMBER})(?![\w-])`,
	'g',
);

/** Digits from here on are taken for a phone number, wherever they stand. */
const LEAST_DIGITS = 9;

/** @param {(text: string, digits: string) => string} replace is given what may be a phone number */
export function replaceNumbers(text, replace) {
	return text.replace(NUMBERS, (match, ...rest) => {
		const { other } = rest.at(-1);
		return other === undefined ? replace(match, match.replace(/\D/g, '')) : match;
	});
}

/** Whether digits are a phone number though nothing says so: long, and no moment in seconds or milliseconds. */
export function looksLikePhone(digits) {
	return digits.length >= LEAST_DIGITS && !/^1\d{9}(?:\d{3})?$/.test(digits);
}

/** What a value is, by the name that it goes by; undefined where the name says nothing. */
export function kindOf(name) {
	const plain = name.toLowerCase().replace(/[^a-z]/g, '');
	return KINDS.find(([names]) => names.test(plain))?.[1];
}

const KINDS = [
	[
		/session(id|token|cookie)?$|token(key)?$|hashkey|apikey|cookie|authorization|passw|pwd|secret|signature/,
		'secret',
	],
	[/e?mail$|emailaddress/, 'email'],
	[/phone|mobile|msisdn|^fax|callerid|telephone|^number$|phonenumber|dialednumber|^cli$/, 'phone'],
	[
		/^(full|first|last|middle|sur|fore|given|family|customer|contact|person|lead|agent)?name$/,
		'name',
	],
	[/^(userids?|agentid|username|extlogin|login|loginid)$/, 'user'],
	[
		/address|street|^city$|^town$|zip|postcode|postalcode|birth|^dob$|iban|^bic$|cardnumber|^ssn$|passport|^company$|^notes?$/,
		'other',
	],
];
