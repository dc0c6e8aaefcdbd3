import { outcomeOf } from '../calls';
import { outcomeAnswer } from './dialOutcomes';
import { AmeyoFailure } from '../refusals';
import { isData, requiredId, requiredText } from '../parameters';
import type { World } from '../state';
import type { Command, CommandContext } from './command';

/** @throws AmeyoFailure when the agent cannot take a call in this campaign (click-to-dial document, 5.5.2, 1 and 2). */
function checkAgent(world: World, userId: string, campaignId: number): void {
	const agent = world.agents.get(userId);
	if (!agent || agent.state === 'loggedOut') {
		throw new AmeyoFailure(1, 'Agent is not available to take the call');
	}
	if (agent.state === 'onBreak' || !agent.campaignIds.includes(campaignId)) {
		// "agent" is printed as it stands, only the campaign as a placeholder.
		throw new AmeyoFailure(1, `Agent: agent is not working in campaign: ${campaignId}`);
	}
}

/** @throws AmeyoFailure for a campaign that does not dial ("should be an outbound campaign", 4.1); its words are inferred. */
function checkCampaign(world: World, campaignId: number): void {
	const campaign = world.campaigns.find((known) => known.campaignId === campaignId);
	if (campaign?.campaignType !== 'Outbound Voice Campaign') {
		throw new AmeyoFailure(1, `Campaign: ${campaignId} is not an outbound campaign`);
	}
}

async function dial({ data, world, counts, rule }: CommandContext, userId: string) {
	const campaignId = requiredId(data, 'campaignId');
	const phone = requiredText(data, 'phone');
	checkCampaign(world, campaignId);
	checkAgent(world, userId, campaignId);
	if (world.calls.underWay(userId) > 0) {
		counts.overlappingDials += 1;
		throw new AmeyoFailure(1, `Agent: ${userId} is already on a call`);
	}
	counts.dials += 1;
	counts.dialsByAgent[userId] = (counts.dialsByAgent[userId] ?? 0) + 1;
	const additionalParams = isData(data.additionalParams) ? data.additionalParams : {};
	const { shouldAddCustomer } = data;
	const ringing = world.calls.ring(
		{
			userId,
			campaignId,
			phone,
			additionalParams,
			...(shouldAddCustomer === undefined ? {} : { shouldAddCustomer }),
		},
		rule?.outcome ?? outcomeOf(phone),
	);
	counts.maxParallelDials = Math.max(counts.maxParallelDials, world.calls.underWay());
	const call = await ringing;
	world.noteCall(call);
	world.reports.report(call, world.contacts.find(campaignId, phone), rule?.report);
	return call;
}

/** The click-to-dial document, 5. The answer comes when the call is answered or has failed. */
export const clickToDialWithToken: Command = {
	access: 'hashKey',
	deadSession: 1,
	run: async (context) => {
		const { counts, data, world, rule } = context;
		const userId = requiredText(data, 'userId');
		const parallel = world.calls.enter(userId);
		const most = counts.maxParallelDialsByAgent[userId] ?? 0;
		counts.maxParallelDialsByAgent[userId] = Math.max(most, parallel);
		try {
			return outcomeAnswer(await dial(context, userId), rule?.printed ?? false);
		} finally {
			world.calls.leave(userId);
		}
	},
};
