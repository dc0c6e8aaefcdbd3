import type { Resource } from '../../shared/operations/operation';
import { getAll as getAcdQueues } from './acdQueue/getAll.operation';
import { goReady } from './agent/goReady.operation';
import { connect } from './call/connect.operation';
import { dial } from './call/dial.operation';
import { dispose } from './call/dispose.operation';
import { getAll as getCalls } from './call/getAll.operation';
import { hangUp } from './call/hangUp.operation';
import { hold } from './call/hold.operation';
import { retrieve } from './call/retrieve.operation';
import { startRecording } from './call/startRecording.operation';
import { stopRecording } from './call/stopRecording.operation';
import { getAll as getCampaigns } from './campaign/getAll.operation';
import { changeForCall } from './lead/changeForCall.operation';
import { createForCall } from './lead/createForCall.operation';
import { getPhones } from './lead/getPhones.operation';
import { getAll as getResultCodes } from './resultCode/getAll.operation';
import { getAll as getUsers } from './user/getAll.operation';

/** What the MaxContact node can do, in the order of its menus. */
export const resources: Resource[] = [
	{ name: 'ACD Queue', value: 'acdQueue', operations: [getAcdQueues] },
	{ name: 'Agent', value: 'agent', operations: [goReady] },
	{
		name: 'Call',
		value: 'call',
		operations: [
			connect,
			dial,
			dispose,
			getCalls,
			hangUp,
			hold,
			retrieve,
			startRecording,
			stopRecording,
		],
	},
	{ name: 'Campaign', value: 'campaign', operations: [getCampaigns] },
	{ name: 'Lead', value: 'lead', operations: [changeForCall, createForCall, getPhones] },
	{ name: 'Result Code', value: 'resultCode', operations: [getResultCodes] },
	{ name: 'User', value: 'user', operations: [getUsers] },
];
