import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { sessionAuthentication } from '../../authentication';
import { usualLimits } from '../../parameters';
import { end } from './end';

/** ameyo-customer-manager.txt 4.5 */
export const logout: ItemOperation = {
	name: 'Log Out',
	value: 'logout',
	action: 'Log out session',
	description: 'End the session that n8n keeps (logout)',
	limits: usualLimits,
	properties: [sessionAuthentication],
	// The stored session is one for all items.
	lane: () => 'session',
	async execute(this: IExecuteFunctions, i: number) {
		return await end.call(this, 'logout', i);
	},
};
