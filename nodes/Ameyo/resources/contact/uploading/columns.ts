import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../../shared/oldErrors';
import type { Fields } from '../../../../shared/fields';
import { parameter, readerOf } from '../../../../shared/reader';
import type { Reader } from '../../../../shared/reader';
import { fieldsOf } from '../../../parameters';

/** Gives the columns of an item's contact; empty where it has none. */
export type ColumnReader = (i: number) => IDataObject;

/** Makes the reader of the contacts' columns for a run; what is the same for all items is read once. */
export function columnReader(this: IExecuteFunctions): ColumnReader {
	return this.getNodeParameter('dataMode', 0) === 'defineBelow'
		? definedColumns.call(this)
		: mappedColumns.call(this);
}

function mappedColumns(this: IExecuteFunctions): ColumnReader {
	const items = this.getInputData();
	let given: unknown;
	let ignored = new Set<string>();
	return (i) => {
		const toIgnore = parameter.call(this, 'inputsToIgnore', i);
		if (toIgnore !== given) {
			ignored = new Set(fieldsOf.call(this, i).list('Inputs to Ignore', toIgnore));
			given = toIgnore;
		}
		const columns: IDataObject = {};
		for (const [name, value] of Object.entries(items[i]?.json ?? {})) {
			if (!ignored.has(name)) put(columns, name, value);
		}
		return columns;
	};
}

function definedColumns(this: IExecuteFunctions): ColumnReader {
	const raw: unknown = this.getNodeParameter('columns.column', 0, [], { rawExpressions: true });
	const fields = (i: number) => fieldsOf.call(this, i);
	if (!Array.isArray(raw)) {
		const whole = readerOf.call(this, raw);
		return (i) => columnsOf(fields(i), whole(i));
	}
	const parts: Array<{ name: Reader; value: Reader }> = raw.filter(isRecord).map((row) => ({
		name: readerOf.call(this, row.name),
		value: readerOf.call(this, row.value),
	}));
	return (i) => {
		const rows = parts.map(({ name, value }) => ({ name: name(i), value: value(i) }));
		return columnsOf(fields(i), rows);
	};
}

function columnsOf(fields: Fields, rows: unknown): IDataObject {
	const columns: IDataObject = {};
	for (const row of Array.isArray(rows) ? rows : []) {
		if (!isRecord(row)) continue;
		const name = fields.required('Columns: Name', row.name);
		if (Object.hasOwn(columns, name)) fields.refuse(`'Columns' has '${name}' twice`);
		put(columns, name, row.value);
	}
	return columns;
}

/**
 * Nested values go out as JSON text, null is left out. Phone numbers go out as text: a number of
 * that length is read as 1.7E12 by a server that takes JSON numbers for floating point.
 */
function put(columns: IDataObject, name: string, value: unknown): void {
	if (value === null || value === undefined) return;
	if (typeof value === 'object') {
		columns[name] = value instanceof Date ? value.toISOString() : JSON.stringify(value);
	} else if (typeof value === 'number' && /^phone\d*$/i.test(name)) {
		columns[name] = String(value);
	} else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		columns[name] = value;
	} else {
		columns[name] = String(value);
	}
}
