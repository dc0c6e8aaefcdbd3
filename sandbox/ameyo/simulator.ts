import { join } from 'node:path';

import type { OutgoingResponse } from '../core/response';
import type { IncomingRequest, ParsedRequest } from '../core/request';
import { VendorSimulator } from '../core/simulator';
import { runCommand } from './commandInterface';
import { noCounts, type AmeyoCounts } from './counts';
import { AmeyoRefusal, printRefusal } from './refusals';
import { readForm } from './form';
import { DEFAULTS, type AmeyoOptions, type AmeyoSettings } from './settings';
import { COMMAND_PATH, parseRequest } from './request';
import { RestRefusal, runRest } from './restInterface';
import { ameyoRuleSchema, statusUrlSchema, type AmeyoRule } from './faults';
import { viewOf } from './view';
import { AmeyoState } from './state';

/** An Ameyo: what it knows, what it was asked, and how it is told to misbehave. */
export class AmeyoSimulator extends VendorSimulator<AmeyoRule> {
	readonly name = 'ameyo';
	readonly title = 'Ameyo';
	readonly mounts = ['/ameyowebaccess', '/ameyorestapi'];
	readonly pageScript = join(__dirname, 'page.js');
	readonly controls = {
		'expire-sessions': () => this.expireSessions(),
		'status-url': (input: unknown) => this.reportTo(input),
	};
	counts: AmeyoCounts = noCounts();
	/** May be changed at any time; `reset` brings back what the simulator was started with. */
	readonly settings: AmeyoSettings;
	private readonly initial: AmeyoSettings;
	private state: AmeyoState;

	constructor(options: AmeyoOptions = {}) {
		super();
		this.initial = { ...DEFAULTS, ...options };
		this.settings = { ...this.initial };
		this.state = this.newState();
	}

	private newState(): AmeyoState {
		return new AmeyoState(this.settings, () => this.changed());
	}

	/** By user id; a test may change an agent's state. */
	get agents() {
		return this.state.agents;
	}

	get campaigns() {
		return this.state.campaigns;
	}

	get leads() {
		return this.state.leads;
	}

	/** By `<campaignId>:<phone1>`. */
	get contacts() {
		return this.state.contacts.byKey;
	}

	/** By customerCallbackId. */
	get callbacks() {
		return this.state.callbacks;
	}

	/** By session id, the dead ones too (`ended` says why). */
	get sessions() {
		return this.state.sessions.all;
	}

	get calls() {
		return this.state.calls.all;
	}

	/** What was reported to the status URL, oldest first. */
	get statusReports() {
		return this.state.reports.all;
	}

	/** Resolves when every report to the status URL has been answered. */
	async statusReported(): Promise<void> {
		await this.state.reports.settled();
	}

	livingSessions() {
		return this.state.sessions.living();
	}

	/** Ends every session. */
	expireSessions(): void {
		this.state.sessions.expire();
		this.changed();
	}

	/** Sets the status URL, and how it is called. Throws a ZodError for anything else. */
	private reportTo(input: unknown): void {
		const { url, form } = statusUrlSchema.parse(input);
		this.settings.statusUrl = url;
		if (form) this.settings.statusForm = form;
		this.changed();
	}

	/** From now on calls ring until `releaseCalls`, so that a test sees them at the same time. */
	holdCalls(): void {
		this.state.calls.hold();
	}

	releaseCalls(): void {
		this.state.calls.release();
	}

	/** Queues a rule; see `AmeyoRule`. Throws a ZodError for a rule that is none. */
	override misbehave(rule: AmeyoRule): void {
		super.misbehave(rule);
	}

	override calm(): void {
		super.calm();
		this.state.reports.hurry();
		this.releaseCalls();
	}

	/** Everything as it was at the start: data, counts, log, rules, settings. Sessions are gone. */
	reset(): void {
		this.calm();
		this.state.reports.end();
		Object.assign(this.settings, this.initial);
		this.state = this.newState();
		this.counts = noCounts();
		this.forgetRequests();
		this.changed();
	}

	close(): void {
		this.calm();
		this.state.reports.end();
	}

	view(): Record<string, unknown> {
		return viewOf(this, this.requestsInShort(), this.faults.list());
	}

	protected parseRule(rule: unknown): AmeyoRule {
		return ameyoRuleSchema.parse(rule);
	}

	protected read(request: IncomingRequest): ParsedRequest {
		return parseRequest(request, this.settings.maxFormBytes);
	}

	protected async answer(request: IncomingRequest, parsed: ParsedRequest, rule: AmeyoRule | undefined) {
		if (rule?.expireSession && parsed.sessionId) this.state.sessions.expire(parsed.sessionId);
		try {
			return { answer: await this.work(request, rule), carriedOut: parsed.command !== 'unknown' };
		} catch (error) {
			if (error instanceof RestRefusal) return { answer: error.answer(), carriedOut: false };
			if (!(error instanceof AmeyoRefusal)) throw error;
			return { answer: printRefusal(error, rule), carriedOut: false };
		}
	}

	private async work(request: IncomingRequest, rule: AmeyoRule | undefined): Promise<OutgoingResponse> {
		const { state, counts } = this;
		if (request.path.replace(/\/$/, '') === COMMAND_PATH) {
			const form = readForm(request, this.settings.maxFormBytes);
			if (form.dropped) counts.bodiesDropped += 1;
			return await runCommand(form, { request, state, counts, rule });
		}
		return runRest(request, state, rule);
	}
}
