import type { INodeProperties } from 'n8n-workflow';
import { authenticationProperty, tokenNotice } from '../shared/webhook/description';

/** The parameters of the trigger, with the words that say which URL goes where. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			"Give the production URL above to 8x8 with each call: it is the 'Callback URL' in the system data of the 8x8 Contact Center node (ctl_callbackUrl).",
		name: 'callbackNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ['callback'] } },
	},
	{
		displayName:
			"Enter the production URL above as the screen-pop URL in 8x8's Configuration Manager, where Screenpop must be enabled. 8x8 posts to it after calls with 'Launch Screen Pop' (ctl_launchopt). The agent's external passwords, which it posts too, are dropped. Mind that the screen pop is a window of the agent and that a tenant has one screen-pop URL: n8n's takes the place of your CRM's screen pop, the agent sees n8n's answer instead of the record, and the agent's browser sees the URL with its secret. Use a credential for it that nothing else uses.",
		name: 'launchNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ['launch'] } },
	},
	tokenNotice('8x8'),
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Callback',
				value: 'callback',
				description: 'When a call has ended, 8x8 posts its result to the callback URL',
			},
			{
				name: 'Screen Pop Launch',
				value: 'launch',
				description: 'When 8x8 opens the screen pop after a call',
			},
		],
		default: 'callback',
		description: 'Which of the two that 8x8 posts starts the workflow',
	},
	authenticationProperty,
];
