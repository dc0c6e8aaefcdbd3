import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, callCommand } from '../../parameters';

/** telephony-agent-remote-control.txt, "Hold" */
export const hold: ItemOperation = {
	name: 'Hold',
	value: 'hold',
	action: 'Put call on hold',
	description: 'Put a call on hold (hold)',
	limits: usualLimits,
	properties: [agentLocator, ...callChoice({ label: 'Call', name: 'callId' })],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		return await callCommand.call(this, i, 'hold');
	},
};
