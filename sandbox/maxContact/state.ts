import { Calls, isLive } from './calls';
import { Leads } from './leads';
import type { MaxContactSettings } from './settings';
import { notFound, notNow } from './refusals';
import { Tokens } from './tokens';
import type { Agent, AgentState, Call, Campaign, Lead } from './types';

/** Everything that MaxContact remembers. A reset makes a new one. */
export class MaxContactState {
	readonly agents: Map<number, Agent>;
	readonly campaigns: Campaign[];
	readonly leads: Leads;
	readonly tokens: Tokens;
	readonly calls: Calls;

	constructor(
		readonly settings: MaxContactSettings,
		changed: () => void,
	) {
		this.agents = new Map(settings.agents.map((agent) => [agent.userId, { ...agent }]));
		this.campaigns = settings.campaigns.map((campaign) => ({ ...campaign }));
		this.leads = new Leads(settings.leads);
		this.tokens = new Tokens(settings);
		this.calls = new Calls(settings, changed);
	}

	/** @throws Refusal for an unknown user. */
	agent(userId: number): Agent {
		const agent = this.agents.get(userId);
		if (!agent) throw notFound(`User ${userId} was not found.`);
		return agent;
	}

	/** What an agent does now. */
	stateOf({ userId, loggedIn, campaignId, ready }: Agent): AgentState {
		const open = this.calls.openOf(userId);
		if (open.some(isLive)) return 'onCall';
		if (open.length > 0) return 'wrapping';
		if (!loggedIn) return 'loggedOut';
		if (campaignId === null) return 'noCampaign';
		return ready ? 'ready' : 'notReady';
	}

	/** @throws Refusal for a call that does not exist or is another agent's, in different words. */
	call(userId: number, callId: number): Call {
		const call = this.calls.find(callId);
		if (!call) throw notFound(`Call ${callId} was not found.`);
		if (call.userId !== userId) throw notFound(`Call ${callId} is not a call of user ${userId}.`);
		return call;
	}

	/** @throws Refusal for an unknown lead. */
	lead(leadId: bigint): Lead {
		const lead = this.leads.byId.get(leadId);
		if (!lead) throw notFound(`Lead ${leadId} was not found.`);
		return lead;
	}

	/** The code itself. @throws Refusal for one that does not exist or that an agent cannot choose; the latter is inferred. */
	resultCode(code: string): string {
		const known = this.settings.resultCodes.find((one) => one.code === code);
		if (!known) throw notFound(`Result code ${code} was not found.`);
		if (!known.isAgentViewable) throw notNow(`Result code ${code} cannot be chosen by an agent.`);
		return code;
	}
}
