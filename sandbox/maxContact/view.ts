import type { RequestEntry } from '../core/requestLog';
import { maskPartly } from '../core/masking';
import type { MaxContactSimulator } from './simulator';
import type { MaxContactRule } from './faults';

/** What the page and `GET /sandbox/state` show of MaxContact; ids wider than a double as text. */
export function viewOf(
	simulator: MaxContactSimulator,
	requests: readonly RequestEntry[],
	rules: readonly MaxContactRule[],
): Record<string, unknown> {
	return {
		tokens: [...simulator.tokens.values()]
			.slice(-20)
			.map(({ tokenKey, ...token }) => ({ ...token, key: maskPartly(tokenKey) })),
		agents: [...simulator.agents.values()].map((agent) => ({ ...agent, state: simulator.stateOf(agent) })),
		campaigns: simulator.campaigns.map(({ campaignId, campaignName }) => ({ campaignId, campaignName })),
		calls: {
			count: simulator.calls.length,
			last: simulator.calls.slice(-100).map((call) => ({ ...call, leadId: String(call.leadId) })),
		},
		leads: {
			count: simulator.leads.size,
			last: [...simulator.leads.values()].slice(-100).map(({ leadId, phones, ...lead }) => ({
				...lead,
				leadId: String(leadId),
				phones: phones.map((phone) => ({ ...phone, leadPhoneId: String(phone.leadPhoneId) })),
			})),
		},
		requests,
		counts: simulator.counts,
		rules,
	};
}
