import { limit } from '../../../shared/fields/collection';
import { agentOfCalls } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Get Calls" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many calls',
	description: 'List the active calls of an agent (getcalls)',
	forModel:
		'It needs the user ID of the agent, a whole number. The result has one entry for each active call, with its CallId.',
	fields: { agent: agentOfCalls, limit },
	execute: async ({ agent, limit }, { maxContact }) =>
		(await maxContact.list(['getcalls', 'user', agent])).slice(0, limit),
});
