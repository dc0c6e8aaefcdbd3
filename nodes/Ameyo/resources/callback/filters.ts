import type { INodeProperties } from 'n8n-workflow';

const DATE_HINT =
	'Without a time zone it is read in the time zone of the credential, or of the workflow where that is empty';

/** Which callbacks to read (ameyo-callbacks.txt 5.1.4.2). */
export const filtersProperty: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Added After',
			name: 'fromDateAdded',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that were added at this time or later. ${DATE_HINT}.`,
		},
		{
			displayName: 'Added Before',
			name: 'toDateAdded',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that were added up to this time. ${DATE_HINT}.`,
		},
		{
			displayName: 'Scheduled After',
			name: 'fromDateScheduled',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that are scheduled for this time or later. ${DATE_HINT}.`,
		},
		{
			displayName: 'Scheduled Before',
			name: 'toDateScheduled',
			type: 'dateTime',
			default: '',
			description: `Only callbacks that are scheduled up to this time. ${DATE_HINT}.`,
		},
		{
			displayName: 'User IDs',
			name: 'userIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. agent1, agent2',
			description: 'Only callbacks of these agents: their user IDs, separated by commas',
		},
		{
			displayName: 'With Info',
			name: 'info',
			type: 'boolean',
			default: false,
			description:
				'Whether to return the information that was given when the callback was scheduled',
		},
	],
};
