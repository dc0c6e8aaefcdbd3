import type { INodeProperties } from 'n8n-workflow';

/** `ctl_callbackUrl`; an operation that waits for the callback sets it itself. */
export const callbackUrlOption: INodeProperties = {
	displayName: 'Callback URL',
	name: 'ctl_callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where 8x8 posts the result when the call has ended (ctl_callbackUrl), such as the URL of the trigger node of this pack',
};

/** The system data of the document, but for `ctl_newRecordId`, which 8x8 alone sets. */
export const systemDataOptions: INodeProperties[] = [
	{
		displayName: 'Action',
		name: 'ctl_action',
		type: 'options',
		options: [{ name: 'Create Record', value: 'create' }],
		default: 'create',
		description:
			"What 8x8 does in the CRM after the call, with the user data (ctl_action). Needs 'Integration Type'.",
	},
	callbackUrlOption,
	{
		displayName: 'Integration Type',
		name: 'ctl_intType',
		type: 'options',
		options: [{ name: 'Salesforce', value: 'sfdc' }],
		default: 'sfdc',
		description: 'The CRM that the action works in (ctl_intType)',
	},
	{
		displayName: 'Launch Mode',
		name: 'ctl_launchext',
		type: 'options',
		options: [{ name: 'Edit', value: 'edit' }],
		default: 'edit',
		description:
			"How the screen pop opens the record (ctl_launchext). Without it, the record is read-only. Needs 'Launch Screen Pop'.",
	},
	{
		displayName: 'Launch Screen Pop',
		name: 'ctl_launchopt',
		type: 'boolean',
		default: true,
		description:
			'Whether 8x8 opens the screen-pop URL of Configuration Manager after the call, and posts the data to it (ctl_launchopt)',
	},
	{
		displayName: 'Parent ID',
		name: 'ctl_parentid',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0015000000AbCdE',
		description: 'The record that the screen pop goes back to (ctl_parentid)',
	},
	{
		displayName: 'Record Name',
		name: 'ctl_recordname',
		type: 'string',
		default: '',
		placeholder: 'e.g. Acme call log',
		description:
			"The name of the window or tab that the screen pop opens (ctl_recordname). Needs 'Launch Screen Pop'.",
	},
];
