import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { sessionAuthentication } from '../../authentication';
import { usualLimits } from '../../parameters';
import { end } from './end';

/** Named beside logout in the heading of ameyo-customer-manager.txt 4.5; same request and answer. */
export const terminate: ItemOperation = {
	name: 'Terminate',
	value: 'terminate',
	action: 'Terminate session',
	description: 'Terminate the session that n8n keeps (terminate-session)',
	limits: usualLimits,
	properties: [sessionAuthentication],
	// The stored session is one for all items.
	lane: () => 'session',
	async execute(this: IExecuteFunctions, i: number) {
		return await end.call(this, 'terminate-session', i);
	},
};
