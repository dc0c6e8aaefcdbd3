import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came in. `path` begins at the room's own mount, whatever prefix stood before it. */
export interface Arrival {
	method: string;
	url: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** What a room recognises in a request before it does any work. */
export interface Reading {
	/** The vendor's name for what is asked; rules, counts and the page go by it. */
	command: string;
	/** The decoded parameters, as received. */
	data: unknown;
	sessionId?: string;
	dataInQuery: boolean;
}

/** One header's value as a string; an absent header is ''. */
export function header(arrival: Arrival, name: string): string {
	const value = arrival.headers[name];
	return Array.isArray(value) ? value.join(',') : (value ?? '');
}
