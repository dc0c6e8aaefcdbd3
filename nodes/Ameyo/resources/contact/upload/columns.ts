import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Field } from '../../../../shared/fields/field';
import { reader } from '../../../../shared/fields/reader';
import type { NodeParameters, Reader } from '../../../../shared/fields/reader';
import { plainJson } from '../../../../shared/fields/json';
import { readList, shortened } from '../../../../shared/fields/text';
import { refuse } from '../../../../shared/refuse';
import { columnName, columnsProperty } from '../columnsProperty';

const DATA_MODE: INodeProperties = {
	displayName: 'Data Mode',
	name: 'dataMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Auto-Map Input Data',
			value: 'autoMapInputData',
			description: 'Use when the fields of the input items are named like the columns in Ameyo',
		},
		{
			name: 'Define Below',
			value: 'defineBelow',
			description: 'Set the value of each column',
		},
	],
	default: 'autoMapInputData',
	description: 'Where the columns of the contact come from',
	hint: "Ameyo usually recognises a contact by the column 'phone1'",
};

const INPUTS_TO_IGNORE: INodeProperties = {
	displayName: 'Inputs to Ignore',
	name: 'inputsToIgnore',
	type: 'string',
	default: '',
	placeholder: 'e.g. row_number, notes',
	description: 'Fields of the input items that are not sent, separated by commas',
	displayOptions: { show: { dataMode: ['autoMapInputData'] } },
};

const COLUMNS = columnsProperty(
	{ show: { dataMode: ['defineBelow'] } },
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description: 'The value for the contact',
	},
);

/** The columns of an item's contact, from the item's own fields or as they are defined; empty where it has none. */
export const columns: Field<IDataObject> = {
	properties: [DATA_MODE, INPUTS_TO_IGNORE, COLUMNS],
	reader(parameters) {
		const mode = parameters.read(DATA_MODE.name, DATA_MODE.default);
		return mode(0) === 'defineBelow' ? definedColumns(parameters) : mappedColumns(parameters);
	},
};

function mappedColumns(parameters: NodeParameters): Reader<IDataObject> {
	const toIgnore = parameters.read(INPUTS_TO_IGNORE.name, INPUTS_TO_IGNORE.default);
	const ignored = reader(
		toIgnore.varies,
		(i) => new Set(readList(toIgnore(i), INPUTS_TO_IGNORE.displayName)),
	);
	return reader(true, (i) => {
		const left = ignored(i);
		const mapped: IDataObject = {};
		for (const [name, value] of Object.entries(parameters.items[i]?.json ?? {})) {
			if (!left.has(name)) put(mapped, name, value);
		}
		return mapped;
	});
}

function definedColumns(parameters: NodeParameters): Reader<IDataObject> {
	const rows = parameters.rows(`${COLUMNS.name}.column`);
	const names = reader(rows.names.varies, (i) => distinct(rows.names(i).map(columnName)));
	return reader(names.varies || rows.varies, (i) => {
		const defined: IDataObject = {};
		let n = 0;
		for (const name of names(i)) put(defined, name, rows.value(i, n++));
		return defined;
	});
}

function distinct(names: string[]): string[] {
	const twice = names.find((name, n) => names.indexOf(name) !== n);
	return twice === undefined ? names : refuse(`'Columns' has '${shortened(twice)}' twice`);
}

/** Every value goes out as text, as in every sample of the documents; null is left out. */
function put(record: IDataObject, name: string, value: unknown): void {
	if (value === null || value === undefined) return;
	const text = typeof value === 'string' ? value : asText(value, name);
	// Assigned, it would be the record's prototype.
	if (name === '__proto__') Object.defineProperty(record, name, { ...OWN, value: text });
	else record[name] = text;
}

const OWN = { configurable: true, enumerable: true, writable: true };

/** Numbers with all of their digits, dates in ISO 8601, nested values as JSON text. Refuses what is none of them. */
function asText(value: unknown, name: string): string {
	if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value).toString();
	if (typeof value === 'boolean') return String(value);
	const json = plainJson(value, name);
	return typeof json === 'string' ? json : (JSON.stringify(json) ?? '');
}
