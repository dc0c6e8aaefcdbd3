import { outcomeOf } from '../calls';
import { outcomeResponse } from './dialOutcomes';
import { AmeyoRefusal } from '../refusals';
import { isData, requiredId, requiredText } from '../parameters';
import type { AmeyoState } from '../state';
import type { Command, CommandContext } from './command';

/** @throws AmeyoRefusal when the agent cannot take a call in this campaign (click-to-dial document, 5.5.2, 1 and 2). */
function checkAgent(state: AmeyoState, userId: string, campaignId: number): void {
	const agent = state.agents.get(userId);
	if (!agent || agent.state === 'loggedOut') {
		throw new AmeyoRefusal(1, 'Agent is not available to take the call');
	}
	if (agent.state === 'onBreak' || !agent.campaignIds.includes(campaignId)) {
		// "agent" is printed as it stands, only the campaign as a placeholder.
		throw new AmeyoRefusal(1, `Agent: agent is not working in campaign: ${campaignId}`);
	}
}

/** @throws AmeyoRefusal for a campaign that does not dial ("should be an outbound campaign", 4.1); its words are inferred. */
function checkCampaign(state: AmeyoState, campaignId: number): void {
	const campaign = state.campaigns.find((known) => known.campaignId === campaignId);
	if (campaign?.campaignType !== 'Outbound Voice Campaign') {
		throw new AmeyoRefusal(1, `Campaign: ${campaignId} is not an outbound campaign`);
	}
}

/** @throws AmeyoRefusal for a form that this server does not take; its words are inferred. */
function checkShouldAddCustomer(value: unknown, { settings }: AmeyoState): void {
	const wanted = settings.shouldAddCustomerAs === 'text' ? 'string' : 'boolean';
	if (value !== undefined && typeof value !== wanted) {
		throw new AmeyoRefusal(1, `Parameter shouldAddCustomer is not a ${wanted}`);
	}
}

async function dial({ data, state, rule }: CommandContext, userId: string) {
	const { counts } = state;
	const campaignId = requiredId(data, 'campaignId');
	const phone = requiredText(data, 'phone');
	checkShouldAddCustomer(data.shouldAddCustomer, state);
	checkCampaign(state, campaignId);
	checkAgent(state, userId, campaignId);
	if (state.calls.underWay(userId) > 0) {
		counts.overlappingDials += 1;
		// Inferred, and the strict reading: "the request will enqueue a call" (2) may mean that it waits.
		throw new AmeyoRefusal(1, `Agent: ${userId} is already on a call`);
	}
	counts.dials += 1;
	counts.dialsByAgent[userId] = (counts.dialsByAgent[userId] ?? 0) + 1;
	const additionalParams = isData(data.additionalParams) ? data.additionalParams : {};
	const { shouldAddCustomer } = data;
	const ringing = state.calls.ring(
		{
			userId,
			campaignId,
			phone,
			additionalParams,
			...(shouldAddCustomer === undefined ? {} : { shouldAddCustomer }),
		},
		rule?.outcome ?? outcomeOf(phone),
	);
	counts.maxParallelDials = Math.max(counts.maxParallelDials, state.calls.underWay());
	const call = await ringing;
	state.noteCall(call);
	state.reports.report(call, state.contacts.find(campaignId, phone), rule?.report);
	return call;
}

/** The click-to-dial document, 5. The answer comes when the call is answered or has failed. */
export const clickToDialWithToken: Command = {
	access: 'hashKey',
	deadSession: 1,
	run: async (context) => {
		const { data, state, rule } = context;
		const { counts } = state;
		const userId = requiredText(data, 'userId');
		const parallel = state.calls.enter(userId);
		const most = counts.maxParallelDialsByAgent[userId] ?? 0;
		counts.maxParallelDialsByAgent[userId] = Math.max(most, parallel);
		try {
			return outcomeResponse(await dial(context, userId), rule?.printed ?? false, state.settings);
		} finally {
			state.calls.leave(userId);
		}
	},
};
