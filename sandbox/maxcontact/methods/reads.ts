import { isLive } from '../calls';
import { long } from '../parameters';
import { printCall } from './entities';
import type { Method } from './method';

/** "Get Calls": "the current active calls"; that one to wrap up is not active is inferred. */
export const getcalls: Method = {
	path: 'getcalls/user/{user}',
	commands: false,
	entity: 'Call',
	run: ({ world, agent }) =>
		world.calls
			.openOf(agent.userId)
			.filter(isLive)
			.map((call) => printCall(call, world.lead(call.leadId))),
};

/** "Users"; printed a second time with the path of Campaigns. */
export const users: Method = {
	path: 'users/user/{user}',
	commands: false,
	entity: 'AgentNameIDPair',
	run: ({ world }) =>
		[...world.agents.values()].map(({ fullName, userId }) => ({ FullName: fullName, ID: userId })),
};

/** "Lead Phones". The printed entity does not hold the id that `changelead` asks for. */
export const leadphones: Method = {
	path: 'leadphones/user/{user}/lead/{lead}',
	commands: false,
	entity: 'LeadPhone',
	run: ({ world, parameters }) => {
		const { leadId, phones } = world.lead(long(parameters, 'lead'));
		return phones.map(({ phoneNumber, recordType, recordTypeId }) => ({
			LeadId: leadId,
			PhoneNumber: phoneNumber,
			RecordType: recordType,
			RecordTypeId: recordTypeId,
		}));
	},
};
