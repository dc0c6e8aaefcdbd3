import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import type { RequestKind, RequestSettings } from '../../shared/http/protocol';
import { request } from '../../shared/http/request';
import type { Ok } from '../../shared/http/send';
import type { AmeyoRequest } from './ameyoRequest';
import type { Connection } from './connection';
import { commandRequest, encodeMembers } from './form';
import { hashKeyProtocol, sessionProtocol } from './protocol';
import { understood, valueOf } from './response';
import { ensureAlive } from './session';

/** The two interfaces of Ameyo, for one item. */
export class AmeyoClient {
	/**
	 * @param connection opens the connection of the run, once
	 * @param requests how this item's requests are sent
	 */
	constructor(
		readonly n8n: Context,
		readonly connection: () => Promise<Connection>,
		readonly requests: RequestSettings,
	) {}

	/** The same, for requests that are sent in another way. */
	with(requests: Partial<RequestSettings>): AmeyoClient {
		return new AmeyoClient(this.n8n, this.connection, { ...this.requests, ...requests });
	}

	/**
	 * Sends a command of the command interface once, and reads its answer (ameyo-customer-manager.txt 4.1.1).
	 *
	 * @param data the command's parameters; the session id is put in when the request is signed
	 * @param read what the value of the answer means; throws RequestError where it is of no known form
	 * @throws RequestError in Ameyo's words
	 */
	async command<Result>(
		commandId: string,
		data: object,
		read: (value: unknown) => Result,
	): Promise<Result> {
		const answer = await this.encodedCommand(commandId, encodeMembers(data));
		return understood(answer, (ok) => read(valueOf(ok, 'command')));
	}

	/** As `command`, for a command that changes nothing. */
	async read<Result>(
		commandId: string,
		data: object,
		read: (value: unknown) => Result,
	): Promise<Result> {
		const answer = await this.send('read', commandId, encodeMembers(data));
		return understood(answer, (ok) => read(valueOf(ok, 'read')));
	}

	/**
	 * As `command`, for data that is encoded already, and gives the answer as it came: some commands
	 * answer in forms that are no JSON.
	 *
	 * @param members of `encodeMembers`
	 */
	async encodedCommand(commandId: string, members: string): Promise<Ok> {
		return await this.send('command', commandId, members);
	}

	/**
	 * Sends a request of the REST interface for callbacks (ameyo-callbacks.txt 4) and reads its answer.
	 * The session travels in the header `sessionId`.
	 *
	 * @param path below `customerCallbacks`, encoded
	 * @param read as in `command`
	 * @throws RequestError in Ameyo's words
	 */
	async callbacks<Result>(
		kind: RequestKind,
		method: IHttpRequestMethods,
		path: string,
		content: { qs?: IDataObject; body?: IDataObject },
		read: (value: unknown) => Result,
	): Promise<Result> {
		const { baseUrl } = await this.connection();
		const answer = await this.pingAndSend({
			kind,
			interface: 'rest',
			method,
			url: `${baseUrl}/ameyorestapi/voice/customerCallbacks/${path}`,
			headers: {
				Accept: 'application/json',
				...(content.body ? { 'Content-Type': 'application/json' } : {}),
			},
			arrayFormat: 'repeat',
			...this.requests,
			...content,
		});
		return understood(answer, (ok) => read(valueOf(ok, kind)));
	}

	private async send(kind: RequestKind, commandId: string, members: string): Promise<Ok> {
		const { baseUrl } = await this.connection();
		return await this.pingAndSend(commandRequest(kind, baseUrl, commandId, members, this.requests));
	}

	private async pingAndSend(toSend: AmeyoRequest): Promise<Ok> {
		const connection = await this.connection();
		if (connection.authentication === 'hashKey') {
			return await request(this.n8n, hashKeyProtocol, connection, toSend);
		}
		await ensureAlive(this.n8n, connection);
		return await request(this.n8n, sessionProtocol(connection), connection, toSend);
	}
}
