import { join } from 'node:path';

import { z } from 'zod';

import { excerpt } from '../core/page/excerpts';
import type { IncomingRequest, ParsedRequest } from '../core/request';
import type { OutgoingResponse } from '../core/response';
import { VendorSimulator, type Outcome } from '../core/vendorSimulator';
import { runCommand } from './commandInterface';
import { ameyoRules, type AmeyoRule } from './faults';
import { labelled } from './print';
import { AmeyoRefusal, printRefusal } from './refusals';
import { isCommand, parseRequest, readForm } from './request';
import { RestRefusal, runRest } from './restInterface';
import { DEFAULTS, type AmeyoSettings } from './settings';
import { AmeyoState } from './state';
import { switches, type Switches } from './switches';
import type { Campaign } from './types';

/** What the control `status-url` takes. The sandbox calls this machine only. */
const statusUrlInput = z
	.object({
		url: z.union([
			z.literal(''),
			z.string().regex(/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/, 'Only this machine'),
		]),
		form: z.enum(['query', 'form', 'json']).optional(),
	})
	.strict();

/** What the control `add-campaign` takes. */
const campaignInput = z
	.object({
		campaignId: z.number().int(),
		campaignName: z.string(),
		campaignType: z.enum(['Outbound Voice Campaign', 'Interactive Voice Application']),
	})
	.strict();

/** An Ameyo: its command interface and its REST interface. */
export class AmeyoSimulator extends VendorSimulator<AmeyoSettings, AmeyoRule, AmeyoState> {
	readonly controls = {
		'expire-sessions': () => this.expireSessions(),
		'status-url': (input: unknown) => this.reportTo(input),
		'add-campaign': (input: unknown) => this.addCampaign(campaignInput.parse(input)),
		settings: (input: unknown) => this.become(switches.partial().parse(input)),
	};

	constructor(settings: Partial<AmeyoSettings> = {}) {
		const vendor = {
			name: 'ameyo',
			title: 'Ameyo',
			mounts: ['/ameyowebaccess', '/ameyorestapi'],
			pageScript: join(__dirname, 'page.js'),
			defaults: DEFAULTS,
			rules: ameyoRules,
			State: AmeyoState,
		};
		super(vendor, settings);
	}

	/** By user id; a test may change an agent's state. */
	get agents() {
		return this.state.agents;
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

	/** A campaign that logins from now on name. */
	addCampaign(campaign: Campaign): void {
		this.state.campaigns.push(campaign);
		this.changed();
	}

	/** Becomes another of the servers that a real one may be, until the reset. */
	become(other: Partial<Switches>): void {
		Object.assign(this.settings, other);
		this.changed();
	}

	/** Sets the status URL, and how it is called. Throws a ZodError for anything else. */
	private reportTo(input: unknown): void {
		const { url, form } = statusUrlInput.parse(input);
		this.settings.statusUrl = url;
		if (form) this.settings.statusForm = form;
		this.changed();
	}

	override calm(): void {
		super.calm();
		this.state.reports.hurry();
	}

	protected viewState(): Record<string, unknown> {
		const { state } = this;
		return {
			sessions: [...this.sessions.values()].slice(-20),
			agents: [...this.agents.values()],
			campaigns: state.campaigns,
			leads: state.leads,
			contacts: excerpt([...this.contacts.values()]),
			callbacks: excerpt([...this.callbacks.values()]),
			calls: excerpt(this.calls),
			statusUrl: this.settings.statusUrl.replace(/\?.*/s, '?…'),
			statusReports: this.statusReports.slice(-20),
		};
	}

	protected parse(request: IncomingRequest): ParsedRequest {
		return parseRequest(request, this.settings);
	}

	protected async handle(
		request: IncomingRequest,
		parsed: ParsedRequest,
		rule: AmeyoRule | undefined,
	): Promise<Outcome> {
		if (rule?.expireSession && parsed.sessionId) this.state.sessions.expire(parsed.sessionId);
		try {
			const response = await this.work(request, rule);
			return {
				response: this.printed(request, response),
				carriedOut: parsed.command !== 'unknown',
			};
		} catch (error) {
			if (error instanceof RestRefusal) return { response: error.response(), carriedOut: false };
			if (!(error instanceof AmeyoRefusal)) throw error;
			const response = printRefusal(error, this.settings, rule);
			return { response: this.printed(request, response), carriedOut: false };
		}
	}

	private printed(request: IncomingRequest, response: OutgoingResponse): OutgoingResponse {
		return isCommand(request) ? labelled(response, this.settings) : response;
	}

	private async work(
		request: IncomingRequest,
		rule: AmeyoRule | undefined,
	): Promise<OutgoingResponse> {
		const { state } = this;
		if (!isCommand(request)) return runRest(request, state, rule);
		const form = readForm(request, this.settings);
		if (form.dropped) state.counts.bodiesDropped += 1;
		return await runCommand(form, { request, state, rule });
	}
}
