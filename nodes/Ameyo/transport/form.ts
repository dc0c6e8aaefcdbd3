import type { IHttpRequestOptions } from 'n8n-workflow';
import type { RequestKind } from '../../shared/http/protocol';
import type { AmeyoRequest } from './ameyoRequest';

/** One encoded body stays below this; servlet containers drop form bodies over 2 MiB whole. */
export const MAX_BODY_BYTES = 1.5 * 1024 * 1024;
/** Room for the session id, which is put in when the request is signed. */
export const RESERVED_BYTES = 2048;

// With the charset: servlet containers read a form as ISO-8859-1 without it.
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
const DATA = '&data=%7B';

/** The encoded members of a JSON object, without its braces: `"campaignId":1,"leadId":35`, percent-encoded. */
export function encodeMembers(data: object): string {
	return encodeURIComponent(JSON.stringify(data).slice(1, -1));
}

/**
 * A command as it goes out: form-encoded POST with everything in the body, because a query lands in
 * access logs (ameyo-customer-manager.txt 4.1.1).
 *
 * @param members of `encodeMembers`
 * @param timeout milliseconds
 */
export function commandRequest(
	kind: RequestKind,
	baseUrl: string,
	commandId: string,
	members: string,
	timeout: number,
): AmeyoRequest {
	return {
		kind,
		interface: 'command',
		method: 'POST',
		url: `${baseUrl}/ameyowebaccess/command`,
		headers: { 'Content-Type': FORM, Accept: 'application/json' },
		body: `command=${encodeURIComponent(commandId)}${DATA}${members}%7D`,
		timeout,
	};
}

/** Puts a session id in as the first member of a command's data; true when the request is a command. */
export function putSessionIntoForm(request: IHttpRequestOptions, sessionId: string): boolean {
	const { body } = request;
	const at = typeof body === 'string' ? body.indexOf(DATA) : -1;
	if (typeof body !== 'string' || at < 0 || !body.startsWith('command=')) return false;
	const before = body.slice(0, at + DATA.length);
	const after = body.slice(at + DATA.length);
	const comma = after === '%7D' ? '' : '%2C';
	request.body = `${before}${encodeMembers({ sessionId })}${comma}${after}`;
	return true;
}

/** The session id that a signed command carries. */
export function sessionInForm(request: IHttpRequestOptions): string | undefined {
	const { body } = request;
	if (typeof body !== 'string') return undefined;
	const match = /^command=[^&]*&data=%7B%22sessionId%22%3A%22(.*?)%22(?:%2C|%7D)/.exec(
		body.slice(0, RESERVED_BYTES * 2),
	);
	return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}
