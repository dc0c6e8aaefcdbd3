import { join } from 'node:path';

import { text, type OutgoingResponse } from '../core/response';
import { header, type IncomingRequest, type ParsedRequest } from '../core/request';
import { VendorSimulator } from '../core/simulator';
import { noCounts, type VirtualContactCenterCounts } from './counts';
import { makeCall } from './makeCall';
import {
	DEFAULTS,
	type VirtualContactCenterOptions,
	type VirtualContactCenterSettings,
} from './settings';
import { badRequest, closePage, loginPage, signedIn, toLogin } from './agentPages';
import { CRM_CALLBACK_PATH, parametersOf, parseRequest } from './request';
import { virtualContactCenterRuleSchema, type VirtualContactCenterRule } from './faults';
import type { Sent } from './types';
import { viewOf } from './view';
import { VirtualContactCenterState } from './state';

/** An 8x8 Virtual Contact Center with one agent, and a CRM whose links dial with it. */
export class VirtualContactCenterSimulator extends VendorSimulator<VirtualContactCenterRule> {
	readonly name = 'virtualContactCenter';
	readonly title = '8x8 Contact Center';
	readonly mounts = ['/AGUI', '/crm'];
	readonly pageScript = join(__dirname, 'page.js');
	readonly controls = {
		'end-sessions': () => this.endSessions(),
		'hang-up': () => this.hangUp(),
	};
	counts: VirtualContactCenterCounts = noCounts();
	/** May be changed at any time; `reset` brings back what the simulator was started with. */
	readonly settings: VirtualContactCenterSettings;
	/** Where the sandbox listens; '' until it does. */
	origin = '';
	private readonly initial: VirtualContactCenterSettings;
	private state: VirtualContactCenterState;
	private waiters: Array<(entry: Sent) => void> = [];

	constructor(options: VirtualContactCenterOptions = {}) {
		super();
		this.initial = { ...DEFAULTS, ...options };
		this.settings = { ...this.initial };
		this.state = this.newState();
	}

	private newState(): VirtualContactCenterState {
		return new VirtualContactCenterState(this.settings, (entry) => {
			if (entry) for (const resolve of this.waiters.splice(0)) resolve(entry);
			this.changed();
		});
	}

	get calls() {
		return this.state.calls.all;
	}

	/** Records that actions made. */
	get created() {
		return this.state.crm.records;
	}

	/** Forms that 8x8 posted, launches and callbacks, in order. */
	get sent() {
		return this.state.sent;
	}

	/** Callbacks that the page's own CRM received. */
	get received() {
		return this.state.received;
	}

	get sessionIds() {
		return this.state.sessions.ids;
	}

	/** Where the links of the page let 8x8 call back. */
	get callbackUrl(): string {
		return this.settings.callbackUrl || `${this.origin}${CRM_CALLBACK_PATH}`;
	}

	/** The next form that 8x8 posts after this call, when it was answered. */
	nextSent(): Promise<Sent> {
		return new Promise((resolve) => this.waiters.push(resolve));
	}

	/** Ends the agent's sessions. */
	endSessions(): void {
		this.state.sessions.end();
		this.changed();
	}

	/** From now on calls ring until `releaseCalls`. */
	holdCalls(): void {
		this.state.calls.hold();
	}

	releaseCalls(): void {
		this.state.calls.release();
	}

	/** Ends the calls under way, held ones too. */
	hangUp(): void {
		this.state.calls.hangUp();
	}

	/** Queues a rule; see `VirtualContactCenterRule`. Throws a ZodError for a rule that is none. */
	override misbehave(rule: VirtualContactCenterRule): void {
		super.misbehave(rule);
	}

	override calm(): void {
		super.calm();
		this.releaseCalls();
	}

	/** Everything as it was at the start. Calls under way are forgotten: they post nothing more. */
	reset(): void {
		this.state.close();
		this.calm();
		Object.assign(this.settings, this.initial);
		this.state = this.newState();
		this.counts = noCounts();
		this.forgetRequests();
		this.changed();
	}

	close(): void {
		this.state.close();
		this.calm();
	}

	view(): Record<string, unknown> {
		return viewOf(this, this.requestsInShort(), this.faults.list());
	}

	protected parseRule(rule: unknown): VirtualContactCenterRule {
		return virtualContactCenterRuleSchema.parse(rule);
	}

	protected read(request: IncomingRequest): ParsedRequest {
		return parseRequest(request);
	}

	protected async answer(
		request: IncomingRequest,
		{ command }: ParsedRequest,
		rule: VirtualContactCenterRule | undefined,
	): Promise<{ answer: OutgoingResponse; carriedOut: boolean }> {
		if (command === 'login') return this.login(request);
		if (command === 'crm_callback' && request.method === 'POST') {
			this.state.received.push(parametersOf(request));
			return { answer: text('OK', 200, 'text/plain'), carriedOut: true };
		}
		if (command !== 'make_call') return { answer: text('', 404, 'text/plain'), carriedOut: false };
		if (rule?.expireSession) this.state.sessions.end();
		if (!this.state.sessions.carriedBy(header(request, 'cookie'))) {
			this.counts.sentToLogin += 1;
			return { answer: sessionOver(rule), carriedOut: false };
		}
		const call = makeCall(request, this.state.calls, this.counts);
		if (typeof call === 'string') return { answer: badRequest(call), carriedOut: false };
		this.state.begin(call);
		return { answer: closePage(), carriedOut: true };
	}

	private login(request: IncomingRequest): { answer: OutgoingResponse; carriedOut: boolean } {
		if (request.method !== 'POST') return { answer: loginPage(), carriedOut: true };
		const { username = '', password = '' } = parametersOf(request);
		const id = this.state.sessions.signIn(username, password);
		return id === undefined
			? { answer: loginPage(200, 'The user or the password is wrong.'), carriedOut: false }
			: { answer: signedIn(id), carriedOut: true };
	}
}

function sessionOver(rule: VirtualContactCenterRule | undefined): OutgoingResponse {
	const as = rule?.sessionOverAs ?? 'redirect';
	if (as === 'redirect') return toLogin();
	return as === 'page' ? loginPage() : text('', as, 'text/plain');
}
