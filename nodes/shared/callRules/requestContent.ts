import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../guards';
import { parseKeepingAll } from '../http/repeatedKeys';

/** A request as it may be given to a signature: of n8n's own nodes, too, which have other names for its parts. */
type SignableRequest = IHttpRequestOptions & {
	uri?: unknown;
	form?: unknown;
	formData?: unknown;
};

/** What a request says, wherever it says it. */
export interface RequestContent {
	method: string;
	/** The parts of its address's path, decoded, in small letters. */
	path: string[];
	host: string;
	/** Names and values of its query, of a form and of a JSON object, with the names in small letters, without brackets and blanks. */
	parameters: Array<[name: string, value: string]>;
	/** JSON in its body; what stands under a key that came twice is a list. */
	json: unknown[];
	/** False where a part of it cannot be read, such as a stream. */
	isReadable: boolean;
}

/** How often an address is decoded: some servers do so twice. */
const MOST_DECODINGS = 3;
/** Where the name of a parameter ends: `phone[]` is `phone`. */
const BEHIND_NAME = /[[\0]/;
/** Headers by which some servers take a request for one with another method or address. */
const MEANS_ANOTHER = /^x-(?:http-method(?:-override)?|method-override|original-url|rewrite-url)$/i;
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i;

/** Reads a request that is about to be signed. Never throws: what cannot be read is said to be so. */
export function readContent(request: SignableRequest): RequestContent {
	return new ContentReader(request).content;
}

class ContentReader {
	readonly content: RequestContent;

	constructor(request: SignableRequest) {
		this.content = {
			method: String(request.method ?? 'GET').toUpperCase(),
			path: [],
			host: '',
			parameters: [],
			json: [],
			isReadable: true,
		};
		if (Object.keys(request.headers ?? {}).some((name) => MEANS_ANOTHER.test(name))) {
			this.unreadable();
		}
		this.readAddress(request);
		this.readMembers(request.qs);
		this.readBodies(request);
	}

	private unreadable(): void {
		this.content.isReadable = false;
	}

	private readAddress({ url, uri, baseURL }: SignableRequest): void {
		const given = [uri, url]
			.filter((one) => one !== undefined && one !== null && one !== '')
			.map(String);
		const [address = ''] = given;
		// Two of them: nobody knows which one counts.
		if (given.some((one) => one !== address)) this.unreadable();
		const whole = URL.canParse(address) ? address : `${String(baseURL ?? '')}/${address}`;
		if (!URL.canParse(whole)) return this.unreadable();
		const { host, pathname, search } = new URL(whole);
		this.content.host = host.toLowerCase();
		this.content.path = this.decoded(pathname)
			.toLowerCase()
			.split(/[/\\]+/)
			.filter((part) => part !== '');
		this.readForm(search.slice(1));
	}

	private readBodies(request: SignableRequest): void {
		const { body, form, formData, headers } = request;
		const bodies = [body, form, formData].filter((one) => one !== undefined && one !== null);
		if (bodies.length === 0) return;
		if (!isPlainText(headers ?? {})) this.unreadable();
		const isJson = saysJson(headers ?? {});
		for (const one of bodies) this.readBody(one, isJson);
	}

	private readBody(body: unknown, isJson: boolean): void {
		if (typeof body === 'string') return this.readText(body, isJson);
		if (Buffer.isBuffer(body)) return this.readText(body.toString('utf8'), isJson);
		if (body instanceof URLSearchParams) return this.readForm(body.toString());
		if (!isPlain(body)) return this.unreadable();
		this.content.json.push(body);
		this.readMembers(body);
	}

	private readText(text: string, isJson: boolean): void {
		if (/^\s*[[{]/.test(text)) {
			try {
				const value = parseKeepingAll(text);
				this.content.json.push(value);
				this.readMembers(value);
			} catch {
				return this.unreadable();
			}
			// A server that takes it for a form finds other parameters in the same text.
			if (isJson) return;
		}
		this.readForm(text);
	}

	private readForm(text: string): void {
		if (BROKEN_ESCAPE.test(text)) this.unreadable();
		for (const [name, value] of new URLSearchParams(text)) this.add(name, value);
	}

	/** The members of an object, as a query, a form or JSON has them; those of lists and objects under the same name. */
	private readMembers(value: unknown): void {
		if (value === undefined || value === null) return;
		if (value instanceof URLSearchParams) return this.readForm(value.toString());
		if (!isPlain(value)) return this.unreadable();
		if (Array.isArray(value)) return;
		for (const [name, member] of Object.entries(value)) {
			for (const text of textsIn(member)) this.add(name, text);
			if (!isPlain(member) && typeof member === 'object' && member !== null) this.unreadable();
		}
	}

	private add(name: string, value: string): void {
		const [plain = ''] = name.trim().toLowerCase().split(BEHIND_NAME, 1);
		this.content.parameters.push([plain, value]);
	}

	private decoded(path: string): string {
		let text = path;
		for (let n = 0; n < MOST_DECODINGS && text.includes('%'); n++) {
			try {
				text = decodeURIComponent(text);
			} catch {
				this.unreadable();
				return text;
			}
		}
		return text;
	}
}

/** A part of a path without its parameters: `command;jsessionid=1` is `command`. */
export function pathName(part: string): string {
	return part.split(';', 1)[0] ?? '';
}

/** The values of the parameters with such a name. */
export function valuesOf(
	{ parameters }: RequestContent,
	isNamed: (name: string) => boolean,
): string[] {
	return parameters.filter(([name]) => isNamed(name)).map(([, value]) => value);
}

/** The values in a value: its own, or those of a list or an object. */
export function textsIn(value: unknown): string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (isRecord(value)) return Object.values(value).flatMap(textsIn);
	return [String(value)];
}

/** Whether a value is data, and no stream, form of a library or the like. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

/** Whether the headers say that a body is a form, JSON or plain text, in letters that a server reads as they are sent. */
function isPlainText(headers: object): boolean {
	return Object.entries(headers).every(([name, value]) => {
		const text = String(value).toLowerCase();
		if (/^content-encoding$/i.test(name)) return text === 'identity';
		if (!/^content-type$/i.test(name)) return true;
		const [type = '', ...rest] = text.split(';');
		const charset = /charset\s*=\s*"?([^";\s]+)/.exec(rest.join(';'))?.[1] ?? 'utf-8';
		const isText =
			/^\s*(?:|application\/(?:x-www-form-urlencoded|(?:[\w.-]+\+)?json)|text\/(?:plain|json))\s*$/;
		return isText.test(type) && ['utf-8', 'utf8', 'us-ascii', 'iso-8859-1'].includes(charset);
	});
}

/** Whether the headers call a body JSON, and nothing else. */
function saysJson(headers: object): boolean {
	const types = Object.entries(headers).filter(([name]) => /^content-type$/i.test(name));
	const isJson = /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
	return types.length > 0 && types.every(([, type]) => isJson.test(String(type)));
}
