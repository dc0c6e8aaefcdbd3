import { join } from 'node:path';

import { z } from 'zod';

import type { IncomingRequest, ParsedRequest } from '../core/request';
import { NotPossible, VendorSimulator } from '../core/simulator';
import { Waiting } from '../core/waiting';
import { isLive } from './calls';
import { Commanding } from './commanding';
import { noCounts, type MaxContactCounts } from './counts';
import { DEFAULTS, type MaxContactOptions, type MaxContactSettings } from './settings';
import { parseRequest, readAsked, wantsJson } from './request';
import { Refusal } from './refusals';
import { maxContactRuleSchema, type MaxContactRule } from './faults';
import { printRefusal, answerRequest } from './webServices';
import type { Agent, AgentState, Call } from './types';
import { viewOf } from './view';
import { MaxContactState } from './state';

const callInput = z.object({ callId: z.number().int() }).strict();

/** A MaxContact: what it knows, what it was asked, and how it is told to misbehave. */
export class MaxContactSimulator extends VendorSimulator<MaxContactRule> {
	readonly name = 'maxContact';
	readonly title = 'MaxContact';
	readonly mounts = ['/webservices'];
	readonly pageScript = join(__dirname, 'page.js');
	readonly controls = {
		'expire-tokens': () => this.expireTokens(),
		'answer-call': (input: unknown) => this.answerCall(callInput.parse(input).callId),
		'end-call': (input: unknown) => this.endCall(callInput.parse(input).callId),
		'hold-calls': () => this.holdCalls(),
		'release-calls': () => this.releaseCalls(),
	};
	counts: MaxContactCounts = noCounts();
	/** May be changed at any time; `reset` brings back what the simulator was started with. */
	readonly settings: MaxContactSettings;
	private readonly initial: MaxContactSettings;
	private readonly waiting = new Waiting<Call>();
	private commanding = new Commanding(this.counts);
	private state: MaxContactState;

	constructor(options: MaxContactOptions = {}) {
		super();
		this.initial = { ...DEFAULTS, ...options };
		this.settings = { ...this.initial };
		this.state = this.newState();
	}

	private newState(): MaxContactState {
		return new MaxContactState(this.settings, () => this.changed());
	}

	/** By user id; a test may change what an agent is logged into. */
	get agents() {
		return this.state.agents;
	}

	get campaigns() {
		return this.state.campaigns;
	}

	/** By lead id, with the lead phone ids that no method tells. */
	get leads() {
		return this.state.leads.byId;
	}

	/** By token key, the dead ones too (`ended` says why). */
	get tokens() {
		return this.state.tokens.all;
	}

	/** Every call since the start, oldest first. */
	get calls(): readonly Call[] {
		return this.state.calls.all;
	}

	/** What an agent does now. */
	stateOf(agent: Agent): AgentState {
		return this.state.stateOf(agent);
	}

	/** Ends every token but the pasted ones. */
	expireTokens(): void {
		this.state.tokens.expire();
		this.changed();
	}

	/** The customer hangs up. Throws NotPossible for a call that is unknown or over. */
	endCall(callId: number): void {
		const call = this.state.calls.find(callId);
		if (!call || !isLive(call)) throw new NotPossible(`There is no call ${callId} under way.`);
		this.state.calls.end(call, 'customer');
		this.changed();
	}

	/** A ringing call meets its outcome now. Throws NotPossible for a call that does not ring. */
	answerCall(callId: number): void {
		const call = this.state.calls.find(callId);
		if (!call || !this.state.calls.settle(call)) {
			throw new NotPossible(`There is no call ${callId} that rings.`);
		}
		this.changed();
	}

	/** From now on calls ring until `answerCall` or `releaseCalls`. */
	holdCalls(): void {
		this.state.calls.hold();
	}

	releaseCalls(): void {
		this.state.calls.release();
		this.changed();
	}

	/** The first call that is as asked, now or later; await it instead of sleeping. */
	async untilCall(fits: (call: Call) => boolean): Promise<Call> {
		return this.calls.find(fits) ?? (await this.waiting.next(fits));
	}

	/** Queues a rule; see `MaxContactRule`. Throws a ZodError for a rule that is none. */
	override misbehave(rule: MaxContactRule): void {
		super.misbehave(rule);
	}

	override calm(): void {
		super.calm();
		this.releaseCalls();
	}

	/** Everything as it was at the start: data, counts, log, rules, settings. Issued tokens are gone. */
	reset(): void {
		this.calm();
		Object.assign(this.settings, this.initial);
		this.state = this.newState();
		this.counts = noCounts();
		this.commanding = new Commanding(this.counts);
		this.forgetRequests();
		this.changed();
	}

	close(): void {
		this.calm();
	}

	view(): Record<string, unknown> {
		return viewOf(this, this.requestsInShort(), this.faults.list());
	}

	protected override changed(): void {
		super.changed();
		if (!this.waiting.empty) for (const call of this.calls) this.waiting.tell(call);
	}

	protected parseRule(rule: unknown): MaxContactRule {
		return maxContactRuleSchema.parse(rule);
	}

	protected read(request: IncomingRequest): ParsedRequest {
		return parseRequest(request);
	}

	protected override enter(request: IncomingRequest): () => void {
		const asked = readAsked(request);
		if (asked && !wantsJson(request)) this.counts.withoutJsonHeader += 1;
		const userId = asked?.method?.commands ? asked.parameters.get('user') : undefined;
		if (userId === undefined) return () => undefined;
		return this.commanding.enter(userId);
	}

	protected async answer(
		request: IncomingRequest,
		_reading: ParsedRequest,
		rule: MaxContactRule | undefined,
	) {
		const { state, counts } = this;
		try {
			const answer = answerRequest(request, { state, counts, rule });
			return { answer, carriedOut: answer.status === 200 };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const answer = printRefusal(request, error, rule);
			return { answer, carriedOut: false, refusal: error.message };
		}
	}
}
