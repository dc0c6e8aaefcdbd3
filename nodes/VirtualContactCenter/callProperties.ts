import type { INodeProperties } from 'n8n-workflow';
import { callbackUrlOption, systemDataOptions } from './systemDataOptions';
import { TOKEN_HELP } from './link/tokens';

const phone: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. (650) 292-8880',
	description: 'The number to dial, formatted or not',
};

const dialOptions: INodeProperties = {
	displayName: 'Dial Options',
	name: 'dialOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Caller ID',
			name: 'callerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5251990',
			description: 'The phone channel number to call from, digits only (callerId)',
		},
		{
			displayName: 'Dial Plan ID',
			name: 'dialplanId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2',
			description:
				'The dial plan to apply to the number, digits only (dialplan_id). Its ID is in the Dial Plan list of Configuration Manager. Without it, the default dial plan of the tenant is used.',
		},
		{
			displayName: 'Prefix',
			name: 'prefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description: 'What to dial before the number, digits only (prefix)',
		},
		{
			displayName: 'Queue ID',
			name: 'queueId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 101',
			description:
				'The outbound queue to call with, digits only (queue_id). Its ID is in the Queues list of Configuration Manager. The agent becomes busy and gets the transaction codes of the queue.',
		},
	],
};

const systemData: INodeProperties = {
	displayName: 'System Data',
	name: 'systemData',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What 8x8 is to do with the call, sent in ctl_userdata',
	options: systemDataOptions,
};

const userData: INodeProperties = {
	displayName: 'User Data',
	name: 'userData',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description:
		'Values that 8x8 writes into the new record, posts to the screen pop and sends back in the callback (ctl_userdata)',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Subject',
					description:
						"The name of the field. It must not begin with ctl_ and must not hold '[', ']' or '|'.",
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Outbound call $transaction_id$',
					description: `The value, without '[', ']' and '|'. 8x8 fills in these tokens: ${TOKEN_HELP}.`,
				},
			],
		},
	],
};

const transactionData: INodeProperties = {
	displayName: 'Transaction Data',
	name: 'transactionData',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		'The CRM record that the call log is linked to (extTransactionData). Needs the Enhanced Salesforce integration.',
	options: [
		{
			displayName: 'Record ID',
			name: 'extRecordId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0015000000AbCdE',
			description: 'The ID of the CRM record the call is made from (extRecordId)',
		},
		{
			displayName: 'Record Type',
			name: 'extRecordType',
			type: 'string',
			default: '',
			placeholder: 'e.g. Account',
			description: 'The type of that record (extRecordType)',
		},
	],
};

/** The parameters of a call whose callback URL n8n sets itself. */
export const waitingCallProperties: INodeProperties[] = [
	phone,
	dialOptions,
	{
		...systemData,
		options: systemDataOptions.filter(({ name }) => name !== callbackUrlOption.name),
	},
	userData,
	transactionData,
];

/** Every documented parameter of a call (8x8-click-to-dial.txt, Query Parameters). */
export const callProperties: INodeProperties[] = [
	phone,
	dialOptions,
	systemData,
	userData,
	transactionData,
];
