import { noTraffic, type SimulatorState, type TrafficCounts } from '../core/state';
import { Calls, isLive } from './calls';
import { Leads } from './leads';
import type { MaxContactSettings } from './settings';
import { notFound, notNow } from './refusals';
import { Tokens } from './tokens';
import type { Agent, AgentState, Call, Campaign, Lead } from './types';

interface MaxContactCounts extends TrafficCounts {
	tokensIssued: number;
	/** Requests that did not carry `Content-Type: application/json` and got XML. */
	withoutJsonHeader: number;
	/** Commands that arrived while another one for the same agent was under way, by user id. */
	overlappingCommands: Record<string, number>;
	/** Commands that were under way at once, by user id. */
	maxParallelByAgent: Record<string, number>;
	/** Calls that were placed. */
	dials: number;
	dialsByAgent: Record<string, number>;
}

/** Everything that MaxContact remembers. */
export class MaxContactState implements SimulatorState {
	readonly counts: MaxContactCounts = {
		...noTraffic(),
		tokensIssued: 0,
		withoutJsonHeader: 0,
		overlappingCommands: {},
		maxParallelByAgent: {},
		dials: 0,
		dialsByAgent: {},
	};
	readonly agents: Map<number, Agent>;
	readonly campaigns: Campaign[];
	readonly leads: Leads;
	readonly tokens: Tokens;
	readonly calls: Calls;
	/** Commands under way, by user id. */
	private readonly commands = new Map<string, number>();

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

	/**
	 * Counts a command for an agent. One agent's commands should run one after another: those that do not are counted.
	 * @returns to be called when the command is answered
	 */
	enterCommand(given: string): () => void {
		// The document's IDs are numbers: 07 is 7.
		const userId = given.replace(/^0+(?=\d)/, '');
		const { maxParallelByAgent: most, overlappingCommands: overlapping } = this.counts;
		const parallel = (this.commands.get(userId) ?? 0) + 1;
		this.commands.set(userId, parallel);
		most[userId] = Math.max(most[userId] ?? 0, parallel);
		if (parallel > 1) overlapping[userId] = (overlapping[userId] ?? 0) + 1;
		return () => this.commands.set(userId, (this.commands.get(userId) ?? 1) - 1);
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
