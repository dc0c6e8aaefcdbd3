import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { inMillis, inZone, readMoment } from '../shared/dates';
import { Fields } from '../shared/fields';
import { isRecord } from '../shared/errors';
import { parameter } from '../shared/reader';
import { timeoutOf } from '../shared/requestOptions';
import type { CommandOptions } from './transport/command';
import { zoneOf } from './transport/connection';
import type { Connection } from './transport/connection';

export const DIAL_TIMEOUT_MS = 180_000;
export const UPLOAD_TIMEOUT_MS = 300_000;
export const TIMEOUT_MS = 60_000;

/** Defaults of the request options of most operations. */
export const usualLimits = { concurrency: 10, timeout: TIMEOUT_MS };

export const returnAllProperty: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitProperty: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** The reader of an item's fields. */
export function fieldsOf(this: IExecuteFunctions, i: number): Fields {
	return new Fields(this.getNode(), i);
}

/** The value of a resource locator, or of a plain parameter where a workflow was written by hand. */
export function located(this: IExecuteFunctions, name: string, i: number): unknown {
	return parameter.call(this, `${name}.value`, i) ?? plain(parameter.call(this, name, i));
}

function plain(value: unknown): unknown {
	return isRecord(value) ? value.value : value;
}

/** The chosen campaign's ID, digits. */
export function campaignOf(this: IExecuteFunctions, i: number): string {
	return fieldsOf.call(this, i).requiredDigits('Campaign', located.call(this, 'campaignId', i));
}

/** An ID as the documents' samples send it: a JSON number, or text where a number cannot hold it. */
export function asNumber(digits: string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : digits;
}

/** How many rows are wanted: Infinity for all. */
export function limitOf(this: IExecuteFunctions, i: number): number {
	if (parameter.call(this, 'returnAll', i) === true) return Infinity;
	return fieldsOf.call(this, i).count('Limit', parameter.call(this, 'limit', i, 50), 1);
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

/** How a read of this item is sent. */
export function readOptions(this: IExecuteFunctions, i: number): CommandOptions {
	return { kind: 'read', timeout: timeoutOf.call(this, i, TIMEOUT_MS) };
}

/** How a command of this item is sent: once. */
export function commandOptions(
	this: IExecuteFunctions,
	i: number,
	preset = TIMEOUT_MS,
): CommandOptions {
	return { kind: 'command', timeout: timeoutOf.call(this, i, preset) };
}

/** The JSON objects among an answer's rows. */
export function rowsOf(value: unknown): IDataObject[] {
	const rows = isRecord(value) ? value.beanResponse : value;
	return Array.isArray(rows) ? rows.filter(isRecord) : [];
}
