import { limit } from '../../../shared/fields/collection';
import { campaign } from '../../fields';
import { operation } from '../../operation';
import { rowsOf } from '../../transport/rows';
import { asNumber } from '../../transport/form';

/** ameyo-customer-manager.txt 4.9 */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many leads',
	description: 'List the leads of a campaign (getLeadsForCampaign)',
	forModel:
		'It needs the ID of a campaign. In Ameyo a lead is a list of contacts. The result has one entry for each lead, with its leadId.',
	fields: { campaign, limit },
	async execute({ campaign, limit }, { ameyo }) {
		const data = { campaignId: asNumber(campaign) };
		return (await ameyo.read('getLeadsForCampaign', data, rowsOf)).slice(0, limit);
	},
});
