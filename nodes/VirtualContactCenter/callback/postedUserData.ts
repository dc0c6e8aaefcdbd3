import type { IDataObject } from 'n8n-workflow';
import { readUserData } from '../link/ctlUserdata';

/** What the callback's own URL carries to authenticate the call. */
export interface UrlSecrets {
	/** The query parameters to take off. */
	parameters: readonly string[];
}

/**
 * The `ctl_userdata` of a post. 8x8 sends the callback URL back in it: what authenticates the call is
 * taken off that. Text that cannot be read comes out as `ctlUserdata`, as received.
 */
export function postedUserData(text: string, { parameters }: UrlSecrets): IDataObject {
	const read = readUserData(text);
	if (!read) return { systemData: {}, userData: {}, ctlUserdata: text };
	const { ctl_callbackUrl: url } = read.systemData;
	return typeof url === 'string'
		? {
				...read,
				systemData: { ...read.systemData, ctl_callbackUrl: withoutParameters(url, parameters) },
			}
		: read;
}

/** A URL without some query parameters; everything else stays as it is written. */
function withoutParameters(url: string, names: readonly string[]): string {
	const at = url.indexOf('?');
	if (at < 0) return url;
	const [query = '', ...hash] = url.slice(at + 1).split('#');
	const kept = query.split('&').filter((part) => !names.includes(nameOf(part)));
	const rest = kept.length > 0 ? `?${kept.join('&')}` : '';
	return [url.slice(0, at) + rest, ...hash].join('#');
}

function nameOf(part: string): string {
	return [...new URLSearchParams(part).keys()][0] ?? '';
}
