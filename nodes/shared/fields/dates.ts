import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { refuse } from '../refuse';
import { field } from './field';
import type { Field } from './field';
import { readText } from './text';
import type { RequiredProperty } from './text';

/** A moment as a person gave it: on a wall clock (no zone) or exact. */
export type Moment = { wall: DateTime } | { exact: DateTime };

/** Epoch milliseconds before this are seconds by mistake: no call was planned in 1973. */
const EARLIEST_EPOCH_MS = 100_000_000_000;
/** The end of the year 9999, the last that four digits hold. Microseconds are above it. */
const LATEST_EPOCH_MS = 253_402_300_799_999;
const HOW =
	'Give a date such as 2026-08-27T16:23:00, 2026-08-27 16:23:00, one with a zone such as 2026-08-27T16:23:00+05:30, or epoch milliseconds.';
const ISO_LIKE =
	/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?\s?(Z|[+-](?:0\d|1[0-4])(:?[0-5]\d)?)?(\[[\w/+-]+\])?$/i;

/** A date-time; undefined for nothing. */
export function dateTime(property: INodeProperties): Field<Moment | undefined> {
	return field(property, readMoment);
}

/** A date-time that must be given. */
export function requiredDateTime(property: RequiredProperty): Field<Moment> {
	return field(
		property,
		(value, label) =>
			readMoment(value, label) ?? refuse(`'${label}' is empty`, `Fill in '${label}'.`),
	);
}

/**
 * Reads a date-time: ISO 8601, `yyyy-MM-dd HH:mm:ss`, Date and luxon DateTime values, epoch
 * milliseconds. Text without a zone is wall-clock time; everything else is a moment.
 *
 * @returns undefined for nothing
 * @throws the field's refusal for anything else
 */
export function readMoment(value: unknown, label: string): Moment | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	if (value instanceof Date) return exact(label, DateTime.fromJSDate(value), String(value));
	if (hasMillis(value)) {
		return exact(label, DateTime.fromMillis(value.toMillis()), 'an invalid DateTime');
	}
	const text = typeof value === 'number' ? String(value) : readText(value, label);
	if (text === '') return undefined;
	if (/^\d+$/.test(text)) return epoch(label, text);
	return written(label, text);
}

/** `yyyy-MM-dd HH:mm:ss` in `zone`; wall-clock time goes out as typed, also where the zone's clock skips it. */
export function inZone(moment: Moment, zone: string): string {
	const local = 'wall' in moment ? moment.wall : moment.exact.setZone(zone);
	return local.toFormat('yyyy-MM-dd HH:mm:ss', { locale: 'en', numberingSystem: 'latn' });
}

/** Epoch milliseconds; wall-clock time is read in `zone`. */
export function inMillis(moment: Moment, zone: string): number {
	return 'wall' in moment
		? moment.wall.setZone(zone, { keepLocalTime: true }).toMillis()
		: moment.exact.toMillis();
}

function written(label: string, text: string): Moment {
	const match = ISO_LIKE.exec(text);
	if (!match) return notADate(label, text);
	const iso = text.replace(/^(\S{10}) /, '$1T').replace(/\s/g, '');
	if (match[4] !== undefined) {
		return exact(label, DateTime.fromISO(iso, { setZone: true }), text);
	}
	const wall = DateTime.fromISO(iso, { zone: 'utc' });
	return wall.isValid && match[6] === undefined ? { wall } : notADate(label, text);
}

function epoch(label: string, text: string): Moment {
	const ms = Number(text);
	if (ms < EARLIEST_EPOCH_MS) {
		refuse(
			`'${label}' is not a date: ${text}`,
			'A number is read as epoch milliseconds. Multiply seconds by 1000.',
		);
	}
	return ms > LATEST_EPOCH_MS ? notADate(label, text) : exact(label, DateTime.fromMillis(ms), text);
}

function exact(label: string, moment: DateTime, text: string): Moment {
	return moment.isValid ? { exact: moment } : notADate(label, text);
}

function notADate(label: string, text: string): never {
	return refuse(`'${label}' is not a date: '${text.slice(0, 60)}'`, HOW);
}

function hasMillis(value: unknown): value is { toMillis(): number } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'toMillis' in value &&
		typeof value.toMillis === 'function'
	);
}
