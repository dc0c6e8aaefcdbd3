import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { limitProperty, returnAllProperty, usualLimits } from '../../../shared/parameters';
import { askingUserLocator } from '../../locators';
import { askingUserOf, list } from '../../parameters';

/** telephony-agent-remote-control.txt, "ACD Queues" */
export const getAll: ItemOperation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many ACD queues',
	description: 'List the ACD queues of the system, also called skill queues (acdqueues)',
	limits: usualLimits,
	properties: [askingUserLocator, returnAllProperty, limitProperty],
	async execute(this: IExecuteFunctions, i: number) {
		return await list.call(this, i, ['acdqueues', 'user', await askingUserOf.call(this, i)]);
	},
};
