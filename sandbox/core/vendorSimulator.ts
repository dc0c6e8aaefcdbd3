import { Faults, type Rule } from './faults';
import { shorten } from './page/excerpts';
import { holdsText, type IncomingRequest, type ParsedRequest } from './request';
import { RequestLog, type RequestEntry } from './requestLog';
import type { OutgoingResponse } from './response';
import type { Controls, ReceivedRequest, Simulator } from './simulator';
import type { SimulatorState } from './state';

/** What a vendor's simulator is made of. */
interface Vendor<Settings, R extends Rule, State> {
	name: string;
	title: string;
	mounts: readonly string[];
	pageScript: string;
	/** What is not set at the start. */
	defaults: Settings;
	rules: { parse(rule: unknown): R };
	State: new (settings: Settings, changed: () => void) => State;
}

/** What came of a request. `carriedOut` is false for what the vendor refused. */
export interface Outcome {
	response: OutgoingResponse;
	carriedOut: boolean;
	refusal?: string;
}

/** What all vendors' simulators have in common: settings, state, rules, the log of requests, counts, notice of changes. */
export abstract class VendorSimulator<
	Settings extends object,
	R extends Rule,
	State extends SimulatorState,
> implements Simulator
{
	abstract readonly controls: Controls;
	readonly name: string;
	readonly title: string;
	readonly mounts: readonly string[];
	readonly pageScript: string;
	/** May be changed at any time; `reset` brings back what the simulator was started with. */
	readonly settings: Settings;
	protected state: State;
	private readonly initial: Settings;
	private readonly faults = new Faults<R>();
	private readonly log = new RequestLog(100);
	private readonly listeners: Array<() => void> = [];
	/** Each says whether what somebody waits for has come, and tells them. */
	private unmet: Array<() => boolean> = [];
	private parallel = 0;
	/** Whether anything has changed since the start or the last reset. */
	private touched = false;

	constructor(
		private readonly vendor: Vendor<Settings, R, State>,
		settings: Partial<Settings>,
	) {
		this.name = vendor.name;
		this.title = vendor.title;
		this.mounts = vendor.mounts;
		this.pageScript = vendor.pageScript;
		this.initial = { ...vendor.defaults, ...settings };
		this.settings = { ...this.initial };
		this.state = this.newState();
	}

	/** Says what is asked, without doing it. Must not throw. */
	protected abstract parse(request: IncomingRequest): ParsedRequest;
	/** Does the work. What the vendor refuses is an outcome, not an exception. */
	protected abstract handle(
		request: IncomingRequest,
		parsed: ParsedRequest,
		rule: R | undefined,
	): Promise<Outcome>;
	/** What the page shows of the state, to the browser that has these cookies. */
	protected abstract viewState(cookie: string): Record<string, unknown>;
	/** Told of a request before any work on it; what it gives is called when the response goes out. */
	protected count?(request: IncomingRequest): () => void;

	private newState(): State {
		return new this.vendor.State(this.settings, () => this.changed());
	}

	get counts(): State['counts'] {
		return this.state.counts;
	}

	/** The last 100 requests, oldest first. */
	get requests(): readonly RequestEntry[] {
		return this.log.entries;
	}

	/**
	 * The next request that arrives after this call, when it has arrived (before any work on it).
	 * @param filter a command's name or a condition; without it, any request
	 */
	async nextRequest(
		filter: string | ((entry: RequestEntry) => boolean) = () => true,
	): Promise<RequestEntry> {
		const { count } = this.log;
		return await this.until(() => this.log.find(count, filter));
	}

	/** From now on calls ring until `releaseCalls`, so that a test sees them at the same time. */
	holdCalls(): void {
		this.state.calls.hold();
		this.changed();
	}

	releaseCalls(): void {
		this.state.calls.release();
		this.changed();
	}

	misbehave(rule: R): void {
		this.faults.add(this.vendor.rules.parse(rule));
		this.changed();
	}

	calm(): void {
		this.faults.calm();
		this.releaseCalls();
	}

	reset(): void {
		this.close();
		Object.assign(this.settings, this.initial);
		this.state = this.newState();
		this.log.clear();
		this.changed();
		this.touched = false;
	}

	/** Calls under way are forgotten: nothing is sent of them. */
	close(): void {
		this.state.close?.();
		this.calm();
	}

	view(cookie: string): Record<string, unknown> {
		return {
			...this.viewState(cookie),
			touched: this.touched,
			callsUnderWay: this.state.calls.underWay(),
			callsHeld: this.state.calls.held,
			requests: this.requests.map((entry) => ({ ...entry, data: shorten(entry.data) })),
			counts: this.counts,
			rules: this.faults.list(),
		};
	}

	onChange(listener: () => void): void {
		this.listeners.push(listener);
	}

	protected changed(): void {
		this.touched = true;
		for (const listener of this.listeners) listener();
		this.unmet = this.unmet.filter((met) => !met());
	}

	/** What `look` finds, now or after a later change. */
	protected async until<T>(look: () => T | undefined): Promise<T> {
		return await new Promise((resolve) => {
			const met = () => {
				const found = look();
				if (found !== undefined) resolve(found);
				return found !== undefined;
			};
			if (!met()) this.unmet.push(met);
		});
	}

	receive(request: IncomingRequest): ReceivedRequest {
		const parsed = this.parse(request);
		const entry = this.log.add(request, parsed);
		const { counts } = this;
		const tally = (counts.commands[parsed.command] ??= { received: 0, carriedOut: 0 });
		tally.received += 1;
		if (parsed.dataInQuery) counts.dataInQuery += 1;
		this.parallel += 1;
		counts.maxParallelRequests = Math.max(counts.maxParallelRequests, this.parallel);
		const answered = this.count?.(request);
		const rule = this.faults.take(parsed.command, (held) => holdsText(request, held));
		this.changed();
		return {
			rule,
			untilCalm: () => this.faults.untilCalm(),
			work: async () => {
				const { response, carriedOut, refusal } = await this.handle(request, parsed, rule);
				entry.carriedOut = carriedOut;
				if (refusal !== undefined) entry.refusal = refusal;
				if (carriedOut) tally.carriedOut += 1;
				return response;
			},
			done: (status) => {
				entry.status = status;
				this.parallel -= 1;
				answered?.();
				this.changed();
			},
		};
	}
}
