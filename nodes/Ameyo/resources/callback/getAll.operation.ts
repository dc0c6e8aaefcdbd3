import { limit } from '../../../shared/fields/collection';
import { readCallbacks } from '../../callbackList';
import { callbackRow } from '../../callbackRow';
import { sessionCampaign } from '../../fields';
import { sessionOperation } from '../../operation';
import { filterQuery, filters } from './filters';

/** ameyo-callbacks.txt 5.1 */
export const getAll = sessionOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many callbacks',
	description: 'List the callbacks that are scheduled in a campaign (getFiltered)',
	forModel:
		'It needs the ID of a campaign. The result has one entry for each callback, with its customerCallbackId, time, phone number and agent.',
	fields: { campaign: sessionCampaign, limit, filters },
	async execute({ campaign, limit, filters }, { ameyo }) {
		const { zone } = await ameyo.connection();
		const rows = await readCallbacks(ameyo, campaign, filterQuery(filters, zone), limit);
		return rows.map((row) => callbackRow(row, zone));
	},
});
