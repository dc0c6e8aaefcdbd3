import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { limitProperty, returnAllProperty, usualLimits } from '../../../shared/parameters';
import { askingUserLocator } from '../../locators';
import { askingUserOf, list } from '../../parameters';

/** telephony-agent-remote-control.txt, "Users" */
export const getAll: ItemOperation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List the users of the system, that is the agents (users)',
	limits: usualLimits,
	properties: [askingUserLocator, returnAllProperty, limitProperty],
	async execute(this: IExecuteFunctions, i: number) {
		return await list.call(this, i, ['users', 'user', await askingUserOf.call(this, i)]);
	},
};
