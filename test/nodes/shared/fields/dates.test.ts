import { DateTime, Settings } from 'luxon';
import {
	dateTime,
	inMillis,
	inZone,
	readMoment,
	requiredDateTime,
} from '../../../../nodes/shared/fields/dates';
import { isZone } from '../../../../nodes/shared/zone';
import { readField } from '../../../support/probe';
import { expectRefusal } from '../../../support/thrown';

const KOLKATA = 'Asia/Kolkata';

function read(value: unknown) {
	const moment = readMoment(value, 'Callback Time');
	if (!moment) throw new Error('Nothing was read');
	return moment;
}

describe('a date without a zone', () => {
	it.each([
		['2026-08-27 16:23:00', '2026-08-27 16:23:00'],
		['2026-08-27T16:23:00', '2026-08-27 16:23:00'],
		['2026-08-27t16:23:00', '2026-08-27 16:23:00'],
		['2026-08-27T16:23', '2026-08-27 16:23:00'],
		['2026-08-27T16:23:00.999', '2026-08-27 16:23:00'],
		['2026-08-27', '2026-08-27 00:00:00'],
		['  2026-08-27 16:23:00\n', '2026-08-27 16:23:00'],
		['2024-02-29 00:00:00', '2024-02-29 00:00:00'],
		// New York skips this hour, London skips the second one, and it comes twice in November.
		['2026-03-08 02:30:00', '2026-03-08 02:30:00'],
		['2026-03-29T01:30:00', '2026-03-29 01:30:00'],
		['2026-11-01 01:30:00', '2026-11-01 01:30:00'],
	])('goes out as typed, whatever the zone: %j', (text, expected) => {
		for (const zone of [KOLKATA, 'America/New_York', 'Europe/London', 'UTC', 'Pacific/Apia']) {
			expect(inZone(read(text), zone)).toBe(expected);
		}
	});

	it.each([
		['2026-08-27 16:23:00', KOLKATA, '2026-08-27T10:53:00Z'],
		['2026-08-27 16:23:00', 'America/New_York', '2026-08-27T20:23:00Z'],
		['2026-01-27 16:23:00', 'America/New_York', '2026-01-27T21:23:00Z'],
		['2026-08-27 16:23:00', 'UTC', '2026-08-27T16:23:00Z'],
		['2026-03-08 02:30:00', 'America/New_York', '2026-03-08T07:30:00Z'],
	])('is read in the zone where milliseconds are wanted: %j in %s', (text, zone, utc) => {
		expect(inMillis(read(text), zone)).toBe(Date.parse(utc));
	});
});

describe('a moment', () => {
	const moment = Date.parse('2026-08-27T10:53:00Z');
	it.each([
		['with Z', '2026-08-27T10:53:00Z'],
		['with milliseconds', '2026-08-27T10:53:00.000Z'],
		['with +05:30', '2026-08-27T16:23:00+05:30'],
		['with +0530', '2026-08-27T16:23:00+0530'],
		['with -04', '2026-08-27T06:53:00-04'],
		['with a blank before the zone', '2026-08-27 16:23:00 +05:30'],
		['with a zone name after the offset', '2026-08-27T16:23:00+05:30[Asia/Kolkata]'],
		['epoch milliseconds', moment],
		['epoch milliseconds as text', String(moment)],
		['epoch milliseconds as a bigint', BigInt(moment)],
		['a Date', new Date(moment)],
		['a DateTime', DateTime.fromMillis(moment, { zone: 'America/New_York' })],
		['a DateTime of another luxon', { toMillis: () => moment, toISO: () => 'unused' }],
	])('is converted into the zone: %s', (_name, value) => {
		expect(inZone(read(value), KOLKATA)).toBe('2026-08-27 16:23:00');
		expect(inZone(read(value), 'America/New_York')).toBe('2026-08-27 06:53:00');
		expect(inMillis(read(value), KOLKATA)).toBe(moment);
	});

	it('is written with Latin digits, whatever the locale of the DateTime', () => {
		const arabic = DateTime.fromMillis(moment, { locale: 'ar-EG', numberingSystem: 'arab' });
		expect(inZone(read(arabic), KOLKATA)).toBe('2026-08-27 16:23:00');
	});
});

