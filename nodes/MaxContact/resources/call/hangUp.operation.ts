import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Hangup" */
export const hangUp = operation({
	name: 'Hang Up',
	value: 'hangUp',
	action: 'Hang up call',
	description: 'Hang up a call; the agent goes into wrapping up (hangup)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. The result is success: true, with the words of MaxContact in responseDetail. It ends the conversation for the customer.',
	fields: { agent, call },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['hangup', 'user', agent, 'call', call]),
});
