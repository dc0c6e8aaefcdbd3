import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inMillis, inZone, readMoment } from '../shared/dates';
import type { Context } from '../shared/context';
import { apiError, isRecord } from '../shared/oldErrors';
import type { Fields } from '../shared/fields';
import { fieldsOf, located } from '../shared/parameters';
import { zoneOf } from './transport/connection';
import type { Connection } from './transport/connection';

export {
	commandOptions,
	fieldsOf,
	limitOf,
	limitProperty,
	located,
	readOptions,
	returnAllProperty,
	TIMEOUT_MS,
	usualLimits,
} from '../shared/parameters';

export const DIAL_TIMEOUT_MS = 180_000;
export const UPLOAD_TIMEOUT_MS = 300_000;

/** The chosen campaign's ID, digits. */
export function campaignOf(this: IExecuteFunctions, i: number): string {
	return fieldsOf.call(this, i).requiredDigits('Campaign', located.call(this, 'campaignId', i));
}

/** An ID as the documents' samples send it: a JSON number, or text where a number cannot hold it. */
export function asNumber(digits: string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : digits;
}

/** A date-time as the command interface wants it: `yyyy-MM-dd HH:mm:ss` in the server's zone; '' for nothing. */
export function serverTime(
	this: IExecuteFunctions,
	connection: Connection,
	fields: Fields,
	label: string,
	value: unknown,
): string {
	const moment = readMoment(fields, label, value);
	return moment ? inZone(moment, zoneOf.call(this, connection)) : '';
}

/** A date-time as the REST interface wants it: epoch milliseconds; undefined for nothing. */
export function serverMillis(
	this: IExecuteFunctions,
	connection: Connection,
	fields: Fields,
	label: string,
	value: unknown,
): number | undefined {
	const moment = readMoment(fields, label, value);
	return moment ? inMillis(moment, zoneOf.call(this, connection)) : undefined;
}

/**
 * The rows of an answer that is a list, or that holds one as `beanResponse`; none where that is null
 * or missing from a success.
 *
 * @throws NodeApiError for an answer of another form: it would look like an empty list
 */
export function rowsOf(this: Context, value: unknown): IDataObject[] {
	const rows = isRecord(value) ? value.beanResponse : value;
	if (Array.isArray(rows)) return rows.filter(isRecord);
	// A list of one, as some servers print it; not documented.
	if (isRecord(value) && isRecord(rows)) return [rows];
	const isNone = rows === null || (isRecord(value) && rows === undefined && saysNothing(value));
	if (isNone) return [];
	throw apiError(this.getNode(), {
		message: 'Ameyo gave an answer that cannot be read',
		description: 'A list was expected.',
		details: { answer: JSON.stringify(value)?.slice(0, 2000) },
	});
}

function saysNothing(answer: IDataObject): boolean {
	return Object.keys(answer).every((key) => key === 'result' || key === 'comment');
}
