import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	asRecord,
	hasExpression,
	parameter,
	parameterReader,
	readerOf,
} from '../../../../nodes/shared/reader';
import { probe } from '../../../support/probe';

const item: IDataObject = {
	text: 'plain',
	empty: '',
	zero: 0,
	no: false,
	nothing: null,
	number: 12.5,
	big: 1e21,
	template: '={{ 1 + 1 }}',
	braces: 'a {{ $json.text }} b',
	html: '<b onclick="x()">\'&amp;',
	emoji: '📞 पता',
	lone: 'x\ud83dy',
	'a b': 'blank',
	'a.b': 'dot',
	ä: 'umlaut',
	"it's": 'quote',
	'': 'no name',
	'0': 'digit',
	$dollar: 'dollar',
	_line: 'line',
	length: 'own length',
	list: ['first', { name: 'second', deep: [null, ['x']] }, null],
	deep: { er: { est: 'bottom', nothing: null }, 'a b': { c: 1 } },
	constructor: 'own constructor',
	toString: 'own toString',
};

const plain = [
	'$json.text',
	'$json.empty',
	'$json.zero',
	'$json.no',
	'$json.nothing',
	'$json.number',
	'$json.big',
	'$json.template',
	'$json.braces',
	'$json.html',
	'$json.emoji',
	'$json.lone',
	'$json["a b"]',
	"$json['a b']",
	'$json["a.b"]',
	'$json["ä"]',
	'$json["it\'s"]',
	'$json[""]',
	'$json[0]',
	'$json["0"]',
	'$json.$dollar',
	'$json._line',
	'$json.length',
	'$json.list',
	'$json.list[0]',
	'$json.list["0"]',
	'$json.list[1].name',
	'$json.list[1]["deep"][1][0]',
	'$json.list.length',
	'$json.deep',
	'$json.deep.er.est',
	'$json["deep"]["er"].est',
	'$json.deep["a b"].c',
	'$json.deep.er',
	// What is not there.
	'$json.missing',
	'$json["missing one"]',
	'$json.missing.deeper',
	'$json.nothing.deeper',
	'$json.deep.er.nothing.x.y',
	'$json.list[3]',
	'$json.list[2].name',
	'$json.list[99].name',
	'$json.zero.deeper',
	'$json.text.deeper',
	'$json.no.deeper.still',
	// What is not the item's own.
	'$json.text.length',
	'$json.text[1]',
	'$json.number.constructor',
	'$json.constructor',
	'$json.deep.constructor',
	'$json["constructor"]',
	'$json.__proto__',
	'$json["__proto__"]',
	'$json.list.__proto__',
	'$json.prototype',
	'$json.deep.hasOwnProperty',
	'$json.hasOwnProperty',
	'$json.valueOf',
	'$json.toString',
	'$json.list.map',
	'$json.list.first',
	'$json.text.trim',
	'$json.isEmpty',
	// What is not a plain path.
	'$json.text + "!"',
	'$json["te" + "xt"]',
	'$json?.text',
	'$json.deep?.er?.est',
	'$json.list[0 + 0]',
	'$json.list[01]',
	'$json.list[0x0]',
	'$json.list[-1]',
	'$json.list[1_0]',
	'$json["a\\u0020b"]',
	'$json["a\\"b"]',
	'$json.ä',
	'$json . text',
	'$json\n.text',
	'$json .text',
	'$json.te\\u0078t',
	'$json',
	'$json.',
	'$json[]',
	'$json.a-b',
	'$json.text /* so */',
	'$json.text;',
	'$itemIndex',
	'$jsonx',
	'undefined',
	'null',
];
const around: Array<(expression: string) => string> = [
	(expression) => `={{ ${expression} }}`,
	(expression) => `={{${expression}}}`,
	(expression) => `={{\n\t${expression}\n}}`,
	(expression) => `= {{ ${expression} }}`,
	(expression) => `={{ ${expression} }} `,
	(expression) => `={{ ${expression} }}{{ ${expression} }}`,
	(expression) => `=a{{ ${expression} }}`,
];
const whole = [
	'=',
	'==',
	'={{ }}',
	'={{}}',
	'={{',
	'=$json.text',
	'={{ $json.text }',
	'text',
	'',
	' ={{ $json.text }}',
	'{{ $json.text }}',
	'={{ "={{ 1 }}" }}',
];
const raws: Array<[string, string[]]> = [
	...plain.map((expression): [string, string[]] => [
		expression,
		around.map((dress) => dress(expression)),
	]),
	['odd values', whole],
];

/** A value, or the words of what was thrown. */
function attempt(read: () => unknown): { value: unknown } | { thrown: string } {
	try {
		return { value: read() };
	} catch (error) {
		return { thrown: error instanceof Error ? error.message : String(error) };
	}
}

const byEvaluator = (context: IExecuteFunctions, raw: string, i: number): unknown =>
	raw.startsWith('=') ? context.evaluateExpression(raw.slice(1), i) : raw;

