import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Hangup" */
export const hangUp = operation({
	name: 'Hang Up',
	value: 'hangUp',
	action: 'Hang up call',
	description: 'Hang up a call; the agent goes into wrapping up (hangup)',
	fields: { agent, call },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['hangup', 'user', agent, 'call', call]),
});
