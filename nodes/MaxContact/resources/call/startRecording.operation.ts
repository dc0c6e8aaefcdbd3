import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, callCommand } from '../../parameters';
import { recordingNotice } from './recordingNotice';

/** telephony-agent-remote-control.txt, "Start Recording" */
export const startRecording: ItemOperation = {
	name: 'Start Recording',
	value: 'startRecording',
	action: 'Start call recording',
	description: 'Start or continue the recording of a call (startrecord)',
	limits: usualLimits,
	properties: [agentLocator, ...callChoice({ label: 'Call', name: 'callId' }), recordingNotice],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		return await callCommand.call(this, i, 'startrecord');
	},
};
