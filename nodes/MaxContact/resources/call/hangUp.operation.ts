import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, callCommand } from '../../parameters';

/** telephony-agent-remote-control.txt, "Hangup" */
export const hangUp: ItemOperation = {
	name: 'Hang Up',
	value: 'hangUp',
	action: 'Hang up call',
	description: 'Hang up a call; the agent goes into wrapping up (hangup)',
	limits: usualLimits,
	properties: [agentLocator, ...callChoice({ label: 'Call', name: 'callId' })],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		return await callCommand.call(this, i, 'hangup');
	},
};
