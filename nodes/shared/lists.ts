import { NodeOperationError } from 'n8n-workflow';
import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

/** The entries of a list whose name holds what was typed, or whose value is it. */
export function matching(
	filter: string | undefined,
	results: INodeListSearchItems[],
): INodeListSearchResult {
	const wanted = (filter ?? '').trim().toLowerCase();
	return {
		results: results.filter(
			({ name, value }) =>
				name.toLowerCase().includes(wanted) || String(value).toLowerCase() === wanted,
		),
	};
}

/** Shows a sentence where a list cannot be shown. */
export function refuseList(
	this: ILoadOptionsFunctions,
	message: string,
	description?: string,
): never {
	throw new NodeOperationError(this.getNode(), message, { description });
}
