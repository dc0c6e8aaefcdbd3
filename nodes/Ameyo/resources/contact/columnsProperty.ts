import type { INodeProperties } from 'n8n-workflow';
import { locatorProperty, locatorValue } from '../../../shared/fields/locator';
import { requireText } from '../../../shared/fields/text';

/** The columns that Ameyo's document and its samples name (ameyo-customer-manager.txt 4.7.1, 4.7.3). */
export const KNOWN_COLUMNS = [
	'phone1',
	'phone2',
	'phone3',
	'name',
	'account_no',
	'op_code_id',
	'region',
	'login',
];

/** The name of a column where a person defines the columns of a contact: a campaign can have columns of its own. */
const COLUMN_NAME = locatorProperty({
	displayName: 'Name',
	name: 'name',
	description:
		"The name of the column in Ameyo. The list offers the columns that Ameyo's documents name; type any other into its search. 'Get Many' of the campaign's contacts shows its columns under 'customerData'.",
	search: 'searchColumns',
	placeholders: { list: 'Select a column...', id: 'e.g. phone1' },
	byId: 'By Name',
	digits: false,
	// An empty one is refused with its item, and not by n8n before the node runs.
	required: false,
});

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

/** The name of a column that a person gave, chosen, typed, or as plain text. */
export function columnName(given: unknown): string {
	return requireText(locatorValue(given), 'Columns: Name');
}
