import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';

/** .NET's date in JSON: milliseconds since 1970 in UTC, and the offset of the server's clock. */
const DOTNET_DATE = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

/** The rows of an answer's `Data`, ready for n8n: a list, one object, or nothing. */
export function rowsOf(data: unknown): IDataObject[] {
	if (isRecord(data)) return [rowOf(data)];
	return Array.isArray(data) ? data.filter(isRecord).map(rowOf) : [];
}

/** Whether an answer's `Data` is what a list can be: rows, one object, or nothing. */
export function isListed(data: unknown): boolean {
	return data === null || isRecord(data) || (Array.isArray(data) && data.every(isRecord));
}

function rowOf(row: IDataObject): IDataObject {
	const entries = Object.entries(row).map(([key, value]) => [key, readable(value)]);
	return Object.fromEntries(entries);
}

/** Dates in ISO 8601, at any depth. */
function readable(value: unknown): unknown {
	if (typeof value === 'string') return isoDate(value) ?? value;
	if (Array.isArray(value)) return value.map(readable);
	return isRecord(value) ? rowOf(value) : value;
}

function isoDate(text: string): string | undefined {
	const ms = DOTNET_DATE.exec(text)?.[1];
	const date = new Date(Number(ms));
	return ms === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
