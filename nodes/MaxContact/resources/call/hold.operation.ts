import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Hold" */
export const hold = operation({
	name: 'Hold',
	value: 'hold',
	action: 'Put call on hold',
	description: 'Put a call on hold (hold)',
	fields: { agent, call },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['hold', 'user', agent, 'call', call]),
});
