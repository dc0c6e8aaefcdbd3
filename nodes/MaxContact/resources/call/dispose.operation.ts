import { agent, call, resultCodeLocator } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Dispose" */
export const dispose = operation({
	name: 'Dispose',
	value: 'dispose',
	action: 'Dispose of call',
	description:
		'Close a call with a result code, and hang it up if it is still in progress (dispose)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. It also needs a result code, one of the codes that the list of result codes gives. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: { agent, call, resultCode: resultCodeLocator('Result Code', 'resultCode') },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call, resultCode }, { maxContact }) =>
		await maxContact.command(['dispose', 'user', agent, 'call', call], { resultcode: resultCode }),
});
