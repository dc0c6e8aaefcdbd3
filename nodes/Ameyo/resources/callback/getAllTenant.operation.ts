import type { IDataObject } from 'n8n-workflow';
import { limit } from '../../../shared/fields/collection';
import { sessionAuthentication } from '../../authentication';
import { readCallbacks } from '../../callbackList';
import { sessionOperation } from '../../operation';
import { sessionCampaigns } from '../../transport/session';
import { filterQuery, filters } from './filters';

/**
 * The document lists "Get Tenant User Callback" (ameyo-callbacks.txt 5) without a URL. It is built
 * from documented pieces: every campaign of the session, each read to its end.
 */
export const getAllTenant = sessionOperation({
	name: 'Get Many in Tenant',
	value: 'getAllTenant',
	action: 'Get many callbacks in tenant',
	description:
		'List the callbacks of every campaign that the user is logged in to (Get Tenant User Callback)',
	fields: { authentication: sessionAuthentication, limit, filters },
	async execute({ limit, filters }, { ameyo }) {
		const connection = await ameyo.connect();
		const query = filterQuery(filters, connection.zone);
		let rows: IDataObject[] = [];
		for (const { campaignId } of await sessionCampaigns(ameyo.n8n, connection)) {
			if (rows.length >= limit) break;
			rows = rows.concat(await readCallbacks(ameyo, campaignId, query, limit - rows.length));
		}
		return rows;
	},
});
