import type { ApiRequest, RequestKind, RequestSettings } from '../../shared/http/protocol';
import { servicesOf } from './address';
import { JSON_HEADERS } from './headers';

/** Query parameters in the order of the document; plain text. What is undefined is left out. */
export type Query = Record<string, string | undefined>;

/** A request of one of the methods. */
export interface MethodRequest extends ApiRequest {
	/** Whether its path holds a phone number, which not every server takes as it is. */
	holdsNumber: boolean;
}

/**
 * The request of a method (telephony-agent-remote-control.txt, "Methods"). All of them are GET.
 *
 * @param path segments below `/telephony`, encoded: `hold`, `user`, `7`, `call`, `12`
 */
export function methodRequest(
	kind: RequestKind,
	baseUrl: string,
	path: string[],
	query: Query,
	settings: RequestSettings,
): MethodRequest {
	return {
		...settings,
		kind,
		method: 'GET',
		url: `${servicesOf(baseUrl)}/telephony/${path.join('/')}${searchOf(query)}`,
		headers: JSON_HEADERS,
		holdsNumber: path.includes('phone'),
	};
}

function searchOf(query: Query): string {
	const pairs: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) pairs.push(`${name}=${encodeURIComponent(value)}`);
	}
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
