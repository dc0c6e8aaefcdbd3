import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, command, idOf, phoneSegmentOf } from '../../parameters';

/** telephony-agent-remote-control.txt, "Create New Lead" */
export const createForCall: ItemOperation = {
	name: 'Create for Call',
	value: 'createForCall',
	action: 'Create lead for call',
	description: 'Create a lead with a phone number and give a call to it (createnewlead)',
	limits: usualLimits,
	properties: [
		agentLocator,
		...callChoice({ label: 'Call', name: 'callId' }),
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +441611234567',
			description: 'The phone number of the new lead',
		},
	],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		const callId = idOf.call(this, 'Call ID', 'callId', i);
		const call = ['user', agentOf.call(this, i), 'call', callId];
		return await command.call(this, i, {
			path: ['createnewlead', ...call, 'phone', phoneSegmentOf.call(this, i)],
		});
	},
};
