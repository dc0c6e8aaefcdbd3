import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { madeOf } from '../../shared/http/includeAnswer';
import type { CallActionResponse } from './response';

/** .NET's date in JSON: milliseconds since 1970 in UTC, and the offset of the server's clock. */
const DOTNET_DATE = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

/**
 * The rows of a list, ready for n8n: of an array, of an object that holds nothing but one list, of one
 * object, or of null. The document says that lists come as an array and that they come in an object.
 *
 * @returns undefined for what is no list of rows
 */
export function listed(data: unknown): IDataObject[] | undefined {
	if (data === null) return [];
	const list = listIn(data);
	if (list) return list.every(isRecord) ? list.map(rowOf) : undefined;
	return isRecord(data) && !isEmpty(data) ? [rowOf(data)] : undefined;
}

/**
 * What a command came to: its rows, or that it was carried out. Beside that stands whatever `Data` holds
 * that is no row; the document names no command that gives such a thing.
 */
export function resultOf({
	data,
	responseCode,
	responseDetail,
}: CallActionResponse): IDataObject | IDataObject[] {
	const list = listIn(data);
	if (list && list.length > 0 && list.every(isRecord)) return list.map(rowOf);
	if (!list && isRecord(data) && !isEmpty(data)) return rowOf(data);
	const carriedOut = { success: true, responseCode, responseDetail };
	const saysNothing = data === null || data === true || list?.length === 0;
	return saysNothing ? carriedOut : { ...carriedOut, data: readable(data) };
}

/** A list as it is, or the one that an object holds and nothing else. */
function listIn(data: unknown): unknown[] | undefined {
	if (Array.isArray(data)) return data;
	const [only, ...more] = isRecord(data) ? Object.values(data) : [];
	return Array.isArray(only) && more.length === 0 ? only : undefined;
}

function isEmpty(data: IDataObject): boolean {
	return Object.keys(data).length === 0;
}

function rowOf(part: IDataObject): IDataObject {
	return madeOf(withDates(part), part);
}

function withDates(record: IDataObject): IDataObject {
	const entries = Object.entries(record).map(([key, value]) => [key, readable(value)]);
	return Object.fromEntries(entries);
}

/** A value with its dates in ISO 8601, at any depth. */
function readable(value: IDataObject[string]): IDataObject[string] {
	if (typeof value === 'string') return isoDate(value) ?? value;
	if (Array.isArray(value)) return value.map(readable);
	return isRecord(value) ? withDates(value) : value;
}

function isoDate(text: string): string | undefined {
	const ms = DOTNET_DATE.exec(text)?.[1];
	const date = new Date(Number(ms));
	return ms === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
