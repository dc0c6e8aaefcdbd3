import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Retrieve" */
export const retrieve = operation({
	name: 'Retrieve',
	value: 'retrieve',
	action: 'Take call off hold',
	description: 'Take a call off hold again (retrieve)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: { agent, call },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['retrieve', 'user', agent, 'call', call]),
});
