import type { IHttpRequestOptions } from 'n8n-workflow';
import type { RequestKind, RequestSettings } from '../../shared/http/protocol';
import type { AmeyoRequest } from './ameyoRequest';

/** One encoded body stays below this; servlet containers drop form bodies over 2 MiB whole. */
export const MAX_BODY_BYTES = 1.5 * 1024 * 1024;
/** Room for the session id, which is put in when the request is signed. */
export const RESERVED_BYTES = 2048;

// With the charset: servlet containers read a form as ISO-8859-1 without it.
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
const DATA = 'data=%7B';

/** The encoded members of a JSON object, without its braces: `"campaignId":1,"leadId":35`, percent-encoded. */
export function encodeMembers(data: object): string {
	return encodeURIComponent(JSON.stringify(data).slice(1, -1));
}

/** The ASCII characters that stand for themselves in a percent-encoded text; any other one takes three bytes. */
const UNRESERVED = Uint8Array.from({ length: 128 }, (_, code) =>
	/[\w.!~*'()-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** How text goes out in a form: percent-encoded. */
export const percentEncoding = {
	/** Bytes of the text as it goes out; quicker than to encode it. It must not have half a surrogate pair: JSON never does. */
	bytes(text: string): number {
		let bytes = 0;
		for (let i = 0; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (code < 0x80) bytes += UNRESERVED[code] ? 1 : 3;
			else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 6 : 9;
		}
		return bytes;
	},
	encode: (text: string): string => encodeURIComponent(text),
};

/**
 * A command as it goes out: form-encoded POST. Its name stands in the query, as every sample and every
 * client has it, and its data in the body, because a query lands in access logs
 * (ameyo-customer-manager.txt 4.1.1).
 *
 * @param members of `encodeMembers`
 */
export function commandRequest(
	kind: RequestKind,
	baseUrl: string,
	commandId: string,
	members: string,
	settings: RequestSettings,
): AmeyoRequest {
	return {
		...settings,
		kind,
		interface: 'command',
		method: 'POST',
		url: `${baseUrl}/ameyowebaccess/command?command=${encodeURIComponent(commandId)}`,
		headers: { 'Content-Type': FORM, Accept: 'application/json' },
		body: formBody(members),
	};
}

/** The body of a command. */
export function formBody(members: string): string {
	return `${DATA}${members}%7D`;
}

/** The question whether a session is alive (ameyo-customer-manager.txt 4.4). */
export function pingRequest(baseUrl: string, settings: RequestSettings): AmeyoRequest {
	const members = encodeMembers({ sessionPushSeqNo: '0', sessionpushseqno: '0' });
	const ping = commandRequest('read', baseUrl, 'ping-session', members, settings);
	return { ...ping, isPing: true };
}

/** Puts a session id in as the first member of a command's data; true when the request is a command. */
export function putSessionIntoForm(request: IHttpRequestOptions, sessionId: string): boolean {
	const { body } = request;
	if (typeof body !== 'string' || !body.startsWith(DATA)) return false;
	const after = body.slice(DATA.length);
	const comma = after === '%7D' ? '' : '%2C';
	request.body = `${DATA}${encodeMembers({ sessionId })}${comma}${after}`;
	return true;
}

/** The session id that a signed command carries. */
export function sessionInForm({ body }: IHttpRequestOptions): string | undefined {
	if (typeof body !== 'string') return undefined;
	const start = `${DATA}%22sessionId%22%3A%22`;
	if (!body.startsWith(start)) return undefined;
	const end = body.indexOf('%22', start.length);
	return end < 0 ? undefined : decodeURIComponent(body.slice(start.length, end));
}

/** An ID as the documents' samples send it: a JSON number, or text where a number cannot hold it. */
export function asNumber(digits: string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : digits;
}
