import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { field as fieldOf } from '../../../../nodes/shared/fields/field';
import {
	boolean,
	choice,
	encodable,
	list,
	readBoolean,
	readList,
	readSegment,
	readText,
	requireText,
	text,
} from '../../../../nodes/shared/fields/text';
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
const items = [{ phone: ' a b ' }, { phone: 35 }, {}];

describe('text', () => {
	it.each([
		['  a b\n', 'a b'],
		['', ''],
		[null, ''],
		[undefined, ''],
		[0, '0'],
		[5555056887, '5555056887'],
		[-3, '-3'],
		[12345678901234567890n, '12345678901234567890'],
		['0098', '0098'],
		['+91 (98)', '+91 (98)'],
		['📞', '📞'],
		[new Date('2026-08-27T10:53:00Z'), '2026-08-27T10:53:00.000Z'],
		[DateTime.fromISO('2026-08-27T10:53:00Z', { zone: 'utc' }), '2026-08-27T10:53:00.000Z'],
	])('reads %p as %j', (value, expected) => {
		expect(readText(value, LABEL)).toBe(expected);
	});

	it.each([
		1.5,
		Number.NaN,
		Infinity,
		Number('9007199254740993'),
		true,
		false,
		{},
		[],
		['5555056887'],
		new Date('nonsense'),
		DateTime.fromISO('nonsense'),
		Symbol('phone'),
		() => 'phone',
	])('refuses %p', (value) => {
		expectRefusal(() => readText(value, LABEL), LABEL);
	});

	it('is refused where it is required and nothing is given', () => {
		expect(requireText(' a ', LABEL)).toBe('a');
		for (const value of ['', ' ', null, undefined]) {
			expectRefusal(() => requireText(value, LABEL), LABEL);
		}
	});

	it('is a field that may be required', async () => {
		expect(await readField(text(property), fromItem, items)).toEqual(['a b', '35', '']);
		const required = text({ ...property, required: true });
		expect(await readField(required, fromItem, items.slice(0, 2))).toEqual(['a b', '35']);
		await expect(readField(required, fromItem, items)).rejects.toThrow("'Phone' is empty");
	});
});

describe('lists', () => {
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
	])('reads %p', (value, expected) => {
		expect(readList(value, LABEL)).toEqual(expected);
	});

	it('refuses what is no list', () => {
		expectRefusal(() => readList({ 0: '1' }, LABEL), LABEL);
		expectRefusal(() => readList([1, { id: 2 }], LABEL), LABEL);
	});

	it('is a field', async () => {
		const given = [{ phone: '1,2' }, { phone: [3] }, {}];
		expect(await readField(list(property), fromItem, given)).toEqual([['1', '2'], ['3'], []]);
	});
});

describe('boolean', () => {
	it.each([
		[true, true],
		['true', true],
		[false, false],
		['false', false],
		['', false],
		[null, false],
		[undefined, false],
	])('reads %p as %s', (value, expected) => {
		expect(readBoolean(value, LABEL)).toBe(expected);
	});

	it.each(['yes', 'no', 1, 0, {}, [], 'TRUE!'])('refuses %p', (value) => {
		expectRefusal(() => readBoolean(value, LABEL), LABEL);
	});

	it('is a field', async () => {
		const field = boolean({ ...property, type: 'boolean', default: false });
		const given = [{ phone: 'true' }, { phone: false }, {}];
		expect(await readField(field, fromItem, given)).toEqual([true, false, false]);
	});
});

describe('choice', () => {
	const field = choice(
		{
			...property,
			type: 'options',
			options: ['body', 'query'].map((value) => ({ name: value, value })),
			default: 'body',
		},
		['body', 'query'],
	);

	it('gives what was chosen, and the default for what is none of its values', async () => {
		expect(await readField(field, { phone: 'query' })).toEqual(['query']);
		expect(await readField(field, {})).toEqual(['body']);
		const given = [{ phone: 'query' }, { phone: 'else' }, {}];
		expect(await readField(field, fromItem, given)).toEqual(['query', 'body', 'body']);
	});
});

describe('readSegment', () => {
	it.each([
		['d810-59423051-cm-0', 'd810-59423051-cm-0'],
		['a b', 'a%20b'],
		['a?b#c&d=e', 'a%3Fb%23c%26d%3De'],
		['%2e%2e', '%252e%252e'],
		['%2F', '%252F'],
		['...', '...'],
		['पता', '%E0%A4%AA%E0%A4%A4%E0%A4%BE'],
		['a;b=c', 'a%3Bb%3Dc'],
		["'", "'"],
	])('encodes %j as %j', (value, expected) => {
		expect(readSegment(value, LABEL)).toBe(expected);
	});

	it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '/', ' .. ', 'x\ud83d', '\udcde', null])(
		'refuses %j',
		(value) => {
			expectRefusal(() => readSegment(value, LABEL), LABEL);
		},
	);

	it('is a field', async () => {
		const field = fieldOf(property, readSegment);
		expect(await readField(field, fromItem, items.slice(0, 2))).toEqual(['a%20b', '35']);
		await expect(readField(field, fromItem, [{ phone: '..' }])).rejects.toThrow("'Phone'");
	});
});

describe('encodable', () => {
	it('lets whole characters through, and refuses half of one', () => {
		expect(encodable('📞 पता', LABEL)).toBe('📞 पता');
		for (const half of ['x\ud83d', '\udcde']) expectRefusal(() => encodable(half, LABEL), LABEL);
	});
});
