import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { sessionAuthentication } from '../../authentication';
import { sessionCampaign } from '../../locators';
import {
	campaignOf,
	limitOf,
	limitProperty,
	readOptions,
	returnAllProperty,
	usualLimits,
} from '../../parameters';
import { connect } from '../../transport/connection';
import { filtersProperty } from './fields';
import { filtersOf, readCallbacks } from './list';

/** ameyo-callbacks.txt 5.1 */
export const getAll: ItemOperation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many callbacks',
	description: 'List the callbacks that are scheduled in a campaign (getFiltered)',
	limits: usualLimits,
	properties: [
		sessionAuthentication,
		sessionCampaign,
		returnAllProperty,
		limitProperty,
		filtersProperty,
	],
	async execute(this: IExecuteFunctions, i: number) {
		const campaignId = campaignOf.call(this, i);
		const limit = limitOf.call(this, i);
		const connection = await connect.call(this, 'session');
		const filters = filtersOf.call(this, connection, i);
		const options = readOptions.call(this, i);
		return await readCallbacks.call(this, connection, campaignId, filters, limit, options);
	},
};
