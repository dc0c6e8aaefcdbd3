import type { INodeProperties } from 'n8n-workflow';

export const callbackTimeProperty: INodeProperties = {
	displayName: 'Callback Time',
	name: 'callbackTime',
	type: 'dateTime',
	default: '',
	description:
		'When to call back. Leave empty to upload the contact only. Without a time zone it is read in the time zone of the credential, or of the workflow where that is empty.',
};

export const callbackFields: INodeProperties = {
	displayName: 'Callback Fields',
	name: 'callbackFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Agent User ID',
			name: 'userId',
			type: 'string',
			default: '',
			placeholder: 'e.g. agent1',
			description: 'The user ID of the agent to whom the callback is routed',
		},
		{
			displayName: 'Callback Phone',
			name: 'callbackPhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6601045038888',
			description:
				"The number to call back. Ameyo takes the contact's first phone number where it is empty.",
		},
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 17924',
			description: 'The ID of a customer that is in Ameyo already, to schedule the callback for',
		},
		{
			displayName: 'Self Callback',
			name: 'isSelfCallback',
			type: 'boolean',
			default: false,
			description: 'Whether the callback is for the agent alone who scheduled it',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: 'NOT_TRIED',
			description: 'The status that the customer gets after the upload, such as NOT_TRIED or BUSY',
		},
	],
};
