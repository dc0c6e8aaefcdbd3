import type { Printed } from '../../core/response';

/** JSON.stringify cannot write a 64-bit number, so the structure is written here and only the leaves by it. */
function toText(value: unknown): string {
	if (typeof value === 'bigint') return String(value);
	// .NET writes dates so, with the slashes escaped.
	if (value instanceof Date) return `"\\/Date(${value.getTime()}+0000)\\/"`;
	if (Array.isArray(value)) return `[${value.map(toText).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	const members = Object.entries(value).map(
		([key, inner]) => `${JSON.stringify(key)}:${toText(inner)}`,
	);
	return `{${members.join(',')}}`;
}

/** The answer as a .NET service writes JSON: 64-bit ids as bare numbers, dates as `/Date(1521539038782+0000)/`. */
export const printJson = (value: unknown): Printed => ({
	body: toText(value),
	contentType: 'application/json; charset=utf-8',
});