describe('in an n8n with settings of its own', () => {
	const { defaultZone, defaultLocale, defaultNumberingSystem } = Settings;
	afterEach(() => Object.assign(Settings, { defaultZone, defaultLocale, defaultNumberingSystem }));

	it('leaves an hour alone that its zone skips', () => {
		Settings.defaultZone = 'America/New_York';
		expect(inZone(read('2026-03-08 02:30:00'), KOLKATA)).toBe('2026-03-08 02:30:00');
		expect(inMillis(read('2026-03-08 02:30:00'), 'UTC')).toBe(Date.parse('2026-03-08T02:30:00Z'));
	});

	it('writes Latin digits', () => {
		Settings.defaultLocale = 'ar-EG';
		Settings.defaultNumberingSystem = 'arab';
		expect(inZone(read('2026-08-27T10:53:00Z'), KOLKATA)).toBe('2026-08-27 16:23:00');
		expect(inZone(read('2026-08-27 10:53:00'), KOLKATA)).toBe('2026-08-27 10:53:00');
	});
});

describe('what is no date', () => {
	it.each([undefined, null, '', '   '])('is nothing: %j', (value) => {
		expect(readMoment(value, 'Callback Time')).toBeUndefined();
	});

	it.each([
		['a day that does not exist', '2026-02-30 10:00:00'],
		['29 February of a common year', '2026-02-29T10:00:00'],
		['the 31st of a short month, with a zone', '2026-04-31T10:00:00Z'],
		['a thirteenth month', '2026-13-01 10:00:00'],
		['hour 25', '2026-08-27 25:00:00'],
		['minute 60', '2026-08-27 10:60:00'],
		['the sample that lacks its blank', '2016-08-2716:23:00'],
		['a zone abbreviation', '2010-04-13 22:30:00 IST'],
		['the form of the answers', 'Mar 3, 2015 11:29:34 AM'],
		['an American date', '08/27/2026 10:00'],
		['a German date', '27.08.2026 10:00'],
		['a week date', '2026-W35-4'],
		['a time alone', '10:00:00'],
		['two blanks', '2026-08-27  16:23:00'],
		['words', 'tomorrow'],
		['an expression that was not evaluated', '{{ $now }}'],
		['seconds instead of milliseconds', 1787828000],
		['seconds as text', '1787828000'],
		['microseconds instead of milliseconds', 1787828000000000],
		['a negative number', -1787828000000],
		['a fraction of a millisecond', 1787828000000.5],
		['NaN', Number.NaN],
		['Infinity', Infinity],
		['true', true],
		['an object', { date: '2026-08-27' }],
		['a list', ['2026-08-27 16:23:00']],
		['an invalid Date', new Date('nonsense')],
		['an invalid DateTime', DateTime.fromISO('nonsense')],
		['a very long text', 'x'.repeat(100_000)],
		['Arabic digits', '٢٠٢٦-٠٨-٢٧ ١٦:٢٣:٠٠'],
		['a date and more', '2026-08-27 16:23:00; DROP'],
		['an offset that does not exist', '2026-08-27T16:23:00+25:00'],
	])('is refused with the name of the field: %s', (_name, value) => {
		expectRefusal(() => readMoment(value, 'Callback Time'), 'Callback Time');
	});

	it('says that seconds are to be multiplied', () => {
		expect(() => read(1787828000)).toThrow(
			expect.objectContaining({ description: expect.stringContaining('Multiply seconds by 1000') }),
		);
	});
});

describe('isZone', () => {
	it.each([
		[KOLKATA, true],
		['UTC', true],
		['America/Argentina/Buenos_Aires', true],
		['IST5', false],
		['Asia/Nowhere', false],
		['', false],
	])('%j: %s', (zone, expected) => {
		expect(isZone(zone)).toBe(expected);
	});
});

describe('a date-time field', () => {
	const property = {
		displayName: 'Callback Time',
		name: 'callbackTime',
		type: 'dateTime',
		default: '',
	} as const;
	const items = [{ at: '2026-08-27 16:23:00' }, { at: '' }];

	it('gives the moment of each item, and undefined for nothing', async () => {
		const moments = await readField(dateTime(property), { callbackTime: '={{ $json.at }}' }, items);
		expect(moments.map((moment) => moment && inZone(moment, KOLKATA))).toEqual([
			'2026-08-27 16:23:00',
			undefined,
		]);
	});

	it('refuses nothing where it is required', async () => {
		const field = requiredDateTime({ ...property, required: true });
		await expect(readField(field, { callbackTime: '={{ $json.at }}' }, items)).rejects.toThrow(
			"'Callback Time' is empty",
		);
	});
});
