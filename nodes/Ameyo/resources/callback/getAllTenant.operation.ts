import type { IDataObject } from 'n8n-workflow';
import { limit } from '../../../shared/fields/collection';
import { readCallbacks } from '../../callbackList';
import { callbackRow } from '../../callbackRow';
import { sessionOperation } from '../../operation';
import { NO_CAMPAIGNS, sessionCampaigns } from '../../transport/session';
import { filterQuery, filters } from './filters';

/**
 * The document lists "Get Tenant User Callback" (ameyo-callbacks.txt 5) without a URL. It is built
 * from documented pieces: every campaign of the session, each read to its end.
 */
export const getAllTenant = sessionOperation({
	name: 'Get Many from All Campaigns',
	value: 'getAllTenant',
	action: 'Get many callbacks from all campaigns',
	description:
		'List the callbacks of every campaign that the user is logged in to (Get Tenant User Callback)',
	forModel:
		'The result has one entry for each callback, with its customerCallbackId, time, phone number and agent.',
	fields: { limit, filters },
	async execute({ limit, filters }, { ameyo, run }) {
		const connection = await ameyo.connection();
		const query = filterQuery(filters, connection.zone);
		let rows: IDataObject[] = [];
		const campaigns = await sessionCampaigns(ameyo.n8n, connection);
		if (campaigns.length === 0) run.n8n.addExecutionHints({ message: NO_CAMPAIGNS });
		// A login may name a campaign twice, and a server that does not know the filter gives those of all.
		const seen = new Set<string>();
		for (const { campaignId } of campaigns) {
			if (rows.length >= limit) break;
			rows = rows.concat(await readCallbacks(ameyo, campaignId, query, limit - rows.length, seen));
		}
		return rows.map((row) => callbackRow(row, connection.zone));
	},
});
