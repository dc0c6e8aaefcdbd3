import type { IncomingRequest, ParsedRequest } from './request';
import { mask, maskUrl } from './masking';
import { Waiting } from './waiting';

/** One request as the tests and the page see it. Secrets are masked; the session id used is not (the page masks it). */
export interface RequestEntry {
	number: number;
	/** Epoch milliseconds of this machine's clock. */
	time: number;
	method: string;
	url: string;
	path: string;
	headers: Record<string, string>;
	/** Size of the body as received, in bytes. */
	bodyBytes: number;
	command: string;
	/** The decoded parameters, their first level masked. */
	data: unknown;
	sessionId?: string;
	dataInQuery: boolean;
	/** HTTP status of the answer; absent while the request is under way, 0 when the connection was cut. */
	status?: number;
	/** Whether the vendor did what was asked; absent until it is known, and when a rule answered instead. */
	carriedOut?: boolean;
	/** The vendor's words for a refusal, where the simulator tells them. */
	refusal?: string;
}

export type RequestFilter = string | ((entry: RequestEntry) => boolean);

/** The last requests of a simulator, and those who wait for the next one. */
export class RequestLog {
	readonly entries: RequestEntry[] = [];
	private readonly waiting = new Waiting<RequestEntry>();
	private number = 0;

	constructor(private readonly keep: number) {}

	add(request: IncomingRequest, parsed: ParsedRequest): RequestEntry {
		const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
		this.number += 1;
		const entry: RequestEntry = {
			number: this.number,
			time: Date.now(),
			method: request.method,
			url: maskUrl(request.url),
			path: request.path,
			headers: Object.fromEntries(Object.entries(mask(Object.fromEntries(headers)) ?? {})),
			bodyBytes: request.body.length,
			command: parsed.command,
			data: mask(parsed.data, 1),
			dataInQuery: parsed.dataInQuery,
			...(parsed.sessionId === undefined ? {} : { sessionId: parsed.sessionId }),
		};
		this.entries.push(entry);
		if (this.entries.length > this.keep) this.entries.shift();
		this.waiting.tell(entry);
		return entry;
	}

	/** The next request to arrive that fits: a command's name or a condition; without a filter, any. */
	next(filter: RequestFilter = () => true): Promise<RequestEntry> {
		const fits =
			typeof filter === 'string' ? (entry: RequestEntry) => entry.command === filter : filter;
		return this.waiting.next(fits);
	}

	clear(): void {
		this.entries.length = 0;
	}
}
