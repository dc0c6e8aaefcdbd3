import { DateTime } from 'luxon';
import { jsonText, plainJson } from '../../../../nodes/shared/fields/json';

const at = new Date('2031-05-06T07:08:09Z');

it.each([
	['a', '"a"'],
	[0.5, '0.5'],
	[null, 'null'],
	[undefined, undefined],
	[[1, undefined, null], '[1,null,null]'],
	[{ a: undefined, b: { c: at } }, '{"b":{"c":"2031-05-06T07:08:09.000Z"}}'],
	[DateTime.fromJSDate(at, { zone: 'utc' }), '"2031-05-06T07:08:09.000Z"'],
	[{ big: 12345678901234567890n }, '{"big":"12345678901234567890"}'],
])('makes JSON text of %p', (value, expected) => {
	expect(jsonText(value, 'Field')).toBe(expected);
	expect(plainJson(value, 'Field')).toEqual(
		expected === undefined ? undefined : JSON.parse(expected),
	);
});

it('refuses what JSON would leave out, or make nothing of', () => {
	const circle: { self?: object } = {};
	circle.self = circle;
	let deep: object = {};
	for (let depth = 0; depth < 100_000; depth++) deep = { deep };
	for (const [value, message] of [
		[new Date(NaN), "'Field' is, or holds, a date that does not exist"],
		[{ a: [DateTime.invalid('made up')] }, "'Field' is, or holds, a date that does not exist"],
		[[NaN], "'Field' is, or holds, no number: NaN"],
		[{ a: -Infinity }, "'Field' is, or holds, no number: -Infinity"],
		[{ a: () => 1 }, "'Field' is, or holds, a function"],
		[[Symbol('a')], "'Field' is, or holds, a symbol"],
		[circle, "'Field' holds a value that cannot be sent"],
		[deep, "'Field' holds a value that cannot be sent"],
	] as const) {
		expect(() => jsonText(value, 'Field')).toThrow(message);
	}
});
