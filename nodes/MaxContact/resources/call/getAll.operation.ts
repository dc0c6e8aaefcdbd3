import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { limitProperty, returnAllProperty, usualLimits } from '../../../shared/parameters';
import { callsOfAgentLocator } from '../../locators';
import { agentOf, list } from '../../parameters';

/** telephony-agent-remote-control.txt, "Get Calls" */
export const getAll: ItemOperation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many calls',
	description: 'List the active calls of an agent (getcalls)',
	limits: usualLimits,
	properties: [callsOfAgentLocator, returnAllProperty, limitProperty],
	async execute(this: IExecuteFunctions, i: number) {
		return await list.call(this, i, ['getcalls', 'user', agentOf.call(this, i)]);
	},
};
