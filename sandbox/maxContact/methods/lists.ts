import { isLive } from '../calls';
import { printAcdQueue, printCall, printCampaign, printResultCode } from '../entities';
import type { Method } from './method';

/** "Get Calls": "the current active calls"; that one to wrap up is not active is inferred. */
export const getcalls: Method = {
	path: 'getcalls/user/{user}',
	commands: false,
	entity: 'Call',
	run: ({ state, agent }) =>
		state.calls
			.openOf(agent.userId)
			.filter(isLive)
			.map((call) => printCall(call, state.lead(call.leadId))),
};

/** "Users", whose section prints the path of Campaigns first. */
export const users: Method = {
	path: 'users/user/{user}',
	commands: false,
	entity: 'AgentNameIDPair',
	run: ({ state }) =>
		[...state.agents.values()].map(({ fullName, userId }) => ({ FullName: fullName, ID: userId })),
};

/** "Campaigns". */
export const campaigns: Method = {
	path: 'campaigns/user/{user}',
	commands: false,
	entity: 'Campaign',
	run: ({ state }) => state.campaigns.map((campaign) => printCampaign(campaign, state.settings)),
};

/** "Result Codes", those that no agent can choose too. */
export const resultcodes: Method = {
	path: 'resultcodes/user/{user}',
	commands: false,
	entity: 'ResultCode',
	run: ({ state }) => state.settings.resultCodes.map(printResultCode),
};

/** "ACD Queues". */
export const acdqueues: Method = {
	path: 'acdqueues/user/{user}',
	commands: false,
	entity: 'ACDQueue',
	run: ({ state }) => state.settings.acdQueues.map(printAcdQueue),
};
