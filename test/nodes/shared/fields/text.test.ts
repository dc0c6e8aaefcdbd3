import { DateTime } from 'luxon';
import type { INode } from 'n8n-workflow';
import { Fields } from '../../../../nodes/shared/fields';

const node: INode = {
	id: '1',
	name: 'Ameyo',
	type: 'ameyo',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const fields = new Fields(node, 2);

/** Expects a refusal that names the field and belongs to the item. */
function expectRefusal(read: () => unknown): void {
	let thrown: unknown;
	try {
		read();
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringContaining("'Phone'"),
		context: { itemIndex: 2 },
	});
}

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
		expect(fields.text('Phone', value)).toBe(expected);
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
		expectRefusal(() => fields.text('Phone', value));
	});
});

describe('digits', () => {
	it.each([
		['35', '35'],
		[35, '35'],
		[' 35 ', '35'],
		['', ''],
		[undefined, ''],
		['00000000000000000000035', '00000000000000000000035'],
	])('reads %p as %j', (value, expected) => {
		expect(fields.digits('Phone', value)).toBe(expected);
	});

	it.each(['-1', '1.0', '1e3', '0x10', '1 2', 'MoviStarSurvey', '1;2', '٣٥', '35\u0000', -1])(
		'refuses %p',
		(value) => {
			expectRefusal(() => fields.digits('Phone', value));
		},
	);

	it('requires them where they are required', () => {
		expect(fields.requiredDigits('Phone', 35)).toBe('35');
		for (const value of ['', ' ', null, undefined, 'x']) {
			expectRefusal(() => fields.requiredDigits('Phone', value));
		}
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
		expect(fields.list('Phone', value)).toEqual(expected);
		expect(fields.digitList('Phone', value)).toEqual(expected);
	});

	it('refuses what is no list of IDs', () => {
		expectRefusal(() => fields.digitList('Phone', '1, two'));
		expectRefusal(() => fields.digitList('Phone', [1, { id: 2 }]));
		expectRefusal(() => fields.list('Phone', { 0: '1' }));
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
		expect(fields.boolean('Phone', value)).toBe(expected);
	});

	it.each(['yes', 'no', 1, 0, {}, [], 'TRUE!'])('refuses %p', (value) => {
		expectRefusal(() => fields.boolean('Phone', value));
	});
});

describe('count', () => {
	it.each([
		[1, 1],
		['7', 7],
		[' 7 ', 7],
		[100000, 100000],
	])('reads %p as %d', (value, expected) => {
		expect(fields.count('Phone', value, 1)).toBe(expected);
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
		expectRefusal(() => fields.count('Phone', value, 1));
	});
});

describe('segment', () => {
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
		expect(fields.segment('Phone', value)).toBe(expected);
	});

	it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '/', ' .. ', 'x\ud83d', '\udcde', null])(
		'refuses %j',
		(value) => {
			expectRefusal(() => fields.segment('Phone', value));
		},
	);
});
