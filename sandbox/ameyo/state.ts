import { noTraffic, type SimulatorState, type TrafficCounts } from '../core/state';
import { Calls } from './calls';
import { Contacts } from './contacts';
import { leadNotInCampaign, noSuchCampaign } from './refusals';
import type { AmeyoSettings } from './settings';
import { Sessions } from './sessions';
import { statusOf } from './statusForms';
import { StatusReports } from './statusReports';
import type { Agent, Call, Callback, Campaign, Lead } from './types';

interface AmeyoCounts extends TrafficCounts {
	/** Logins that gave a session, `force-login` included. */
	logins: number;
	/** Pings that found their session alive. */
	pings: number;
	/** Calls that were placed. */
	dials: number;
	dialsByAgent: Record<string, number>;
	/** Calls refused because the agent's last one was still under way. */
	overlappingDials: number;
	maxParallelDials: number;
	/** Requests to dial that were under way at once, refused ones included, by agent. */
	maxParallelDialsByAgent: Record<string, number>;
	/** Records in uploads that were carried out. */
	recordsReceived: number;
	/** Form bodies above the limit. */
	bodiesDropped: number;
}

/** Everything that Ameyo remembers. */
export class AmeyoState implements SimulatorState {
	readonly counts: AmeyoCounts = {
		...noTraffic(),
		logins: 0,
		pings: 0,
		dials: 0,
		dialsByAgent: {},
		overlappingDials: 0,
		maxParallelDials: 0,
		maxParallelDialsByAgent: {},
		recordsReceived: 0,
		bodiesDropped: 0,
	};
	readonly agents: Map<string, Agent>;
	readonly campaigns: Campaign[];
	readonly leads: Lead[];
	readonly callbacks = new Map<string, Callback>();
	readonly contacts = new Contacts();
	readonly sessions: Sessions;
	readonly calls: Calls;
	readonly reports: StatusReports;
	private nextCallback = 100;

	constructor(
		readonly settings: AmeyoSettings,
		changed: () => void,
	) {
		this.agents = new Map(settings.agents.map((agent) => [agent.userId, { ...agent }]));
		this.campaigns = settings.campaigns.map((campaign) => ({ ...campaign }));
		this.leads = settings.leads.map((lead) => ({ ...lead }));
		this.sessions = new Sessions(settings);
		this.calls = new Calls(settings, changed);
		this.reports = new StatusReports(settings, changed);
		for (const { inMs, addedMs, ...seed } of settings.callbacks) {
			const dateAdded = this.now() - addedMs;
			const callbackTime = this.now() + inMs;
			this.callbacks.set(seed.customerCallbackId, { ...seed, callbackTime, dateAdded });
		}
	}

	close(): void {
		this.reports.end();
	}

	/** The server's clock, epoch milliseconds. */
	now(): number {
		return Date.now() + this.settings.clockOffsetMs;
	}

	campaign(campaignId: number): Campaign {
		const found = this.campaigns.find((campaign) => campaign.campaignId === campaignId);
		if (!found) throw noSuchCampaign(campaignId);
		return found;
	}

	lead(campaignId: number, leadId: number): Lead {
		this.campaign(campaignId);
		const found = this.leads.find(
			(lead) => lead.leadId === leadId && lead.campaignId === campaignId,
		);
		if (!found) throw leadNotInCampaign(leadId, campaignId);
		return found;
	}

	addCallback(wanted: Omit<Callback, 'customerCallbackId' | 'dateAdded' | 'info'>): Callback {
		const customerCallbackId = `d431-54f54717-cm-${this.nextCallback}`;
		this.nextCallback += 1;
		const callback = { ...wanted, customerCallbackId, dateAdded: this.now(), info: null };
		this.callbacks.set(customerCallbackId, callback);
		return callback;
	}

	/** Writes a finished call into the contact with its number, if the campaign has one. Statuses as in 4.6.3. */
	noteCall(call: Call): void {
		const { campaignId, phone, userId, outcome } = call;
		const contact = this.contacts.find(campaignId, phone);
		if (!contact) return;
		const { columns } = contact;
		const add = (column: string) => Number(columns[column] ?? 0) + 1;
		columns.attempts = add('attempts');
		columns.num_outbound_attempted = add('num_outbound_attempted');
		if (outcome === 'connected') {
			columns.num_outbound_connected = add('num_outbound_connected');
			columns.last_user_id = userId;
		}
		columns.status = statusOf(call);
		columns.last_dialed_number_1 = phone;
		columns.last_dialed_time = this.now();
	}
}
