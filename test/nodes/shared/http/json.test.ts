import { parseExact, parseLenient } from '../../../../nodes/shared/http/json';

describe('parseExact', () => {
	it.each([
		['9007199254740991', 9007199254740991],
		['9007199254740992', '9007199254740992'],
		['9007199254740993', '9007199254740993'],
		['-9007199254740993', '-9007199254740993'],
		['18446744073709551616', '18446744073709551616'],
		['0.12345678901234567', Number('0.12345678901234567')],
		['1234567890123456789.5', Number('1234567890123456789.5')],
		['1e30', 1e30],
		['1521539038782', 1521539038782],
	])('reads the number %s', (text, value) => {
		expect(parseExact(`{"id":${text},"list":[${text}],"deep":{"er":[{"id":${text}}]}}`)).toEqual({
			id: value,
			list: [value],
			deep: { er: [{ id: value }] },
		});
	});

	it('leaves text that looks like a number as it is', () => {
		const text = '{"id":"9007199254740993","name":"call 12345678901234567890 back"}';
		expect(parseExact(text)).toEqual(JSON.parse(text));
	});

	it('throws for what is not JSON, also where a large number stands in it', () => {
		expect(() => parseExact('{"id":9007199254740993')).toThrow(SyntaxError);
		expect(() => parseExact('')).toThrow(SyntaxError);
	});
});

describe('what is nested deep', () => {
	const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

	it('is read as far as n8n can work with it', () => {
		expect(JSON.stringify(parseExact(nested(200)))).toBe(nested(200));
		expect(() => parseExact(nested(201))).toThrow(SyntaxError);
		expect(() => parseExact(`{"a":1,"b":${nested(200_000)}}`)).toThrow(SyntaxError);
		expect(parseLenient(nested(200_000))).toBeUndefined();
	});

	it('is not what is long, or has brackets in its text', () => {
		const wide = JSON.stringify(Array.from({ length: 2000 }, () => [{}]));
		expect(parseExact(wide)).toHaveLength(2000);
		const text = `a "quoted\\" ${'[{'.repeat(1000)}`;
		expect(parseExact(JSON.stringify([text]))).toEqual([text]);
	});
});

describe('parseLenient', () => {
	it('reads raw line breaks inside strings as a blank', () => {
		expect(parseLenient('{"reason":"Agent: agent is not working in campaign:\r\n\t1"}')).toEqual({
			reason: 'Agent: agent is not working in campaign: 1',
		});
	});

	it.each([
		['{"a":1}}', { a: 1 }],
		['{"a":{"b":1}}\n}\n', { a: { b: 1 } }],
		['[1,2,]', [1, 2]],
		['{"a":[{"b":1,},],\n}', { a: [{ b: 1 }] }],
	])('reads %j as the documents print it, with a brace or commas too many', (text, value) => {
		expect(parseLenient(text)).toEqual(value);
	});

	it('leaves valid JSON alone, with its escaped line breaks', () => {
		expect(parseLenient('{\n\t"note":"a\\n\\tb"\n}')).toEqual({ note: 'a\n\tb' });
	});

	it('reads a comma behind the last entry and a brace too many, as the documents print them', () => {
		expect(parseLenient('[{"a":[1,],},\n{"b":2,}\n]')).toEqual([{ a: [1] }, { b: 2 }]);
		expect(parseLenient('{"a":1}\n}')).toEqual({ a: 1 });
		expect(parseLenient('{"a":",}"}')).toEqual({ a: ',}' });
	});

	it.each(['', 'OK', '{"result":"FAILURE","reason":{x\\1}', '<html></html>', '{"a":1}}}', '[1,,]'])(
		'gives undefined for %j',
		(text) => {
			expect(parseLenient(text)).toBeUndefined();
		},
	);
});
