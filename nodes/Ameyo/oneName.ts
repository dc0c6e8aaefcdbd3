import type { IDataObject } from 'n8n-workflow';

/** Other names of a thing, with the one under which it comes out; undefined for what does not come out. */
export type OneName = ReadonlyMap<string, string | undefined>;

/** A row of Ameyo's with each thing under one name. Where it has several, a value counts more than null. */
export function underOneName(row: IDataObject, names: OneName): IDataObject {
	// Most rows have the usual names, and are not copied for nothing.
	for (const name in row) if (names.has(name)) return renamed(row, names);
	return row;
}

function renamed(row: IDataObject, names: OneName): IDataObject {
	const values = new Map<string, IDataObject[string]>();
	for (const [name, value] of Object.entries(row)) {
		const one = names.has(name) ? names.get(name) : name;
		if (one === undefined) continue;
		values.set(one, value ?? values.get(one) ?? value);
	}
	return Object.fromEntries(values);
}
