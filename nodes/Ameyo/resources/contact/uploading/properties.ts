import type { INodeProperties } from 'n8n-workflow';

/** Where the columns of a contact come from. */
export const columnProperties: INodeProperties[] = [
	{
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
	},
	{
		displayName: 'Inputs to Ignore',
		name: 'inputsToIgnore',
		type: 'string',
		default: '',
		placeholder: 'e.g. row_number, notes',
		description: 'Fields of the input items that are not sent, separated by commas',
		displayOptions: { show: { dataMode: ['autoMapInputData'] } },
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Column',
		default: {},
		displayOptions: { show: { dataMode: ['defineBelow'] } },
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. phone1',
						description: 'The name of the column in Ameyo',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'The value for the contact',
					},
				],
			},
		],
	},
];

const VALIDITY_TIME: INodeProperties = {
	displayName: 'Validity Time',
	name: 'validityTime',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-04-13 22:30:00 IST',
	description:
		'The time after which the contacts are not dialled, with a time zone. It is sent as typed.',
};

/** The collection 'Options' of an upload. */
export function uploadOptions(withValidityTime: boolean): INodeProperties {
	const options: INodeProperties[] = [
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 500,
			description:
				'How many contacts one request carries at most. Requests that grow too large for the server carry fewer.',
		},
		{
			displayName: 'Migrate Customer',
			name: 'migrateCustomer',
			type: 'boolean',
			default: false,
			description: 'Whether to move a contact that is in another lead already to this lead',
		},
		{
			displayName: 'Number of Attempts',
			name: 'numAttempts',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description: 'How many dialling attempts the contacts count as having had',
		},
		{
			displayName: 'Rejected as Errors',
			name: 'rejectedAsErrors',
			type: 'boolean',
			default: false,
			description:
				"Whether a contact that Ameyo rejects is an error of its item. Otherwise it comes out with 'accepted' set to false.",
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: 'NOT_TRIED',
			description: 'The dialling status that the contacts get, such as NOT_TRIED or BUSY',
		},
		{
			displayName: 'Update Customer',
			name: 'updateCustomer',
			type: 'boolean',
			default: false,
			description:
				'Whether to update a contact that is in the campaign already. Otherwise it is rejected as a duplicate.',
		},
	];
	if (withValidityTime) options.push(VALIDITY_TIME);
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
