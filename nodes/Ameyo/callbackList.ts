import type { IDataObject } from 'n8n-workflow';
import { isCanceled } from '../shared/context';
import { readPages } from '../shared/http/paginate';
import { VENDOR } from './transport/credential';
import type { AmeyoClient } from './transport/request';
import { rowsOf } from './transport/rows';
import { asNumber } from './transport/form';

/** Ameyo gives at most this many rows a call, whatever the limit says (ameyo-callbacks.txt 5.1.5.2). */
const PAGE_SIZE = 100;

/**
 * Reads the callbacks of a campaign to the end, or to `limit` rows, in pages of 100
 * (POST getFiltered, ameyo-callbacks.txt 5.1).
 *
 * @param filters query parameters; dates in epoch milliseconds
 * @param seen IDs of callbacks that are left out; those that are given are added
 * @returns rows as Ameyo gives them; `callbackRow` makes items of them
 * @throws RequestError in Ameyo's words
 */
export async function readCallbacks(
	ameyo: AmeyoClient,
	campaignId: string,
	filters: IDataObject,
	limit: number,
	seen?: Set<string>,
): Promise<IDataObject[]> {
	return await readPages({
		vendor: VENDOR,
		page: async (offset, size) => {
			const qs = { limit: size, campaignId: asNumber(campaignId), offset, ...filters };
			// POST, as documented; newer servers have the same path as GET.
			return await ameyo.callbacks('read', 'POST', 'getFiltered', { qs }, rowsOf);
		},
		idOf: callbackIdOf,
		size: PAGE_SIZE,
		limit,
		seen,
		more: () => !isCanceled(ameyo.n8n),
	});
}

/** The ID of a callback in a list; undefined where the row has none. */
export function callbackIdOf({ customerCallbackId: id }: IDataObject): string | undefined {
	return id === undefined || id === null || id === '' ? undefined : String(id);
}
