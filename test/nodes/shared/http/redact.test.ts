import { redacted, redactor } from '../../../../nodes/shared/http/redact';

const SECRET = 'pä$$ "word"/+=&';

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
	])('takes a secret out %s, wherever it stands', (_name, form) => {
		expect(redact(`a ${form} b ${form}${form}`)).toBe('a *** b ******');
	});

	it('leaves what is too short to be told from words, and other text', () => {
		expect(redact('abc and nothing')).toBe('abc and nothing');
		expect(redactor([])('anything')).toBe('anything');
	});

	it('takes the longer one out where a secret holds another', () => {
		const both = redactor(['secret', 'secret-and-more']);
		expect(both('secret-and-more, secret')).toBe('***, ***');
	});

	it.each([
		['blanks', ' '],
		['the first letter of the secret', 's'],
		['the beginning of the secret', 'secre'],
	])('takes no seconds for 100 KB of %s', (_name, unit) => {
		const text = unit.repeat(Math.ceil(100_000 / unit.length));
		const began = performance.now();
		expect(redactor(['secret', `${'s'.repeat(50)}x`])(text)).toBe(text);
		expect(performance.now() - began).toBeLessThan(5_000);
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
				answer: { secret: ['a secret', 7, null, { deep: 'secret' }], kept: true },
			},
			httpCode: '403',
		};
		const before = JSON.stringify(told);
		expect(redacted(told, redactor(['secret']))).toEqual({
			message: 'no ***!',
			description: 'the ***',
			details: { answer: { '***': ['a ***', 7, null, { deep: '***' }], kept: true } },
			httpCode: '403',
		});
		expect(JSON.stringify(told)).toBe(before);
		expect(redacted({ message: 'x' }, redactor(['secret']))).toEqual({ message: 'x' });
	});
});
