import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../../../../shared/fields/collection';
import { count, readCount } from '../../../../shared/fields/digits';
import { field } from '../../../../shared/fields/field';
import { choice, readBoolean } from '../../../../shared/fields/text';
import { refuse } from '../../../../shared/refuse';
import { uploadFields } from '../upload/options';

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
};

const START_ROW: INodeProperties = {
	displayName: 'Start Row',
	name: 'startRow',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		"The first row to be sent, counted from 1 below the header. To go on with a file, give the 'resumeAtRow' of its last upload. The rows before it count as not sent.",
};

const { batchSize, migrateCustomer, numAttempts, status, updateCustomer } = uploadFields;

/** The collection 'Options' of an upload of a file. */
export const options = collection(OPTIONS, {
	batchSize,
	delimiter: choice(
		{
			displayName: 'Delimiter',
			name: 'delimiter',
			type: 'options',
			options: [
				{ name: 'Automatic', value: 'auto', description: 'Find it out from the header' },
				{ name: 'Comma', value: ',' },
				{ name: 'Pipe', value: 'pipe' },
				{ name: 'Semicolon', value: ';' },
				{ name: 'Tab', value: 'tab' },
			],
			default: 'auto',
			description: 'What stands between the cells of a row',
		},
		['auto', ',', ';', 'tab', 'pipe'],
	),
	encoding: choice(
		{
			displayName: 'Encoding',
			name: 'encoding',
			type: 'options',
			options: [
				{ name: 'UTF-16 LE', value: 'utf16le' },
				{ name: 'UTF-8', value: 'utf8' },
				{ name: 'Windows-1252 (Latin 1)', value: 'latin1' },
			],
			default: 'utf8',
			description:
				'How the file writes its characters. A byte order mark at its beginning, as Excel writes it, counts for more.',
		},
		['utf8', 'latin1', 'utf16le'],
	),
	onIncomplete: choice(
		{
			displayName: 'If Incomplete',
			name: 'onIncomplete',
			type: 'options',
			options: [
				{
					name: 'Error',
					value: 'error',
					description:
						"The item fails, with the account in the error's details and without the file of rejected rows",
				},
				{
					name: 'Item',
					value: 'item',
					description:
						"The account comes out as an item, with 'complete' set to false, the reason in 'stopReason', and the file of rejected rows",
				},
			],
			default: 'error',
			description: 'What comes out where the upload stopped before the end of the file',
		},
		['error', 'item'],
	),
	migrateCustomer,
	numAttempts,
	rejectedFile: field(
		{
			displayName: 'Rejected File',
			name: 'rejectedFile',
			type: 'boolean',
			default: true,
			description:
				"Whether to put the rows that were not accepted into a CSV, the binary 'rejected', each with its number and why it was rejected",
		},
		(value, label) => (value === undefined ? true : readBoolean(value, label)),
	),
	startRow: field(START_ROW, readStartRow),
	status,
	stopAfterRejected: count(
		{
			displayName: 'Stop After Rejected',
			name: 'stopAfterRejected',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description:
				'Stop when so many contacts were rejected, as where a column is named wrong. It is looked at after each request, so some more may be. 0 never stops.',
		},
		0,
		0,
	),
	updateCustomer,
});

/** Nothing from an expression is no first row: the `resumeAtRow` of a complete file would send it all once more. */
function readStartRow(value: unknown, label: string): number {
	if (value === undefined) return 1;
	if (value !== null && value !== '') return readCount(value, label, 1);
	return refuse(
		`'${label}' is empty`,
		"A complete file has no 'resumeAtRow'. Give the first row to be sent, or take the option out to send the whole file.",
	);
}
