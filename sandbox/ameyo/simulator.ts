import { join } from 'node:path';

import type { Answer } from '../core/response';
import type { Arrival, Reading } from '../core/request';
import { VendorRoom } from '../core/simulator';
import { runCommand } from './commandInterface';
import { noCounts, type AmeyoCounts } from './counts';
import { AmeyoFailure, printFailure } from './refusals';
import { readForm } from './form';
import { DEFAULTS, type AmeyoOptions, type AmeyoSettings } from './settings';
import { COMMAND_PATH, readArrival } from './request';
import { RestFailure, runRest } from './restInterface';
import { ameyoRuleSchema, statusUrlSchema, type AmeyoRule } from './faults';
import { viewOf } from './view';
import { World } from './state';

/** An Ameyo: what it knows, what it was asked, and how it is told to misbehave. */
export class AmeyoRoom extends VendorRoom<AmeyoRule> {
	readonly name = 'ameyo';
	readonly title = 'Ameyo';
	readonly mounts = ['/ameyowebaccess', '/ameyorestapi'];
	readonly pageScript = join(__dirname, 'page.js');
	readonly controls = {
		'expire-sessions': () => this.expireSessions(),
		'status-url': (input: unknown) => this.reportTo(input),
	};
	counts: AmeyoCounts = noCounts();
	/** May be changed at any time; `reset` brings back what the room was started with. */
	readonly settings: AmeyoSettings;
	private readonly initial: AmeyoSettings;
	private world: World;

	constructor(options: AmeyoOptions = {}) {
		super();
		this.initial = { ...DEFAULTS, ...options };
		this.settings = { ...this.initial };
		this.world = this.newWorld();
	}

	private newWorld(): World {
		return new World(this.settings, () => this.changed());
	}

	/** By user id; a test may change an agent's state. */
	get agents() {
		return this.world.agents;
	}

	get campaigns() {
		return this.world.campaigns;
	}

	get leads() {
		return this.world.leads;
	}

	/** By `<campaignId>:<phone1>`. */
	get contacts() {
		return this.world.contacts.byKey;
	}

	/** By customerCallbackId. */
	get callbacks() {
		return this.world.callbacks;
	}

	/** By session id, the dead ones too (`ended` says why). */
	get sessions() {
		return this.world.sessions.all;
	}

	get calls() {
		return this.world.calls.all;
	}

	/** What was reported to the status URL, oldest first. */
	get statusReports() {
		return this.world.reports.all;
	}

	/** Resolves when every report to the status URL has been answered. */
	async statusReported(): Promise<void> {
		await this.world.reports.settled();
	}

	livingSessions() {
		return this.world.sessions.living();
	}

	/** Ends every session. */
	expireSessions(): void {
		this.world.sessions.expire();
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
		this.world.calls.hold();
	}

	releaseCalls(): void {
		this.world.calls.release();
	}

	/** Queues a rule; see `AmeyoRule`. Throws a ZodError for a rule that is none. */
	override misbehave(rule: AmeyoRule): void {
		super.misbehave(rule);
	}

	override calm(): void {
		super.calm();
		this.world.reports.hurry();
		this.releaseCalls();
	}

	/** Everything as it was at the start: data, counts, log, rules, settings. Sessions are gone. */
	reset(): void {
		this.calm();
		this.world.reports.end();
		Object.assign(this.settings, this.initial);
		this.world = this.newWorld();
		this.counts = noCounts();
		this.forgetRequests();
		this.changed();
	}

	close(): void {
		this.calm();
		this.world.reports.end();
	}

	view(): Record<string, unknown> {
		return viewOf(this, this.requestsInShort(), this.faults.list());
	}

	protected parseRule(rule: unknown): AmeyoRule {
		return ameyoRuleSchema.parse(rule);
	}

	protected read(arrival: Arrival): Reading {
		return readArrival(arrival, this.settings.maxFormBytes);
	}

	protected async answer(arrival: Arrival, reading: Reading, rule: AmeyoRule | undefined) {
		if (rule?.expireSession && reading.sessionId) this.world.sessions.expire(reading.sessionId);
		try {
			return { answer: await this.work(arrival, rule), carriedOut: reading.command !== 'unknown' };
		} catch (error) {
			if (error instanceof RestFailure) return { answer: error.answer(), carriedOut: false };
			if (!(error instanceof AmeyoFailure)) throw error;
			return { answer: printFailure(error, rule), carriedOut: false };
		}
	}

	private async work(arrival: Arrival, rule: AmeyoRule | undefined): Promise<Answer> {
		const { world, counts } = this;
		if (arrival.path.replace(/\/$/, '') === COMMAND_PATH) {
			const form = readForm(arrival, this.settings.maxFormBytes);
			if (form.dropped) counts.bodiesDropped += 1;
			return await runCommand(form, { arrival, world, counts, rule });
		}
		return runRest(arrival, world, rule);
	}
}
