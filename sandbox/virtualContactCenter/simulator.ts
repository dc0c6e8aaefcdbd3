import { join } from 'node:path';

import { excerpt } from '../core/page/excerpts';
import { header, type IncomingRequest, type ParsedRequest } from '../core/request';
import { text } from '../core/response';
import { VendorSimulator, type Outcome } from '../core/vendorSimulator';
import { afterDial, badRequest, loginPage, sessionOver, signedIn } from './agentPages';
import { virtualContactCenterRules, type VirtualContactCenterRule } from './faults';
import { linkedRecords } from './links';
import { makeCall } from './makeCall';
import { CRM_CALLBACK_PATH, parametersOf, parseRequest } from './request';
import { DEFAULTS, switchSchema, type VirtualContactCenterSettings } from './settings';
import { VirtualContactCenterState } from './state';
import type { CreatedRecord, Sent } from './types';

/** An 8x8 Virtual Contact Center with one agent, and a CRM whose links dial with it. */
export class VirtualContactCenterSimulator extends VendorSimulator<
	VirtualContactCenterSettings,
	VirtualContactCenterRule,
	VirtualContactCenterState
> {
	readonly controls = {
		'end-sessions': () => this.endSessions(),
		'hang-up': () => this.hangUp(),
		settings: (input: unknown) => this.become(input),
	};
	/** Where the sandbox listens; '' until it does. */
	origin = '';

	constructor(settings: Partial<VirtualContactCenterSettings> = {}) {
		const vendor = {
			name: 'virtualContactCenter',
			title: '8x8 Contact Center',
			mounts: ['/AGUI', '/crm'],
			pageScript: join(__dirname, 'page.js'),
			defaults: DEFAULTS,
			rules: virtualContactCenterRules,
			State: VirtualContactCenterState,
		};
		super(vendor, settings);
	}

	get calls() {
		return this.state.calls.all;
	}

	/** The ids of the agent's sessions that live. */
	get sessions(): readonly string[] {
		return this.state.sessions.ids;
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

	/** The first record that an action made, when it has been made. */
	async firstCreated(): Promise<CreatedRecord> {
		return await this.until(() => this.created[0]);
	}

	/** The next form that 8x8 posts after this call, when it was answered. */
	async nextSent(): Promise<Sent> {
		const known = new Set(this.sent);
		return await this.until(() => this.sent.find((entry) => !known.has(entry)));
	}

	/**
	 * Makes another of the ways of it that a real server may have, until the reset. Throws a ZodError for what is no switch.
	 */
	become(switches: unknown): void {
		Object.assign(this.settings, switchSchema.partial().parse(switches));
		this.changed();
	}

	/** Ends the agent's sessions. */
	endSessions(): void {
		this.state.sessions.end();
		this.changed();
	}

	/** Ends the calls under way, held ones too. */
	hangUp(): void {
		this.state.calls.hangUp();
	}

	protected viewState(cookie: string): Record<string, unknown> {
		const callbackUrl = this.settings.callbackUrl || `${this.origin}${CRM_CALLBACK_PATH}`;
		return {
			sessions: this.state.sessions.ids.length,
			signedIn: this.state.sessions.carriedBy(cookie),
			records: this.origin === '' ? [] : linkedRecords(this.origin, callbackUrl),
			calls: excerpt(this.calls),
			created: excerpt(this.created),
			sent: excerpt(this.sent),
			received: this.received.slice(-100),
		};
	}

	protected parse(request: IncomingRequest): ParsedRequest {
		return parseRequest(request);
	}

	protected async handle(
		request: IncomingRequest,
		{ command }: ParsedRequest,
		rule: VirtualContactCenterRule | undefined,
	): Promise<Outcome> {
		if (command === 'login') return this.login(request);
		if (command === 'crm_callback' && request.method === 'POST') {
			this.received.push(parametersOf(request));
			return { response: text('OK', 200, 'text/plain'), carriedOut: true };
		}
		if (command !== 'make_call') {
			return { response: text('', 404, 'text/plain'), carriedOut: false };
		}
		const { state } = this;
		if (rule?.expireSession) state.sessions.end();
		const { browserOnly, sessionOverAs } = this.settings;
		const isHeard = !browserOnly || isBrowser(request);
		if (!isHeard || !state.sessions.carriedBy(header(request, 'cookie'))) {
			state.counts.sentToLogin += 1;
			return { response: sessionOver(rule?.sessionOverAs ?? sessionOverAs), carriedOut: false };
		}
		const call = makeCall(request, state);
		if (typeof call === 'string') return { response: badRequest(call), carriedOut: false };
		const over = state.begin(call);
		if (this.settings.resultBeforeAnswer) await over;
		return { response: afterDial(this.settings.afterDial), carriedOut: true };
	}

	private login(request: IncomingRequest): Outcome {
		if (request.method !== 'POST') return { response: loginPage(), carriedOut: true };
		const { username = '', password = '' } = parametersOf(request);
		const id = this.state.sessions.signIn(username, password);
		return id === undefined
			? { response: loginPage(200, 'The user or the password is wrong.'), carriedOut: false }
			: { response: signedIn(id), carriedOut: true };
	}
}

/** Whether a request comes out of a browser's window. */
function isBrowser(request: IncomingRequest): boolean {
	return header(request, 'sec-fetch-mode') === 'navigate';
}
