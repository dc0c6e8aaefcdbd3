import type { IDataObject } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import { apiError } from '../../shared/oldErrors';
import { doubt } from '../../shared/network';
import type { Arrival } from '../../shared/reply';
import type { SendOptions } from '../../shared/send';
import { textOf } from '../../shared/text';
import type { Connection } from './connection';
import { commandRequest, encodeMembers } from './form';
import { send } from './send';
import { RENEW, liveness } from './session';

/** Milliseconds that a ping of the pack's own may take. */
export const PING_TIMEOUT_MS = 60_000;

export type CommandOptions = SendOptions;

/**
 * Sends a command of the command interface (ameyo-customer-manager.txt 4.1.1) and gives its bean.
 *
 * @param data the command's parameters; the session id is put in when the request is signed
 * @throws NodeApiError in Ameyo's words
 */
export async function command(
	this: Context,
	connection: Connection,
	commandId: string,
	data: IDataObject,
	options: CommandOptions,
): Promise<unknown> {
	return await encodedCommand.call(this, connection, commandId, encodeMembers(data), options);
}

/** As `command`, for data that is already encoded (`encodeMembers`). */
export async function encodedCommand(
	this: Context,
	connection: Connection,
	commandId: string,
	members: string,
	options: CommandOptions,
): Promise<unknown> {
	await ensureAlive.call(this, connection);
	const arrival = await send.call(this, connection, {
		build: () => commandRequest(connection.baseUrl, commandId, members),
		interface: 'command',
		...options,
	});
	return valueOf.call(this, arrival, options.kind);
}

/** As `command`, but gives the answer unread, for answers that are printed in a form of their own. */
export async function unreadCommand(
	this: Context,
	connection: Connection,
	commandId: string,
	data: IDataObject,
	options: CommandOptions,
): Promise<Arrival> {
	await ensureAlive.call(this, connection);
	return await send.call(this, connection, {
		build: () => commandRequest(connection.baseUrl, commandId, encodeMembers(data)),
		interface: 'command',
		...options,
	});
}

/** Pings with the session held; with `renew` always after a new login (ameyo-customer-manager.txt 4.4). */
export async function ping(
	this: Context,
	connection: Connection,
	timeout: number,
	renew = false,
): Promise<unknown> {
	// Where n8n holds no session, it logs in anyway.
	const held = textOf(connection.decrypted.data.sessionId) !== '';
	const data = { sessionPushSeqNo: '0', sessionpushseqno: '0' };
	const arrival = await send.call(this, connection, {
		build: () => commandRequest(connection.baseUrl, 'ping-session', encodeMembers(data)),
		interface: 'command',
		kind: 'read',
		isPing: true,
		timeout,
		mark: renew && held ? RENEW : undefined,
	});
	return valueOf.call(this, arrival, 'read');
}

/**
 * Pings a stored session that this process has not used for a minute, as the document's API flow asks
 * for (ameyo-customer-manager.txt 3). A dead one is renewed on the way.
 */
export async function ensureAlive(this: Context, connection: Connection): Promise<void> {
	if (connection.authentication !== 'session') return;
	const session = textOf(connection.decrypted.data.sessionId);
	if (session === '') return;
	await liveness.ensure(session, async () => {
		await ping.call(this, connection, PING_TIMEOUT_MS);
	});
}

/** The value of an answer, or the error that it is. */
export function valueOf(
	this: Context,
	{ verdict, reply }: Arrival,
	kind: 'read' | 'command',
): unknown {
	if (verdict.kind === 'value') return verdict.value;
	if (verdict.kind === 'failed') {
		const { message, description } = verdict.words;
		const httpCode = reply.status >= 400 ? String(reply.status) : undefined;
		throw apiError(this.getNode(), { message, description, httpCode, details: verdict.details });
	}
	throw apiError(this.getNode(), {
		message: 'Ameyo gave an answer that cannot be read',
		description: kind === 'command' ? doubt('Ameyo') : undefined,
		details: { answer: reply.text.slice(0, 2000) },
	});
}
