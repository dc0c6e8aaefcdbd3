import { sessionOperation } from '../../operation';
import { endSession } from '../../transport/session';

/** ameyo-customer-manager.txt 4.5 */
export const logout = sessionOperation({
	name: 'Log Out',
	value: 'logout',
	action: 'Log out user',
	description: 'End the session that is stored in n8n (logout)',
	forModel: 'The next request to Ameyo logs in again by itself. The result is success: true.',
	fields: {},
	// The stored session is one for all items.
	lane: () => 'the session of the credential',
	async execute(_values, { ameyo }) {
		await endSession(ameyo.n8n, await ameyo.connection(), 'logout', ameyo.requests);
		return { success: true };
	},
});
