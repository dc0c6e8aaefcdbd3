import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { parameter } from '../../../shared/reader';
import { eitherAuthentication } from '../../authentication';
import { campaignLocators } from '../../locators';
import {
	asNumber,
	campaignOf,
	fieldsOf,
	limitOf,
	limitProperty,
	readOptions,
	returnAllProperty,
	rowsOf,
	usualLimits,
} from '../../parameters';
import { command } from '../../transport/command';
import { chosenAuthentication, connect } from '../../transport/connection';
import { columnLabel, OTHER_COLUMNS, otherColumnsData } from './columns';

/** ameyo-customer-manager.txt 4.6 */
export const getAll: ItemOperation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts',
	description: 'List the contacts of a campaign (getContacts)',
	limits: usualLimits,
	properties: [
		eitherAuthentication,
		...campaignLocators,
		returnAllProperty,
		limitProperty,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Customer IDs',
					name: 'customerIds',
					type: 'string',
					default: '',
					placeholder: 'e.g. 12458, 12459',
					description: 'Only these customers: their IDs, separated by commas',
				},
				{
					displayName: 'Enabled Leads Only',
					name: 'chooseEnabledLeads',
					type: 'boolean',
					default: false,
					description: 'Whether to return contacts of enabled leads only',
				},
				{
					displayName: 'Lead IDs',
					name: 'leadIds',
					type: 'string',
					default: '',
					placeholder: 'e.g. 1, 35',
					description: 'Only contacts of these leads: their IDs, separated by commas',
				},
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Order By',
					name: 'orderBy',
					type: 'string',
					default: '',
					placeholder: 'e.g. last_dialed',
					description: 'The column by which Ameyo sorts the contacts',
				},
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
			],
		},
	],
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const limit = limitOf.call(this, i);
		const customerIds = fields.digitList(
			'Customer IDs',
			parameter.call(this, 'filters.customerIds', i),
		);
		const leadIds = fields.digitList('Lead IDs', parameter.call(this, 'filters.leadIds', i));
		const enabledOnly = parameter.call(this, 'filters.chooseEnabledLeads', i);
		const orderBy = fields.text('Order By', parameter.call(this, 'options.orderBy', i));
		const columns = fields.list('Other Columns', parameter.call(this, 'options.otherColumns', i));
		for (const column of columns) {
			if (!OTHER_COLUMNS.includes(column)) {
				fields.refuse(`'Other Columns' does not know '${column}'`, 'Choose columns from the list.');
			}
		}
		const data: IDataObject = {
			campaignId: asNumber(campaignOf.call(this, i)),
			chooseEnabledLeads: fields.boolean('Enabled Leads Only', enabledOnly),
		};
		if (customerIds.length > 0) data.customerIds = customerIds;
		if (leadIds.length > 0) data.leadIds = leadIds;
		if (columns.length > 0) data.otherColumns = otherColumnsData(columns);
		if (orderBy !== '') data.orderBy = orderBy;
		if (Number.isFinite(limit)) data.limitOffset = limit;

		const connection = await connect.call(this, chosenAuthentication.call(this));
		const options = readOptions.call(this, i);
		const answer = await command.call(this, connection, 'getContacts', data, options);
		return rowsOf.call(this, answer).slice(0, limit);
	},
};
