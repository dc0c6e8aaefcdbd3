import { agent, call, recordingNotice } from '../../fields';
import { agentLane, operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Start Recording" */
export const startRecording = operation({
	name: 'Start Recording',
	value: 'startRecording',
	action: 'Start call recording',
	description: 'Start or continue the recording of a call (startrecord)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: { agent, call, recordingNotice },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call }, { maxContact }) =>
		await maxContact.command(['startrecord', 'user', agent, 'call', call]),
});
