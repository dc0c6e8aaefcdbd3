import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came in. `path` begins at the vendor's own mount, whatever prefix stood before it. */
export interface IncomingRequest {
	method: string;
	url: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** What a simulator recognises in a request before it does any work. */
export interface ParsedRequest {
	/** The vendor's name for what is asked; rules, counts and the page go by it. */
	command: string;
	/** The decoded parameters, as received. */
	data: unknown;
	sessionId?: string;
	dataInQuery: boolean;
}

/** One header's value as a string; an absent header is ''. */
export function header(request: IncomingRequest, name: string): string {
	const value = request.headers[name];
	return Array.isArray(value) ? value.join(',') : (value ?? '');
}

/** The fields of a form body; none where the body is no form. */
export function formOf(request: IncomingRequest): URLSearchParams {
	const isForm = header(request, 'content-type').startsWith('application/x-www-form-urlencoded');
	return new URLSearchParams(isForm ? request.body.toString('utf8') : '');
}

/** Whether a request holds a text in its URL or body, as it is or decoded. */
export function holdsText({ url, body }: IncomingRequest, text: string): boolean {
	const raw = `${url}\n${body.toString('utf8')}`;
	return raw.includes(text) || decoded(raw).includes(text);
}

/** A body need not be a form: what cannot be decoded stays as it is. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}
