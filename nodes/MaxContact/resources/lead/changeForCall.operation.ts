import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, command, idOf } from '../../parameters';

/** telephony-agent-remote-control.txt, "Change Lead Phone" */
export const changeForCall: ItemOperation = {
	name: 'Change for Call',
	value: 'changeForCall',
	action: 'Change lead of call',
	description: 'Give a call in progress to the lead of another lead phone (changelead)',
	limits: usualLimits,
	properties: [
		agentLocator,
		...callChoice({ label: 'Call', name: 'callId' }),
		{
			displayName: 'Lead Phone ID',
			name: 'leadPhoneId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 9007199254741993',
			description: 'The lead phone whose lead the call is given to',
			hint: "MaxContact's list of lead phones does not hold this ID: take it from your lead data",
		},
	],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		const callId = idOf.call(this, 'Call ID', 'callId', i);
		const leadPhoneId = idOf.call(this, 'Lead Phone ID', 'leadPhoneId', i);
		const call = ['user', agentOf.call(this, i), 'call', callId];
		return await command.call(this, i, {
			path: ['changelead', ...call, 'leadphone', leadPhoneId],
		});
	},
};
