import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { limitProperty, returnAllProperty, usualLimits } from '../../../shared/parameters';
import { askingUserLocator } from '../../locators';
import { askingUserOf, idOf, list } from '../../parameters';

/** telephony-agent-remote-control.txt, "Lead Phones" */
export const getPhones: ItemOperation = {
	name: 'Get Phones',
	value: 'getPhones',
	action: 'Get phones of lead',
	description: 'List the phones of a lead (leadphones)',
	limits: usualLimits,
	properties: [
		askingUserLocator,
		{
			displayName: 'Lead ID',
			name: 'leadId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 9007199254740993',
			description: 'The lead whose phones to return',
		},
		returnAllProperty,
		limitProperty,
	],
	async execute(this: IExecuteFunctions, i: number) {
		const leadId = idOf.call(this, 'Lead ID', 'leadId', i);
		const user = await askingUserOf.call(this, i);
		return await list.call(this, i, ['leadphones', 'user', user, 'lead', leadId]);
	},
};
