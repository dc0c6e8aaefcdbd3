import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { sessionAuthentication } from '../../authentication';
import { sessionCampaigns } from '../../campaigns';
import {
	limitOf,
	limitProperty,
	readOptions,
	returnAllProperty,
	usualLimits,
} from '../../parameters';
import { connect } from '../../transport/connection';
import { filtersProperty } from './fields';
import { filtersOf, readCallbacks } from './list';

/**
 * The document lists "Get Tenant User Callback" (ameyo-callbacks.txt 5) without a URL. It is built
 * from documented pieces: every campaign of the session, each read to its end.
 */
export const getAllTenant: ItemOperation = {
	name: 'Get Many in Tenant',
	value: 'getAllTenant',
	action: 'Get many callbacks in tenant',
	description:
		'List the callbacks of every campaign that the user is logged in to (Get Tenant User Callback)',
	limits: usualLimits,
	properties: [sessionAuthentication, returnAllProperty, limitProperty, filtersProperty],
	async execute(this: IExecuteFunctions, i: number) {
		const limit = limitOf.call(this, i);
		const connection = await connect.call(this, 'session');
		const filters = filtersOf.call(this, connection, i);
		const options = readOptions.call(this, i);
		let rows: IDataObject[] = [];
		for (const { campaignId } of await sessionCampaigns.call(this, connection)) {
			if (rows.length >= limit) break;
			const left = limit - rows.length;
			rows = rows.concat(
				await readCallbacks.call(this, connection, campaignId, filters, left, options),
			);
		}
		return rows;
	},
};
