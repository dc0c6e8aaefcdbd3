import type { Printed } from '../../furniture/answer';

declare global {
	interface JSON {
		/** A value that JSON.stringify writes as it stands. Part of Node 24, not yet of TypeScript's library. */
		rawJSON(text: string): unknown;
	}
}

function toWire(value: unknown): unknown {
	if (typeof value === 'bigint') return JSON.rawJSON(String(value));
	// .NET writes dates so, with the slashes escaped.
	if (value instanceof Date) return JSON.rawJSON(`"\\/Date(${value.getTime()}+0000)\\/"`);
	if (Array.isArray(value)) return value.map(toWire);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toWire(inner)]));
}

/** The answer as a .NET service writes JSON: 64-bit ids as bare numbers, dates as `/Date(1521539038782+0000)/`. */
export const printJson = (value: unknown): Printed => ({
	body: JSON.stringify(toWire(value)),
	contentType: 'application/json; charset=utf-8',
});
