import { isRecord } from '../../../shared/guards';
import { sessionAuthentication } from '../../authentication';
import { sessionOperation } from '../../operation';
import { ping as pingSession } from '../../transport/session';

/** ameyo-customer-manager.txt 4.4 */
export const ping = sessionOperation({
	name: 'Ping',
	value: 'ping',
	action: 'Ping session',
	description: 'Check that the session is alive, and log in when it is not (ping-session)',
	fields: { authentication: sessionAuthentication },
	async execute(_values, { ameyo }) {
		const bean = await pingSession(ameyo.n8n, await ameyo.connect(), ameyo.timeout);
		return isRecord(bean) ? bean : { alive: true };
	},
});
