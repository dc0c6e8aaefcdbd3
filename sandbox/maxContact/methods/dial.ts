import { isLive, outcomeOf } from '../calls';
import { printCall } from '../entities';
import { optionalLong, phone } from '../parameters';
import { notNow } from '../refusals';
import type { Agent } from '../types';
import type { MaxContactState } from '../state';
import type { Method } from './method';

/** @throws Refusal unless the agent's line is free: every call on hold, none to wrap up. Inferred. */
function checkLine(state: MaxContactState, { userId }: Agent): void {
	for (const call of state.calls.openOf(userId)) {
		const { callId } = call;
		if (!isLive(call)) {
			throw notNow(`User ${userId} is wrapping up call ${callId}, which needs a result code.`);
		}
		if (call.state !== 'held') {
			throw notNow(`User ${userId} is on call ${callId}, which is not on hold.`);
		}
	}
}

/** "Dial". The answer comes at once, while the call rings. */
export const dial: Method = {
	path: 'dial/user/{user}/phone/{phone}',
	commands: true,
	entity: 'Call',
	run: ({ state, agent, parameters, rule }) => {
		const { userId, campaignId } = agent;
		const phoneNumber = phone(parameters, 'phone');
		const leadId = optionalLong(parameters, 'leadid');
		if (campaignId === null) throw notNow(`User ${userId} is not logged into a campaign.`);
		checkLine(state, agent);
		// "by default the number will be matched to the newest lead. If there is no match, a new lead will be created"
		const lead =
			leadId === undefined
				? (state.leads.newestWith(phoneNumber) ?? state.leads.create(phoneNumber))
				: state.lead(leadId);
		const autoRecord = state.campaigns.some(
			(one) => one.campaignId === campaignId && one.autoRecord,
		);
		const { counts } = state;
		counts.dials += 1;
		counts.dialsByAgent[userId] = (counts.dialsByAgent[userId] ?? 0) + 1;
		const outcome = rule?.outcome ?? outcomeOf(phoneNumber);
		const wanted = { userId, leadId: lead.leadId, phoneNumber };
		return printCall(state.calls.place(wanted, outcome, autoRecord), lead);
	},
};
