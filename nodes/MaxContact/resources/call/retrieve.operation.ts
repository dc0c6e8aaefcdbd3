import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Retrieve" */
export const retrieve = operation({
	name: 'Retrieve',
	value: 'retrieve',
	action: 'Take call off hold',
	description: 'Take a call off hold again (retrieve)',
	fields: { agent, call },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['retrieve', 'user', agent, 'call', call]),
});
