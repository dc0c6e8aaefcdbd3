import type { Context } from '../../shared/context';
import { textOf } from '../../shared/text';
import { saysDeadSession } from './answers';
import { PING_TIMEOUT_MS, valueOf } from './command';
import type { CommandOptions } from './command';
import type { Connection } from './connection';
import { commandRequest, encodeMembers } from './form';
import { send } from './send';
import { endMark, keyOf, logins, NO_SESSION } from './session';

/**
 * Ends the session that n8n holds, at Ameyo and in n8n's store. A session that is dead already is
 * not renewed in order to be ended (ameyo-customer-manager.txt 4.5).
 *
 * @throws NodeApiError in Ameyo's words
 */
export async function endSession(
	this: Context,
	connection: Connection,
	commandId: 'logout' | 'terminate-session',
	options: CommandOptions,
): Promise<void> {
	const { data } = connection.decrypted;
	const session = textOf(data.sessionId);
	const arrival = await send.call(this, connection, {
		build: () => commandRequest(connection.baseUrl, commandId, ''),
		interface: 'command',
		renews: false,
		...options,
	});
	if (!saysDeadSession(arrival, 'command')) {
		valueOf.call(this, arrival, options.kind);
	}
	logins.forget(keyOf(data));
	await forgetStored.call(this, connection, session);
}

/** n8n stores what a login gives: the mark makes it store that there is none, and nothing is sent. */
async function forgetStored(this: Context, connection: Connection, session: string): Promise<void> {
	const data = { sessionPushSeqNo: '0' };
	const asked = send.call(this, connection, {
		// Goes out only where somebody logged in anew meanwhile.
		build: () => commandRequest(connection.baseUrl, 'ping-session', encodeMembers(data)),
		interface: 'command',
		kind: 'read',
		timeout: PING_TIMEOUT_MS,
		mark: endMark(session),
		renews: false,
	});
	const [outcome] = await Promise.allSettled([asked]);
	if (outcome.status === 'rejected' && !isNoSession(outcome.reason)) throw outcome.reason;
}

function isNoSession(error: unknown): boolean {
	return error instanceof Error && error.message === NO_SESSION;
}
