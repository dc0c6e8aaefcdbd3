import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { toNodeError } from '../errors';

/** A list search as n8n calls it. */
type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/**
 * The list of a locator: what was typed filters it, and where it cannot be shown a sentence is.
 *
 * @param read gives all entries; its refusals and failed requests become n8n's errors
 */
export function listSearch(
	read: (n8n: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchItems[]>,
): ListSearch {
	return async function search(this: ILoadOptionsFunctions, filter?: string) {
		try {
			return { results: matching(filter, await read(this, filter)) };
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	};
}

/** The entries of a list whose name holds what was typed, or whose value is it. */
export function matching(
	filter: string | undefined,
	entries: INodeListSearchItems[],
): INodeListSearchItems[] {
	const wanted = (filter ?? '').trim().toLowerCase();
	return entries.filter(
		({ name, value }) =>
			name.toLowerCase().includes(wanted) || String(value).toLowerCase() === wanted,
	);
}
