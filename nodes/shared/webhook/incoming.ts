import type { IWebhookFunctions } from 'n8n-workflow';
import { isRecord } from '../guards';
import { isTooDeep, parseExact } from '../http/json';

/** Parameters by name; a repeated one is an array. */
export type WebhookFields = Record<string, string | string[]>;

/** What a webhook call carries in its body. */
export type WebhookBody =
	| { kind: 'nothing' }
	| { kind: 'fields'; fields: WebhookFields }
	| { kind: 'json'; value: unknown }
	| { kind: 'text'; text: string }
	/** XML, files and the like: to be answered with 415. */
	| { kind: 'other' };

/** What n8n puts on a request, as far as it is read here. */
interface Incoming {
	url?: string;
	contentType?: string;
	encoding?: string;
	rawBody?: Buffer;
}

/**
 * The body of a webhook call. JSON and forms are read from the raw text: n8n's own reading rounds
 * whole numbers above 2^53 (they come out as text here) and drops all but 1000 parameters.
 */
export function readBody(n8n: IWebhookFunctions): WebhookBody {
	const request: Incoming = n8n.getRequestObject();
	const type = (request.contentType ?? headerType(n8n)).trim().toLowerCase();
	if (type.startsWith('multipart/')) {
		return type === 'multipart/form-data'
			? { kind: 'fields', fields: multipartFields(n8n.getBodyData()) }
			: { kind: 'other' };
	}
	if (request.rawBody === undefined) return bodyAsRead(type, n8n.getBodyData());
	const text = rawText(request).replace(/^\uFEFF/, '');
	if (text.trim() === '') return { kind: 'nothing' };
	if (type === 'application/json') return readJson(text);
	if (type === 'application/x-www-form-urlencoded') {
		return { kind: 'fields', fields: fieldsOf(new URLSearchParams(text)) };
	}
	return type === 'text/plain' ? { kind: 'text', text } : { kind: 'other' };
}

/** The query of a webhook call, flat: n8n's own reading makes objects of names with brackets. */
export function readQuery(n8n: IWebhookFunctions): WebhookFields {
	const query = queryOf(n8n);
	return query === undefined
		? textsOf(n8n.getQueryData())
		: fieldsOf(new URLSearchParams(`&${query}`));
}

/**
 * The values of one query parameter, in order. Nothing else is decoded: of a call that is not let in yet, this is all that
 * is read.
 */
export function readQueryParameter(n8n: IWebhookFunctions, name: string): string[] {
	const query = queryOf(n8n);
	if (query === undefined) return valuesOf(textsOf(n8n.getQueryData())[name]);
	const values: string[] = [];
	for (let start = 0; start < query.length; ) {
		const next = query.indexOf('&', start);
		const end = next < 0 ? query.length : next;
		const part = query.slice(start, end);
		if (mayBeNamed(part, name)) {
			// A question mark at the beginning would be taken off, were it the part's first sign.
			for (const [found, value] of new URLSearchParams(`&${part}`)) {
				if (found === name) values.push(value);
			}
		}
		start = end + 1;
	}
	return values;
}

/** How many characters one may take, encoded: three bytes of three characters. */
const MOST_ENCODED = 9;

/** Whether a part of a query may be a parameter, whose name may be encoded. */
function mayBeNamed(part: string, name: string): boolean {
	const at = part.indexOf('=');
	const written = at < 0 ? part : part.slice(0, at);
	if (written === name) return true;
	const fits = written.length >= name.length && written.length <= MOST_ENCODED * name.length;
	return fits && /[%+]/.test(written);
}

/** The raw query; undefined where n8n gives none. */
function queryOf(n8n: IWebhookFunctions): string | undefined {
	const { url = '' }: Incoming = n8n.getRequestObject();
	const at = url.indexOf('?');
	return at < 0 ? undefined : url.slice(at + 1);
}

/** One parameter's values, in order. */
export function valuesOf(value: string | string[] | undefined): string[] {
	if (value === undefined) return [];
	return Array.isArray(value) ? value : [value];
}

function fieldsOf(parameters: URLSearchParams): WebhookFields {
	const fields = new Map<string, string | string[]>();
	for (const [name, value] of parameters) {
		const known = fields.get(name);
		// Put into the list that is there: a new one for each value takes quadratic time.
		if (Array.isArray(known)) known.push(value);
		else fields.set(name, known === undefined ? value : [known, value]);
	}
	return Object.fromEntries(fields);
}

function readJson(text: string): WebhookBody {
	try {
		return { kind: 'json', value: parseExact(text) };
	} catch {
		return { kind: 'other' };
	}
}

function headerType(n8n: IWebhookFunctions): string {
	return (n8n.getHeaderData()['content-type'] ?? '').split(';')[0] ?? '';
}

/** The body as n8n read it, where it hands the raw text to nobody. */
function bodyAsRead(type: string, body: unknown): WebhookBody {
	const isEmpty = isRecord(body) && Object.keys(body).length === 0;
	if (isEmpty || body === undefined || body === null || body === '') return { kind: 'nothing' };
	if (type === 'application/json')
		return isTooDeep(body) ? { kind: 'other' } : { kind: 'json', value: body };
	if (type === 'application/x-www-form-urlencoded') {
		return { kind: 'fields', fields: textsOf(body) };
	}
	return type === 'text/plain' ? { kind: 'text', text: String(body) } : { kind: 'other' };
}

/** n8n gives the fields of a multipart body as `data`, beside its `files`. */
function multipartFields(body: unknown): WebhookFields {
	return textsOf(isRecord(body) ? body.data : undefined);
}

function textsOf(data: unknown): WebhookFields {
	const fields = new Map<string, string | string[]>();
	for (const [name, value] of Object.entries(isRecord(data) ? data : {})) {
		fields.set(name, Array.isArray(value) ? value.map(String) : String(value));
	}
	return Object.fromEntries(fields);
}

function rawText({ rawBody, encoding }: Incoming): string {
	if (!Buffer.isBuffer(rawBody)) return '';
	return rawBody.toString(
		encoding !== undefined && Buffer.isEncoding(encoding) ? encoding : 'utf8',
	);
}
