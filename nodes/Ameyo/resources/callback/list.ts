import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isCanceled } from '../../../shared/context';
import type { Context } from '../../../shared/context';
import { readPages } from '../../../shared/paginate';
import { parameter } from '../../../shared/reader';
import { asNumber, fieldsOf, rowsOf, serverMillis } from '../../parameters';
import type { CommandOptions } from '../../transport/command';
import type { Connection } from '../../transport/connection';
import { callbacksRequest } from '../../transport/rest';

/** Ameyo gives at most this many rows a call, whatever the limit says (ameyo-callbacks.txt 5.1.5.2). */
const PAGE_SIZE = 100;
const DATES = [
	['fromDateAdded', 'Added After'],
	['toDateAdded', 'Added Before'],
	['fromDateScheduled', 'Scheduled After'],
	['toDateScheduled', 'Scheduled Before'],
] as const;

/** The filters of an item as query parameters; dates in epoch milliseconds. */
export function filtersOf(this: IExecuteFunctions, connection: Connection, i: number): IDataObject {
	const fields = fieldsOf.call(this, i);
	const qs: IDataObject = {};
	const info = parameter.call(this, 'filters.info', i);
	if (info !== undefined) qs.info = fields.boolean('With Info', info);
	const userIds = fields.list('User IDs', parameter.call(this, 'filters.userIds', i));
	for (const userId of userIds) fields.encodable('User IDs', userId);
	if (userIds.length > 0) qs.userIds = userIds;
	for (const [name, label] of DATES) {
		const value = parameter.call(this, `filters.${name}`, i);
		const millis = serverMillis.call(this, connection, fields, label, value);
		if (millis !== undefined) qs[name] = millis;
	}
	return qs;
}

/**
 * Reads the callbacks of a campaign to the end, or to `limit` rows, in pages of 100
 * (POST getFiltered, ameyo-callbacks.txt 5.1).
 */
export async function readCallbacks(
	this: Context,
	connection: Connection,
	campaignId: string,
	filters: IDataObject,
	limit: number,
	options: CommandOptions,
): Promise<IDataObject[]> {
	return await readPages(
		async (offset, size) => {
			const qs = { limit: size, campaignId: asNumber(campaignId), offset, ...filters };
			// POST, as documented; newer servers have the same path as GET.
			return rowsOf.call(
				this,
				await callbacksRequest.call(this, connection, 'POST', 'getFiltered', { qs }, options),
			);
		},
		callbackIdOf,
		PAGE_SIZE,
		limit,
		() => !isCanceled(this),
	);
}

/** The ID of a callback in a list; undefined where the row has none. */
export function callbackIdOf({ customerCallbackId: id }: IDataObject): string | undefined {
	return id === undefined || id === null || id === '' ? undefined : String(id);
}
