import { join } from 'node:path';

import { text, type Answer } from '../core/response';
import { header, type Arrival, type Reading } from '../core/request';
import { VendorRoom } from '../core/simulator';
import { noCounts, type VirtualContactCenterCounts } from './counts';
import { makeCall } from './makeCall';
import {
	DEFAULTS,
	type VirtualContactCenterOptions,
	type VirtualContactCenterSettings,
} from './settings';
import { badRequest, closePage, loginPage, signedIn, toLogin } from './agentPages';
import { CRM_CALLBACK_PATH, parametersOf, readArrival } from './request';
import { virtualContactCenterRuleSchema, type VirtualContactCenterRule } from './faults';
import type { Sent } from './types';
import { viewOf } from './view';
import { World } from './state';

/** An 8x8 Virtual Contact Center with one agent, and a CRM whose links dial with it. */
export class VirtualContactCenterRoom extends VendorRoom<VirtualContactCenterRule> {
	readonly name = 'virtualContactCenter';
	readonly title = '8x8 Contact Center';
	readonly mounts = ['/AGUI', '/crm'];
	readonly pageScript = join(__dirname, 'page.js');
	readonly controls = {
		'end-sessions': () => this.endSessions(),
		'hang-up': () => this.hangUp(),
	};
	counts: VirtualContactCenterCounts = noCounts();
	/** May be changed at any time; `reset` brings back what the room was started with. */
	readonly settings: VirtualContactCenterSettings;
	/** Where the sandbox listens; '' until it does. */
	origin = '';
	private readonly initial: VirtualContactCenterSettings;
	private world: World;
	private waiters: Array<(entry: Sent) => void> = [];

	constructor(options: VirtualContactCenterOptions = {}) {
		super();
		this.initial = { ...DEFAULTS, ...options };
		this.settings = { ...this.initial };
		this.world = this.newWorld();
	}

	private newWorld(): World {
		return new World(this.settings, (entry) => {
			if (entry) for (const resolve of this.waiters.splice(0)) resolve(entry);
			this.changed();
		});
	}

	get calls() {
		return this.world.calls.all;
	}

	/** Records that actions made. */
	get created() {
		return this.world.crm.records;
	}

	/** Forms that 8x8 posted, launches and callbacks, in order. */
	get sent() {
		return this.world.sent;
	}

	/** Callbacks that the page's own CRM received. */
	get received() {
		return this.world.received;
	}

	get sessionIds() {
		return this.world.sessions.ids;
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
		this.world.sessions.end();
		this.changed();
	}

	/** From now on calls ring until `releaseCalls`. */
	holdCalls(): void {
		this.world.calls.hold();
	}

	releaseCalls(): void {
		this.world.calls.release();
	}

	/** Ends the calls under way, held ones too. */
	hangUp(): void {
		this.world.calls.hangUp();
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
		this.world.close();
		this.calm();
		Object.assign(this.settings, this.initial);
		this.world = this.newWorld();
		this.counts = noCounts();
		this.forgetRequests();
		this.changed();
	}

	close(): void {
		this.world.close();
		this.calm();
	}

	view(): Record<string, unknown> {
		return viewOf(this, this.requestsInShort(), this.faults.list());
	}

	protected parseRule(rule: unknown): VirtualContactCenterRule {
		return virtualContactCenterRuleSchema.parse(rule);
	}

	protected read(arrival: Arrival): Reading {
		return readArrival(arrival);
	}

	protected async answer(
		arrival: Arrival,
		{ command }: Reading,
		rule: VirtualContactCenterRule | undefined,
	): Promise<{ answer: Answer; carriedOut: boolean }> {
		if (command === 'login') return this.login(arrival);
		if (command === 'crm_callback' && arrival.method === 'POST') {
			this.world.received.push(parametersOf(arrival));
			return { answer: text('OK', 200, 'text/plain'), carriedOut: true };
		}
		if (command !== 'make_call') return { answer: text('', 404, 'text/plain'), carriedOut: false };
		if (rule?.expireSession) this.world.sessions.end();
		if (!this.world.sessions.carriedBy(header(arrival, 'cookie'))) {
			this.counts.sentToLogin += 1;
			return { answer: sessionOver(rule), carriedOut: false };
		}
		const call = makeCall(arrival, this.world.calls, this.counts);
		if (typeof call === 'string') return { answer: badRequest(call), carriedOut: false };
		this.world.begin(call);
		return { answer: closePage(), carriedOut: true };
	}

	private login(arrival: Arrival): { answer: Answer; carriedOut: boolean } {
		if (arrival.method !== 'POST') return { answer: loginPage(), carriedOut: true };
		const { username = '', password = '' } = parametersOf(arrival);
		const id = this.world.sessions.signIn(username, password);
		return id === undefined
			? { answer: loginPage(200, 'The user or the password is wrong.'), carriedOut: false }
			: { answer: signedIn(id), carriedOut: true };
	}
}

function sessionOver(rule: VirtualContactCenterRule | undefined): Answer {
	const as = rule?.sessionOverAs ?? 'redirect';
	if (as === 'redirect') return toLogin();
	return as === 'page' ? loginPage() : text('', as, 'text/plain');
}
