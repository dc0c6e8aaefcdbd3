import { isLive } from '../calls';
import { notNow } from '../refusals';
import type { Method } from './method';

/** "Go Ready": "into the ready status for the campaign they are logged into". What it refuses is inferred. */
export const goready: Method = {
	path: 'goready/user/{user}',
	commands: true,
	run: ({ state, agent }) => {
		const { userId, campaignId } = agent;
		if (campaignId === null) throw notNow(`User ${userId} is not logged into a campaign.`);
		const [call] = state.calls.openOf(userId);
		if (call && isLive(call)) throw notNow(`User ${userId} is on call ${call.callId}.`);
		if (call) {
			throw notNow(`User ${userId} is wrapping up call ${call.callId}, which needs a result code.`);
		}
		agent.ready = true;
	},
};
