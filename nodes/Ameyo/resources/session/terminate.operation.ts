import { sessionOperation } from '../../operation';
import { endSession } from '../../transport/session';

/** Named beside logout in the heading of ameyo-customer-manager.txt 4.5; same request and answer. */
export const terminate = sessionOperation({
	name: 'Terminate',
	value: 'terminate',
	action: 'Terminate session',
	description: 'Terminate the session that is stored in n8n (terminate-session)',
	forModel: 'The next request to Ameyo logs in again by itself. The result is success: true.',
	fields: {},
	// The stored session is one for all items.
	lane: () => 'the session of the credential',
	async execute(_values, { ameyo }) {
		await endSession(ameyo.n8n, await ameyo.connection(), 'terminate-session', ameyo.requests);
		return { success: true };
	},
});
