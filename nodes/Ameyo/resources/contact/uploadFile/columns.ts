import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Field } from '../../../../shared/fields/field';
import { reader } from '../../../../shared/fields/reader';
import { requireText, shortened } from '../../../../shared/fields/text';
import { refuse } from '../../../../shared/refuse';
import { columnName, columnsProperty } from '../columnsProperty';
import { ADDED_COLUMNS } from './rejectedFile';

const COLUMN_MODE: INodeProperties = {
	displayName: 'Column Mode',
	name: 'columnMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Header Names',
			value: 'headerNames',
			description: "Use when the file's header names the columns as Ameyo does",
		},
		{
			name: 'Define Below',
			value: 'defineBelow',
			description: "Say which of the file's columns becomes which column in Ameyo",
		},
	],
	default: 'headerNames',
	description:
		"Where the columns of the contacts come from. With 'Header Names' every column is sent, but for 'row' and 'rejection' at the end, which the node adds to the file of rejected rows.",
	hint: "Ameyo usually recognises a contact by the column 'phone1'",
};

const COLUMNS = columnsProperty(
	{ show: { columnMode: ['defineBelow'] } },
	{
		displayName: 'Header',
		name: 'header',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mobile Number',
		description: "The name of the column in the file's header, in the same upper and lower case",
	},
);

/** A column that is sent: its name in Ameyo, and where it stands in the file. */
export interface SentColumn {
	name: string;
	index: number;
}

/** Finds the columns to be sent in a file's header; refuses, with the headers that there are, one that it does not have. */
export type ColumnChoice = (header: readonly string[]) => SentColumn[];

/** Which columns of a file are sent, and under which names. */
export const columns: Field<ColumnChoice> = {
	properties: [COLUMN_MODE, COLUMNS],
	reader(parameters) {
		const mode = parameters.read(COLUMN_MODE.name, COLUMN_MODE.default);
		if (mode(0) !== 'defineBelow') return reader(false, () => byHeader);
		const rows = parameters.records(`${COLUMNS.name}.column`);
		return reader(rows.varies, (i) => asDefined(rows(i)));
	},
};

function byHeader(header: readonly string[]): SentColumn[] {
	const sent = header.map((name, index) => ({ name, index }));
	// A corrected file of rejected rows can be uploaded as it is.
	const last = header.slice(-ADDED_COLUMNS.length);
	const isRejectedFile = ADDED_COLUMNS.every((name, n) => last[n] === name);
	const columns = isRejectedFile ? sent.slice(0, -ADDED_COLUMNS.length) : sent;
	return columns.length > 0 ? columns : refuse("The file has no columns but 'row' and 'rejection'");
}

function asDefined(rows: IDataObject[]): ColumnChoice {
	const wanted = new Map<string, string>();
	for (const { name: givenName, header: givenHeader } of rows) {
		const name = columnName(givenName);
		if (wanted.has(name)) refuse(`'Columns' has '${shortened(name)}' twice`);
		wanted.set(name, requireText(givenHeader, 'Columns: Header'));
	}
	if (wanted.size === 0) {
		refuse("'Columns' is empty", "Add at least the column 'phone1', or choose 'Header Names'.");
	}
	return (header) =>
		[...wanted].map(([name, wantedHeader]) => {
			const index = header.indexOf(wantedHeader);
			return index >= 0 ? { name, index } : refuseUnknown(wantedHeader, header);
		});
}

/** How many headers a refusal names. */
const MOST_NAMED = 30;

function refuseUnknown(wanted: string, header: readonly string[]): never {
	const named = header.slice(0, MOST_NAMED).map((name) => `'${shortened(name)}'`);
	const more = header.length > MOST_NAMED ? ` and ${header.length - MOST_NAMED} more` : '';
	return refuse(
		`'Columns' names the header '${shortened(wanted)}', which the file does not have`,
		`The file has ${named.join(', ')}${more}. Nothing was sent.`,
	);
}
