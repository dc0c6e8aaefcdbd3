import { redacted, redactor } from '../../../../nodes/shared/http/redact';

const SECRET = 'pä$$ "word"/+=&';

const asForm = (text: string) => new URLSearchParams({ s: text }).toString().slice(2);
const asJson = (text: string) => JSON.stringify(text).slice(1, -1);
const everyByte = (text: string) =>
	[...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join('');
const asUnicode = (sign: string) => `\\u${hex(sign.charCodeAt(0), 4)}`;
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

describe('redactor', () => {
	const redact = redactor([SECRET, '', 'abc']);

	it.each([
		['as it is', SECRET],
		['URL-encoded', encodeURIComponent(SECRET)],
		['URL-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
		['as a form has it', new URLSearchParams({ s: SECRET }).toString().slice(2)],
		['as JSON has it', JSON.stringify(SECRET).slice(1, -1)],
		['in base64', Buffer.from(SECRET).toString('base64')],
		['in base64 without its end', Buffer.from(SECRET).toString('base64').replace(/=+$/, '')],
		['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
		['in base64, URL-encoded', encodeURIComponent(Buffer.from(SECRET).toString('base64'))],
		['URL-encoded in small letters', encodeURIComponent(SECRET).toLowerCase()],
		['URL-encoded with blanks as %20 and signs as they are', SECRET.replace(/ /g, '%20')],
		['URL-encoded in every byte', everyByte(SECRET)],
		['URL-encoded in a form in a URL', encodeURIComponent(asForm(SECRET))],
		['URL-encoded as Latin-1', everyByte(SECRET).replace('%c3%a4', '%E4')],
		['as JSON in JSON has it', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
		['as JSON has it with escaped slashes', asJson(SECRET).split('/').join('\\/')],
		['as JSON of .NET has it', asJson(SECRET).replace(/[ä"+&]/g, asUnicode)],
		['as a page has it', SECRET.replace(/&/g, '&amp;').replace(/"/g, '&quot;')],
		['as a page has it by numbers', SECRET.replace(/ä/g, '&#228;').replace(/"/g, '&#x22;')],
	])('takes a secret out %s, wherever it stands', (_name, form) => {
		expect(redact(`a ${form} b ${form}${form}`)).toBe('a *** b ******');
	});

	it('leaves what is too short to be told from words, and other text', () => {
		expect(redact('abc and nothing')).toBe('abc and nothing');
		expect(redactor([])('anything')).toBe('anything');
	});

	it('takes a token out whose signs mean something in URLs and in JSON', () => {
		const token = 'aB+/3%41\\u0041&amp;==';
		const forms = [token, encodeURIComponent(token), asForm(token), asJson(token)];
		for (const form of forms) expect(redactor([token])(`<${form}>`)).toBe('<***>');
	});

	it('finds a secret behind signs that look like the beginning of an escape', () => {
		expect(redactor(['41-secret'])('100%41-secret')).toBe('100%***');
		expect(redactor(['u0041-secret'])('C:\\u0041-secret')).toBe('C:\\***');
	});

	it('leaves no halves where secrets overlap', () => {
		expect(redactor(['aaaa'])('xaaaaaax')).toBe('x***x');
		expect(redactor(['abcdef', 'defghi'])('abcdefghi')).toBe('***');
	});

	it('keeps everything else as it was written', () => {
		const text = 'a%20b \\u0041 &amp; %zz % \\ &#x; &#99999999; \ud83d %F0%9F';
		expect(redactor(['secret'])(`${text}secret${text}`)).toBe(`${text}***${text}`);
	});

	it('takes the longer one out where a secret holds another', () => {
		const both = redactor(['secret', 'secret-and-more']);
		expect(both('secret-and-more, secret')).toBe('***, ***');
	});

	it.each([
		['blanks', ' '],
		['the first letter of the secret', 's'],
		['the beginning of the secret', 'secre'],
		['the secret itself', 'ssss'],
		['escapes', '%25'],
		['escapes of escapes', '%252525'],
		['backslashes', '\\'],
		['ampersands', '&#'],
		['quotes of JSON', '\\"'],
	])('takes no seconds for 100 KB of %s', (_name, unit) => {
		const text = unit.repeat(Math.ceil(100_000 / unit.length));
		const began = performance.now();
		const shown = redactor(['secret', `${'s'.repeat(50)}x`])(text);
		expect(shown).toBe(text);
		expect(performance.now() - began).toBeLessThan(5_000);
	});

	it('takes ten times as long for ten times as much, and not a hundred times', () => {
		const redact = redactor(['s'.repeat(50), 'secret']);
		const time = (length: number) => {
			const text = 's'.repeat(length);
			const began = performance.now();
			expect(redact(text)).toBe('***');
			return performance.now() - began;
		};
		time(20_000);
		const short = time(20_000);
		expect(time(200_000)).toBeLessThan(40 * short + 200);
	});

	it('reads pieces of a pattern as text', () => {
		expect(redactor(['.*+?^${}'])('x .*+?^${} y')).toBe('x *** y');
	});
});

describe('redacted', () => {
	it('cleans every text of what a person is told, keys and depths included', () => {
		const told = {
			message: 'no secret!',
			description: 'the secret',
			details: {
				answer: { secret: ['a secret', 7, null, { deep: 'secret' }], kept: true, id: 7654321 },
			},
			httpCode: '403',
		};
		const before = JSON.stringify(told);
		expect(redacted(told, redactor(['secret', '7654321']))).toEqual({
			message: 'no ***!',
			description: 'the ***',
			details: { answer: { '***': ['a ***', 7, null, { deep: '***' }], kept: true, id: '***' } },
			httpCode: '403',
		});
		expect(JSON.stringify(told)).toBe(before);
		expect(redacted({ message: 'x' }, redactor(['secret']))).toEqual({ message: 'x' });
	});
});
