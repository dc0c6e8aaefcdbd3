import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, callCommand } from '../../parameters';

/** telephony-agent-remote-control.txt, "Retrieve" */
export const retrieve: ItemOperation = {
	name: 'Retrieve',
	value: 'retrieve',
	action: 'Take call off hold',
	description: 'Take a call off hold again (retrieve)',
	limits: usualLimits,
	properties: [agentLocator, ...callChoice({ label: 'Call', name: 'callId' })],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		return await callCommand.call(this, i, 'retrieve');
	},
};
