import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { agentLocator } from '../../locators';
import { agentOf, command } from '../../parameters';

/** telephony-agent-remote-control.txt, "Go Ready" */
export const goReady: ItemOperation = {
	name: 'Go Ready',
	value: 'goReady',
	action: 'Make agent ready',
	description: 'Put an agent into the ready status for the campaign of their login (goready)',
	limits: usualLimits,
	properties: [agentLocator],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		return await command.call(this, i, { path: ['goready', 'user', agentOf.call(this, i)] });
	},
};
