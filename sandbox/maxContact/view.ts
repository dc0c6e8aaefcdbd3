import type { RequestEntry } from '../core/requestLog';
import { maskPartly } from '../core/masking';
import type { MaxContactRoom } from './simulator';
import type { MaxContactRule } from './faults';

/** What the page and `GET /sandbox/state` show of MaxContact; ids wider than a double as text. */
export function viewOf(
	room: MaxContactRoom,
	requests: readonly RequestEntry[],
	rules: readonly MaxContactRule[],
): Record<string, unknown> {
	return {
		tokens: [...room.tokens.values()]
			.slice(-20)
			.map(({ tokenKey, ...token }) => ({ ...token, key: maskPartly(tokenKey) })),
		agents: [...room.agents.values()].map((agent) => ({ ...agent, state: room.stateOf(agent) })),
		campaigns: room.campaigns.map(({ campaignId, campaignName }) => ({ campaignId, campaignName })),
		calls: {
			count: room.calls.length,
			last: room.calls.slice(-100).map((call) => ({ ...call, leadId: String(call.leadId) })),
		},
		leads: {
			count: room.leads.size,
			last: [...room.leads.values()].slice(-100).map(({ leadId, phones, ...lead }) => ({
				...lead,
				leadId: String(leadId),
				phones: phones.map((phone) => ({ ...phone, leadPhoneId: String(phone.leadPhoneId) })),
			})),
		},
		requests,
		counts: room.counts,
		rules,
	};
}
