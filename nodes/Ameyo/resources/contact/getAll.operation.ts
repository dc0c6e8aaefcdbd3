import { collection, limit } from '../../../shared/fields/collection';
import { digitList } from '../../../shared/fields/digits';
import { field } from '../../../shared/fields/field';
import { boolean, readList, text } from '../../../shared/fields/text';
import { refuse } from '../../../shared/refuse';
import { campaign } from '../../fields';
import { operation } from '../../operation';
import { rowsOf } from '../../transport/rows';
import { columnLabel, contactRow, OTHER_COLUMNS, otherColumnsData } from './otherColumns';
import { asNumber } from '../../transport/form';

const filters = collection(
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
	},
	{
		customerIds: digitList({
			displayName: 'Customer IDs',
			name: 'customerIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12458, 12459',
			description: 'Only these customers: their IDs, separated by commas',
		}),
		enabledLeadsOnly: boolean({
			displayName: 'Enabled Leads Only',
			name: 'chooseEnabledLeads',
			type: 'boolean',
			default: false,
			description: 'Whether to return contacts of enabled leads only',
		}),
		leadIds: digitList({
			displayName: 'Lead IDs',
			name: 'leadIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1, 35',
			description: 'Only contacts of these leads: their IDs, separated by commas',
		}),
	},
);

const options = collection(
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
	},
	{
		orderBy: text({
			displayName: 'Order By',
			name: 'orderBy',
			type: 'string',
			default: '',
			placeholder: 'e.g. last_dialed',
			description:
				'The column by which Ameyo sorts the contacts (orderBy). Its form is not documented: inferred to be the name of a column.',
		}),
		otherColumns: field(
			{
				displayName: 'Other Columns',
				name: 'otherColumns',
				type: 'multiOptions',
				options: OTHER_COLUMNS.map((column) => ({
					name: columnLabel(column),
					value: column,
				})).sort((a, b) => a.name.localeCompare(b.name)),
				default: [],
				description:
					"Further columns to return under 'extraData', named in upper case. Ameyo leaves empty ones out.",
			},
			readColumns,
		),
	},
);

/** ameyo-customer-manager.txt 4.6 */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts',
	description: 'List the contacts of a campaign (getContacts)',
	forModel:
		'It needs the ID of a campaign. The result has one entry for each contact, with its customer ID and data.',
	fields: { campaign, limit, filters, options },
	async execute({ campaign, limit, filters, options }, { ameyo }) {
		const { customerIds, leadIds, enabledLeadsOnly } = filters;
		const { otherColumns, orderBy } = options;
		// limitOffset is not sent: its form is not documented. The limit is applied on arrival.
		const data = {
			campaignId: asNumber(campaign),
			chooseEnabledLeads: enabledLeadsOnly,
			customerIds: customerIds.length > 0 ? customerIds : undefined,
			leadIds: leadIds.length > 0 ? leadIds : undefined,
			otherColumns: otherColumns.length > 0 ? otherColumnsData(otherColumns) : undefined,
			orderBy: orderBy || undefined,
		};
		const { zone } = await ameyo.connection();
		const rows = await ameyo.read('getContacts', data, rowsOf);
		return rows.slice(0, limit).map((row) => contactRow(row, zone));
	},
});

function readColumns(value: unknown, label: string): string[] {
	const columns = readList(value, label);
	for (const column of columns) {
		if (!OTHER_COLUMNS.includes(column)) {
			refuse(`'${label}' does not know '${column}'`, 'Choose columns from the list.');
		}
	}
	return columns;
}
