import { AmeyoRefusal, missing } from './refusals';

export type Data = Record<string, unknown>;

/** Whether a decoded value is a JSON object. */
export const isData = (value: unknown): value is Data =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter as text, or undefined when it is null, absent or empty. Numbers are taken too: the samples mix both. */
export function optionalText(data: Data, name: string): string | undefined {
	const value = data[name];
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	throw new AmeyoRefusal(1, `Parameter ${name} is not a string`);
}

/** The same, required. */
export function requiredText(data: Data, name: string): string {
	const value = optionalText(data, name);
	if (value === undefined) throw missing(name);
	return value;
}

/** An id that the samples print as a number or as a string of digits. */
export function optionalId(data: Data, name: string): number | undefined {
	const value = optionalText(data, name);
	if (value === undefined) return undefined;
	if (!/^\d+$/.test(value)) throw new AmeyoRefusal(1, `For input string: "${value}"`);
	return Number(value);
}

/** The same, required. */
export function requiredId(data: Data, name: string): number {
	const value = optionalId(data, name);
	if (value === undefined) throw missing(name);
	return value;
}

/** A flag that the samples print as a boolean or as a string. Absent is false. */
export const flag = (data: Data, name: string): boolean =>
	data[name] === true || data[name] === 'true';

/** A required parameter that is an object ("this field is not nullable"). */
export function requiredObject(data: Data, name: string): Data {
	const value = data[name];
	if (!isData(value)) throw missing(name);
	return value;
}

/** A required parameter that is an array. */
export function requiredList(data: Data, name: string): unknown[] {
	const value = data[name];
	if (!Array.isArray(value)) throw missing(name);
	return value;
}

/** An optional array of ids as strings; undefined when it is absent, null or empty. */
export function optionalIds(data: Data, name: string): Set<string> | undefined {
	const value = data[name];
	if (value === undefined || value === null) return undefined;
	if (!Array.isArray(value)) throw new AmeyoRefusal(1, `Parameter ${name} is not a list`);
	return value.length > 0 ? new Set(value.map(String)) : undefined;
}
