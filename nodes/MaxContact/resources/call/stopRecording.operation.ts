import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, callCommand } from '../../parameters';
import { recordingNotice } from './recordingNotice';

/** telephony-agent-remote-control.txt, "Stop Recording" */
export const stopRecording: ItemOperation = {
	name: 'Stop Recording',
	value: 'stopRecording',
	action: 'Stop call recording',
	description:
		'Stop the recording of a call, for example while bank details are given (stoprecord)',
	limits: usualLimits,
	properties: [agentLocator, ...callChoice({ label: 'Call', name: 'callId' }), recordingNotice],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		return await callCommand.call(this, i, 'stoprecord');
	},
};
