import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Hold" */
export const hold = operation({
	name: 'Hold',
	value: 'hold',
	action: 'Put call on hold',
	description: 'Put a call on hold (hold)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. The result is success: true, with the words of MaxContact in responseDetail. The customer waits until the call is retrieved.',
	fields: { agent, call },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['hold', 'user', agent, 'call', call]),
});
