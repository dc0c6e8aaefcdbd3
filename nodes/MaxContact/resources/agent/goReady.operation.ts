import { agent } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Go Ready" */
export const goReady = operation({
	name: 'Go Ready',
	value: 'goReady',
	action: 'Make agent ready',
	description: 'Make an agent ready for calls in the campaign they are logged in to (goready)',
	forModel:
		'It needs the user ID of the agent, a whole number. The result is success: true, with the words of MaxContact in responseDetail. The dialler may connect a customer to the agent at once.',
	fields: { agent },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent }, { maxContact }) =>
		await maxContact.command(['goready', 'user', agent]),
});
