import type { OutgoingResponse } from './response';
import type { IncomingRequest, ParsedRequest } from './request';
import { Faults } from './faults';
import { RequestLog, type RequestEntry, type RequestFilter } from './requestLog';
import type { Rule } from './rule';
import { shorten } from './shorten';

/** Counts that every simulator keeps. `carriedOut` leaves out what the vendor refused. */
export interface TrafficCounts {
	commands: Record<string, { received: number; carriedOut: number }>;
	maxParallelRequests: number;
	/** Requests whose parameters stood in the URL, where access logs keep them. */
	dataInQuery: number;
}

/** A request between its request and its answer. */
export interface ReceivedRequest {
	rule: Rule | undefined;
	untilCalm(): Promise<void>;
	work(): Promise<OutgoingResponse>;
	/** Called once, just before the answer goes out or the connection is cut (status 0). */
	done(status: number): void;
}

/** Thrown by a control that cannot be done now; its message is told to who asked. */
export class NotPossible extends Error {}

/** What a simulator does when told so. A control gets the decoded JSON body, or undefined; a ZodError says that it fits not. */
export type Controls = Readonly<Record<string, (input: unknown) => void>>;

/** What the server knows of a vendor's simulator. */
export interface Simulator {
	name: string;
	title: string;
	/** The first path segments that belong to this vendor, such as `/ameyowebaccess`. */
	mounts: readonly string[];
	/** The file of the script that shows this simulator on the page. */
	pageScript: string;
	/** What `POST /sandbox/<name>/<control>` does, beside `misbehave` and `calm`. */
	controls: Controls;
	receive(request: IncomingRequest): ReceivedRequest;
	misbehave(rule: unknown): void;
	calm(): void;
	/** What the page and `GET /sandbox/state` show; the server masks it. */
	view(): Record<string, unknown>;
	reset(): void;
	close(): void;
	onChange(listener: () => void): void;
}

/** The vendor-free half of a simulator: log, rules, traffic counts, change notice. `R` adds the vendor's own rules. */
export abstract class VendorSimulator<R extends Rule> implements Simulator {
	abstract readonly name: string;
	abstract readonly title: string;
	abstract readonly mounts: readonly string[];
	abstract readonly pageScript: string;
	abstract readonly controls: Controls;
	abstract readonly counts: TrafficCounts;
	protected readonly faults = new Faults<R>();
	private readonly log = new RequestLog(100);
	private readonly listeners: Array<() => void> = [];
	private parallel = 0;

	/** Says what is asked, without doing it. Must not throw. */
	protected abstract read(request: IncomingRequest): ParsedRequest;
	/** Told of a request before any work on it; what it gives is called when the answer goes out. For a vendor's own counts. */
	protected enter?(request: IncomingRequest, parsed: ParsedRequest): () => void;
	/** Does the work. Vendor failures are answers, not exceptions. */
	protected abstract answer(
		request: IncomingRequest,
		parsed: ParsedRequest,
		rule: R | undefined,
	): Promise<{ answer: OutgoingResponse; carriedOut: boolean; refusal?: string }>;
	protected abstract parseRule(rule: unknown): R;
	abstract view(): Record<string, unknown>;
	abstract reset(): void;
	abstract close(): void;

	/** The last 100 requests, oldest first. */
	get requests(): readonly RequestEntry[] {
		return this.log.entries;
	}

	/** The same for the page, their data shortened. */
	protected requestsInShort(): RequestEntry[] {
		return this.requests.map((entry) => ({ ...entry, data: shorten(entry.data) }));
	}

	/** The next request that arrives after this call, when it has arrived (before any work on it). */
	nextRequest(filter?: RequestFilter): Promise<RequestEntry> {
		return this.log.next(filter);
	}

	/** Queues a rule. Throws a ZodError for a rule that is none. */
	misbehave(rule: unknown): void {
		this.faults.add(this.parseRule(rule));
		this.changed();
	}

	calm(): void {
		this.faults.calm();
		this.changed();
	}

	onChange(listener: () => void): void {
		this.listeners.push(listener);
	}

	protected changed(): void {
		for (const listener of this.listeners) listener();
	}

	protected forgetRequests(): void {
		this.log.clear();
	}

	receive(request: IncomingRequest): ReceivedRequest {
		const parsed = this.read(request);
		const entry = this.log.add(request, parsed);
		const { counts } = this;
		const tally = (counts.commands[parsed.command] ??= { received: 0, carriedOut: 0 });
		tally.received += 1;
		if (parsed.dataInQuery) counts.dataInQuery += 1;
		this.parallel += 1;
		counts.maxParallelRequests = Math.max(counts.maxParallelRequests, this.parallel);
		const leave = this.enter?.(request, parsed);
		const rule = this.faults.take(parsed.command);
		this.changed();
		return {
			rule,
			untilCalm: () => this.faults.untilCalm(),
			work: async () => {
				const { answer, carriedOut, refusal } = await this.answer(request, parsed, rule);
				entry.carriedOut = carriedOut;
				if (refusal !== undefined) entry.refusal = refusal;
				if (carriedOut) tally.carriedOut += 1;
				return answer;
			},
			done: (status) => {
				entry.status = status;
				this.parallel -= 1;
				leave?.();
				this.changed();
			},
		};
	}
}
