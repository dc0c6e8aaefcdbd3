import { setTimeout as sleep } from 'node:timers/promises';

import { fetchOnNewConnection } from '../http';
import type { AmeyoSettings } from './settings';
import type { AmeyoRule } from './faults';
import { pack, reportFields, type Parcel } from './statusForms';
import type { Call, Contact } from './types';

/** A report that was sent, or is on its way. */
interface StatusReport {
	/** The call's `metaData`. */
	metaData: string;
	method: 'GET' | 'POST';
	/** HTTP status of the receiver's answer; 0 when there was none, absent while it is awaited. */
	answered?: number;
	/** The beginning of the receiver's answer. */
	words?: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Calls the status URL of the customer's application after each call. */
export class StatusReports {
	/** Oldest first, repeated ones too. */
	readonly all: StatusReport[] = [];
	private readonly underWay = new Set<Promise<void>>();
	private readonly ending = new AbortController();
	private waiting = new AbortController();

	constructor(
		private readonly settings: AmeyoSettings,
		private readonly changed: () => void,
	) {}

	/** Reports a call that is over, as the rule of its request says. Does nothing without a status URL. */
	report(call: Call, contact: Contact | undefined, rule: AmeyoRule['report'] = {}): void {
		const { statusUrl, statusForm } = this.settings;
		if (statusUrl === '') return;
		if (!URL.canParse(statusUrl) || !LOOPBACK.includes(new URL(statusUrl).hostname)) {
			throw new Error(`The sandbox calls this machine only, not ${statusUrl}.`);
		}
		const fields = reportFields(call, contact, this.settings);
		const parcel = pack(statusUrl, statusForm, fields, rule.scramble);
		const sent = this.sendAll(parcel, call.metaData, rule).finally(() =>
			this.underWay.delete(sent),
		);
		this.underWay.add(sent);
	}

	/** Resolves when every report has been answered, delayed ones too. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	/** Sends the delayed ones now. */
	hurry(): void {
		this.waiting.abort();
		this.waiting = new AbortController();
	}

	/** Sends no more. */
	end(): void {
		this.ending.abort();
		this.hurry();
	}

	private async sendAll(
		parcel: Parcel,
		metaData: string,
		{ delay = 0, repeat = 1 }: NonNullable<AmeyoRule['report']>,
	): Promise<void> {
		const { signal } = this.waiting;
		if (delay > 0) await sleep(delay, undefined, { ref: false, signal }).catch(() => undefined);
		for (let times = 0; times < repeat && !this.ending.signal.aborted; times++) {
			const report: StatusReport = { metaData, method: parcel.init.method };
			this.all.push(report);
			await this.send(parcel, report);
			this.changed();
		}
	}

	private async send({ url, init }: Parcel, report: StatusReport): Promise<void> {
		try {
			const { signal } = this.ending;
			const response = await fetchOnNewConnection(url, { ...init, redirect: 'manual', signal });
			report.words = (await response.text()).slice(0, 100);
			report.answered = response.status;
		} catch {
			report.answered = 0;
		}
	}
}
