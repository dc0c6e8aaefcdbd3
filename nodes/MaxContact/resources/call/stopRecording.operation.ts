import { agent, call, recordingNotice } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Stop Recording" */
export const stopRecording = operation({
	name: 'Stop Recording',
	value: 'stopRecording',
	action: 'Stop call recording',
	description:
		'Stop the recording of a call, for example while bank details are given (stoprecord)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: { agent, call, recordingNotice },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['stoprecord', 'user', agent, 'call', call]),
});
