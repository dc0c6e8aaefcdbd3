import type { INodeProperties } from 'n8n-workflow';
import { requireText } from '../../../shared/fields/text';

/**
 * The name of a column where a person defines the columns of a contact. It is typed, as a campaign can have columns of
 * its own: n8n's fields either offer names or let them be typed. So the description holds those that Ameyo's document
 * and its samples name (ameyo-customer-manager.txt 4.7.1, 4.7.3).
 */
const COLUMN_NAME: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. phone1',
	description:
		"The name of the column in Ameyo, e.g. phone1, phone2, phone3, name, account_no, op_code_id, region or login. A campaign can have others: 'Get Many' of its contacts shows them under 'customerData'.",
};

/**
 * The columns of contacts as a person defines them: rows of a name in Ameyo and where its value comes from.
 *
 * @param displayOptions when they are shown
 * @param from where the value of a column comes from
 */
export function columnsProperty(
	displayOptions: INodeProperties['displayOptions'],
	from: INodeProperties,
): INodeProperties {
	return {
		displayName: 'Columns',
		name: 'columns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Column',
		default: {},
		displayOptions,
		options: [{ displayName: 'Column', name: 'column', values: [COLUMN_NAME, from] }],
	};
}

/** The name of a column that a person gave. */
export function columnName(given: unknown): string {
	return requireText(given, 'Columns: Name');
}
