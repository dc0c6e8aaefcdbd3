import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { usualLimits } from '../../../shared/parameters';
import { callChoice } from '../../choices';
import { agentLocator, resultCodeLocator } from '../../locators';
import { agentOf, callCommand, resultCodeOf } from '../../parameters';

const LABEL = 'Result Code';

/** telephony-agent-remote-control.txt, "Dispose" */
export const dispose: ItemOperation = {
	name: 'Dispose',
	value: 'dispose',
	action: 'Dispose of call',
	description: 'Close a call with a result code; hangs it up if that has not happened (dispose)',
	limits: usualLimits,
	properties: [
		agentLocator,
		...callChoice({ label: 'Call', name: 'callId' }),
		resultCodeLocator(LABEL, 'resultCode'),
	],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		const resultcode = resultCodeOf.call(this, LABEL, 'resultCode', i);
		return await callCommand.call(this, i, 'dispose', { resultcode });
	},
};
