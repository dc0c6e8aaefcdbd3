import { join } from 'node:path';

import { z } from 'zod';

import { maskPartly } from '../core/masking';
import { excerpt } from '../core/page/excerpts';
import type { IncomingRequest, ParsedRequest } from '../core/request';
import { NotPossible } from '../core/simulator';
import { VendorSimulator, type Outcome } from '../core/vendorSimulator';
import { isLive } from './calls';
import { maxContactRules, type MaxContactRule } from './faults';
import { Refusal } from './refusals';
import { OLDER_PATH, parseRequest, readAsked, wantsJson } from './request';
import { DEFAULTS, type MaxContactSettings } from './settings';
import { MaxContactState } from './state';
import { switches } from './switches';
import type { Agent, AgentState, Call } from './types';
import { answerRequest, printRefusal } from './webServices';

const restartInput = z.object({ firstCallId: z.number().int() }).strict();
const callInput = z.object({ callId: z.number().int() }).strict();

/** A MaxContact: its token service and its Agent Remote Control API. */
export class MaxContactSimulator extends VendorSimulator<
	MaxContactSettings,
	MaxContactRule,
	MaxContactState
> {
	readonly controls = {
		'expire-tokens': () => this.expireTokens(),
		'answer-call': (input: unknown) => this.answerCall(callInput.parse(input).callId),
		'end-call': (input: unknown) => this.endCall(callInput.parse(input).callId),
		'hold-calls': () => this.holdCalls(),
		'release-calls': () => this.releaseCalls(),
		restart: (input: unknown) =>
			this.restart(input === undefined ? undefined : restartInput.parse(input).firstCallId),
		settings: (input: unknown) => this.change(input),
	};

	constructor(settings: Partial<MaxContactSettings> = {}) {
		const vendor = {
			name: 'maxContact',
			title: 'MaxContact',
			mounts: ['/webservices', OLDER_PATH],
			pageScript: join(__dirname, 'page.js'),
			defaults: DEFAULTS,
			rules: maxContactRules,
			State: MaxContactState,
		};
		super(vendor, settings);
	}

	/** By user id; a test may change what an agent is logged into. */
	get agents() {
		return this.state.agents;
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

	/** MaxContact starts again: its calls are gone, and their ids begin anew. [field] At 1,000. */
	restart(firstCallId = 1000): void {
		this.state.calls.restart(firstCallId);
		this.changed();
	}

	/** Changes settings until `reset`. Throws a ZodError for what is none. */
	private change(input: unknown): void {
		Object.assign(this.settings, switches.partial().parse(input));
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
	}

	/** The first call that is as asked, now or later; await it instead of sleeping. */
	async untilCall(fits: (call: Call) => boolean): Promise<Call> {
		return await this.until(() => this.calls.find(fits));
	}

	/** Ids wider than a double as text. */
	protected viewState(): Record<string, unknown> {
		const { campaigns } = this.state;
		const calls = excerpt(this.calls);
		const leads = excerpt([...this.leads.values()]);
		return {
			switches: switches.parse(
				Object.fromEntries(
					Object.keys(switches.shape).map((name) => [name, Reflect.get(this.settings, name)]),
				),
			),
			tokens: [...this.tokens.values()]
				.slice(-20)
				.map(({ tokenKey, ...token }) => ({ ...token, key: maskPartly(tokenKey) })),
			agents: [...this.agents.values()].map((agent) => ({ ...agent, state: this.stateOf(agent) })),
			campaigns: campaigns.map(({ campaignId, campaignName }) => ({ campaignId, campaignName })),
			calls: {
				...calls,
				last: calls.last.map((call) => ({ ...call, leadId: String(call.leadId) })),
			},
			leads: {
				...leads,
				last: leads.last.map(({ leadId, phones, ...lead }) => ({
					...lead,
					leadId: String(leadId),
					phones: phones.map((phone) => ({ ...phone, leadPhoneId: String(phone.leadPhoneId) })),
				})),
			},
		};
	}

	protected parse(request: IncomingRequest): ParsedRequest {
		return parseRequest(request, this.settings);
	}

	protected override count(request: IncomingRequest): () => void {
		const asked = readAsked(request, this.settings);
		if (asked && !wantsJson(request)) this.counts.withoutJsonHeader += 1;
		const userId = asked?.method?.commands ? asked.parameters.get('user') : undefined;
		return userId === undefined ? () => undefined : this.state.enterCommand(userId);
	}

	protected async handle(
		request: IncomingRequest,
		_parsed: ParsedRequest,
		rule: MaxContactRule | undefined,
	): Promise<Outcome> {
		try {
			const response = answerRequest(request, { state: this.state, rule });
			return { response, carriedOut: response.status === 200 };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const response = printRefusal(request, error, this.settings, rule);
			return { response, carriedOut: false, refusal: error.message };
		}
	}
}
