import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { hasExpression, NodeParameters } from '../../../../nodes/shared/fields/reader';
import { probe } from '../../../support/probe';
import { item, raws } from './readerValues';

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

describe('a raw value', () => {
	it.each(raws)("reads %j as n8n's evaluator does", async (_expression, dressed) => {
		const seen = await probe({}, items, (context, i) =>
			dressed.map((raw) => ({
				reader: { raw, i, ...attempt(() => new NodeParameters(context).readRaw(raw)(i)) },
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
				reader: attempt(() => new NodeParameters(context).readRaw(raw)(i)),
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
				new NodeParameters(counting).readRaw(raw)(0);
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
		const [first, second] = await probe({}, items, (context, i) =>
			new NodeParameters(context).readRaw(raw)(i),
		);
		expect(first).toEqual({ a: 'plain', b: ['x', 0, { c: 0 }], d: 1, e: null });
		expect(second).toEqual({ a: undefined, b: ['x', 1, { c: undefined }], d: 1, e: null });
	});

	it('hands on what is no expression as it is', async () => {
		for (const raw of [0, false, null, undefined, 12, { a: 1 }, ['{{ $json.text }}']]) {
			expect(
				await probe({}, [item], (context) => new NodeParameters(context).readRaw(raw)(0)),
			).toEqual([raw]);
		}
	});
});

describe('a parameter', () => {
	it('reads parameters, nested ones and those that are nowhere', async () => {
		const parameters = {
			value: '={{ $json.text }}',
			rows: { row: [{ name: 'a', value: '={{ $json.zero }}' }] },
		};
		const seen = await probe(parameters, items.slice(0, 2), (context, i) => [
			new NodeParameters(context).read('value', 'preset')(i),
			new NodeParameters(context).read('rows.row', [])(i),
			new NodeParameters(context).read('rows.none', 'preset')(i),
			new NodeParameters(context).read('nowhere', 'preset')(i),
			new NodeParameters(context).read('nowhere', '={{ $json.text }}')(i),
		]);
		expect(seen).toEqual([
			['plain', [{ name: 'a', value: 0 }], 'preset', 'preset', 'plain'],
			[undefined, [{ name: 'a', value: undefined }], 'preset', 'preset', undefined],
		]);
	});

	it('keeps readers of one run apart from those of another', async () => {
		const read = (context: IExecuteFunctions, i: number) =>
			new NodeParameters(context).read('value')(i);
		expect(await probe({ value: '={{ $json.text }}' }, items, read)).toEqual([
			'plain',
			undefined,
			'second',
		]);
		expect(await probe({ value: 'other' }, items, read)).toEqual(['other', 'other', 'other']);
	});
});

describe('hasExpression', () => {
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
});
