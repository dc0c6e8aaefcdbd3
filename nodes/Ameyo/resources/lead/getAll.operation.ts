import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { eitherAuthentication } from '../../authentication';
import { campaignLocators } from '../../locators';
import {
	asNumber,
	campaignOf,
	limitOf,
	limitProperty,
	readOptions,
	returnAllProperty,
	rowsOf,
	usualLimits,
} from '../../parameters';
import { command } from '../../transport/command';
import { chosenAuthentication, connect } from '../../transport/connection';

/** ameyo-customer-manager.txt 4.9 */
export const getAll: ItemOperation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many leads',
	description: 'List the leads of a campaign (getLeadsForCampaign)',
	limits: usualLimits,
	properties: [eitherAuthentication, ...campaignLocators, returnAllProperty, limitProperty],
	async execute(this: IExecuteFunctions, i: number) {
		const data = { campaignId: asNumber(campaignOf.call(this, i)) };
		const limit = limitOf.call(this, i);
		const options = readOptions.call(this, i);
		const connection = await connect.call(this, chosenAuthentication.call(this));
		const answer = await command.call(this, connection, 'getLeadsForCampaign', data, options);
		return rowsOf.call(this, answer).slice(0, limit);
	},
};
