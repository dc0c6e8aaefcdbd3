import type { INodeProperties } from 'n8n-workflow';

/** The NOTE of "Start Recording" and "Stop Recording". */
export const recordingNotice: INodeProperties = {
	displayName:
		"The recording button in the agent's browser does not change. The recording is started or stopped all the same.",
	name: 'recordingNotice',
	type: 'notice',
	default: '',
};
