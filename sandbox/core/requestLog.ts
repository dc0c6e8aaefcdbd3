import { mask, maskUrl } from './masking';
import type { IncomingRequest, ParsedRequest } from './request';

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
	/** HTTP status of the response; absent while the request is under way, 0 when the connection was cut. */
	status?: number;
	/** Whether the vendor did what was asked; absent until it is known, and when a rule answered instead. */
	carriedOut?: boolean;
	/** The vendor's words for a refusal, where the simulator tells them. */
	refusal?: string;
}

/** The last requests of a simulator, oldest first. */
export class RequestLog {
	readonly entries: RequestEntry[] = [];
	/** How many requests there have been; the number of the last one. */
	count = 0;

	constructor(private readonly keep: number) {}

	add(request: IncomingRequest, parsed: ParsedRequest): RequestEntry {
		const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
		this.count += 1;
		const entry: RequestEntry = {
			number: this.count,
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
		return entry;
	}

	/** The first request after the one with this number that fits: a command's name or a condition. */
	find(
		after: number,
		filter: string | ((entry: RequestEntry) => boolean),
	): RequestEntry | undefined {
		return this.entries.find(
			(entry) =>
				entry.number > after &&
				(typeof filter === 'string' ? entry.command === filter : filter(entry)),
		);
	}

	clear(): void {
		this.entries.length = 0;
	}
}
