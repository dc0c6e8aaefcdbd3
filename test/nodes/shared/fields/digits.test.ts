import type { INodeProperties } from 'n8n-workflow';
import {
	count,
	digitList,
	digits,
	optionalCount,
	readCount,
	readDigits,
	requireDigits,
} from '../../../../nodes/shared/fields/digits';
import { readField } from '../../../support/probe';
import { expectRefusal } from '../../../support/thrown';

const LABEL = 'Phone';
const property: INodeProperties = {
	displayName: LABEL,
	name: 'phone',
	type: 'string',
	default: '',
};
const fromItem = { phone: '={{ $json.phone }}' };

describe('digits', () => {
	it.each([
		['35', '35'],
		[35, '35'],
		[' 35 ', '35'],
		['', ''],
		[undefined, ''],
		['00000000000000000000035', '00000000000000000000035'],
	])('reads %p as %j', (value, expected) => {
		expect(readDigits(value, LABEL)).toBe(expected);
	});

	it.each(['-1', '1.0', '1e3', '0x10', '1 2', 'MoviStarSurvey', '1;2', '٣٥', '35\u0000', -1])(
		'refuses %p',
		(value) => {
			expectRefusal(() => readDigits(value, LABEL), LABEL);
		},
	);

	it('requires them where they are required', () => {
		expect(requireDigits(35, LABEL)).toBe('35');
		for (const value of ['', ' ', null, undefined, 'x']) {
			expectRefusal(() => requireDigits(value, LABEL), LABEL);
		}
	});

	it('is a field that may be required', async () => {
		const items = [{ phone: 35 }, {}];
		expect(await readField(digits(property), fromItem, items)).toEqual(['35', '']);
		const required = digits({ ...property, required: true });
		await expect(readField(required, fromItem, items)).rejects.toThrow("'Phone' is empty");
	});
});

describe('lists of digits', () => {
	const field = digitList(property);

	it.each([
		['1, 35,,21 ', ['1', '35', '21']],
		[
			['1', 35, ' ', null],
			['1', '35'],
		],
		['', []],
		[undefined, []],
		[7, ['7']],
		[',', []],
	])('reads %p', async (value, expected) => {
		const items = [value === undefined ? {} : { phone: value }];
		expect(await readField(field, fromItem, items)).toEqual([expected]);
	});

	it.each(['1, two', [1, { id: 2 }], { 0: '1' }])('refuses %p', async (value) => {
		await expect(readField(field, fromItem, [{ phone: value }])).rejects.toThrow("'Phone'");
	});
});

describe('count', () => {
	it.each([
		[1, 1],
		['7', 7],
		[' 7 ', 7],
		[100000, 100000],
	])('reads %p as %d', (value, expected) => {
		expect(readCount(value, LABEL, 1)).toBe(expected);
	});

	it.each([
		0,
		-1,
		1.5,
		'1.5',
		'',
		'many',
		null,
		undefined,
		Number.NaN,
		Infinity,
		'1e400',
		{},
		[3],
		true,
	])('refuses %p', (value) => {
		expectRefusal(() => readCount(value, LABEL, 1), LABEL);
	});

	const number: INodeProperties = { ...property, type: 'number', default: 7 };

	it('is a field with a preset for what was not added', async () => {
		expect(await readField(count(number, 1, 7), fromItem, [{ phone: 3 }, {}])).toEqual([3, 7]);
		await expect(readField(count(number, 1, 7), { phone: 0 })).rejects.toThrow(
			"'Phone' must be a whole number of at least 1, but it is '0'",
		);
	});

	it('is a field that gives nothing for nothing', async () => {
		const items = [{ phone: 0 }, { phone: '' }, { phone: null }, {}];
		const field = optionalCount(number, 0);
		expect(await readField(field, fromItem, items)).toEqual([0, undefined, undefined, undefined]);
	});
});