const items: IDataObject[] = [item, {}, { text: 'second', list: [], deep: null }];

describe('readerOf', () => {
	it.each(raws)("reads %j as n8n's evaluator does", async (_expression, dressed) => {
		const seen = await probe({}, items, (context, i) =>
			dressed.map((raw) => ({
				reader: { raw, i, ...attempt(() => readerOf.call(context, raw)(i)) },
				evaluator: { raw, i, ...attempt(() => byEvaluator(context, raw, i)) },
			})),
		);
		const pairs = seen.flat();
		expect(pairs).toHaveLength(dressed.length * items.length);
		expect(pairs.map(({ reader }) => reader)).toStrictEqual(
			pairs.map(({ evaluator }) => evaluator),
		);
	});

	it('reads dates as the evaluator does', async () => {
		const date = new Date('2026-08-27T10:53:00Z');
		const dated: IDataObject[] = [{ date }, { date: [date] }];
		for (const raw of ['={{ $json.date }}', '={{ $json.date[0] }}', '={{ $json.date.getTime }}']) {
			const seen = await probe({}, dated, (context, i) => ({
				reader: attempt(() => readerOf.call(context, raw)(i)),
				evaluator: attempt(() => byEvaluator(context, raw, i)),
			}));
			expect(seen.map(({ reader }) => reader)).toEqual(seen.map(({ evaluator }) => evaluator));
		}
	});

	it('does not ask the evaluator for constants and plain paths', async () => {
		const asked = await probe({}, [item], (context) => {
			let count = 0;
			const counting: IExecuteFunctions = Object.create(context, {
				evaluateExpression: {
					value: () => {
						count++;
						return undefined;
					},
				},
			});
			for (const raw of [
				'text',
				'={{ $json.text }}',
				'={{ $json["a b"] }}',
				'={{ $json.list[1].name }}',
			]) {
				readerOf.call(counting, raw)(0);
			}
			return count;
		});
		expect(asked).toEqual([0]);
	});

	it('reads the parts of objects and arrays, each for its item', async () => {
		const raw = {
			a: '={{ $json.text }}',
			b: ['x', '={{ $itemIndex }}', { c: '={{ $json.zero }}' }],
			d: 1,
			e: null,
		};
		const [first, second] = await probe({}, items, (context, i) => readerOf.call(context, raw)(i));
		expect(first).toEqual({ a: 'plain', b: ['x', 0, { c: 0 }], d: 1, e: null });
		expect(second).toEqual({ a: undefined, b: ['x', 1, { c: undefined }], d: 1, e: null });
	});

	it('hands on what is no expression as it is', async () => {
		for (const raw of [0, false, null, undefined, 12, { a: 1 }, ['{{ $json.text }}']]) {
			expect(await probe({}, [item], (context) => readerOf.call(context, raw)(0))).toEqual([raw]);
		}
	});
});

describe('parameterReader', () => {
	it('reads parameters, nested ones and those that are nowhere', async () => {
		const parameters = {
			value: '={{ $json.text }}',
			rows: { row: [{ name: 'a', value: '={{ $json.zero }}' }] },
		};
		const seen = await probe(parameters, items.slice(0, 2), (context, i) => [
			parameterReader.call(context, 'value', 'preset')(i),
			parameterReader.call(context, 'rows.row', [])(i),
			parameterReader.call(context, 'rows.none', 'preset')(i),
			parameterReader.call(context, 'nowhere', 'preset')(i),
			parameterReader.call(context, 'nowhere', '={{ $json.text }}')(i),
		]);
		expect(seen).toEqual([
			['plain', [{ name: 'a', value: 0 }], 'preset', 'preset', 'plain'],
			[undefined, [{ name: 'a', value: undefined }], 'preset', 'preset', undefined],
		]);
	});

	it('keeps readers of one run apart from those of another', async () => {
		const read = (context: IExecuteFunctions, i: number) => parameter.call(context, 'value', i);
		expect(await probe({ value: '={{ $json.text }}' }, items, read)).toEqual([
			'plain',
			undefined,
			'second',
		]);
		expect(await probe({ value: 'other' }, items, read)).toEqual(['other', 'other', 'other']);
	});
});

describe('hasExpression and asRecord', () => {
	it.each([
		['=x', true],
		['x=', false],
		['', false],
		[{ a: ['b', { c: '=d' }] }, true],
		[{ '=a': 'b' }, false],
		[null, false],
		[undefined, false],
		[5, false],
	])('finds an expression in %j: %s', (raw, expected) => {
		expect(hasExpression(raw)).toBe(expected);
	});

	it('takes objects for records, and nothing else', () => {
		expect(asRecord({ a: 1 })).toEqual({ a: 1 });
		for (const value of [null, undefined, 'text', 3, ['a']]) expect(asRecord(value)).toEqual({});
	});
});
