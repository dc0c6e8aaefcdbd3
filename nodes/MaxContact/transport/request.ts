import type { IDataObject } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import { RequestError } from '../../shared/http/failure';
import type { RequestKind, RequestSettings } from '../../shared/http/protocol';
import { request } from '../../shared/http/request';
import type { Ok } from '../../shared/http/send';
import { unreadable } from '../../shared/http/response';
import { refuse } from '../../shared/refuse';
import type { Connection } from './connection';
import { VENDOR } from './credential';
import { methodRequest } from './methodRequest';
import type { Query } from './methodRequest';
import { methodProtocol } from './protocol';
import { callActionResponse } from './response';
import { listed, resultOf } from './rows';

/** The methods of MaxContact, for one item. All of them are GET. */
export class MaxContactClient {
	/**
	 * @param connection opens the connection of the run, once
	 * @param requests how this item's requests are sent
	 */
	constructor(
		private readonly n8n: Context,
		private readonly connection: () => Promise<Connection>,
		private readonly requests: RequestSettings,
	) {}

	/**
	 * Sends a command, once.
	 *
	 * @param path segments below `/telephony`, encoded: `hold`, `user`, `7`, `call`, `12`
	 * @returns what it gives, or that it was carried out
	 * @throws RequestError with `ResponseDetail` as its message for `Success: false`
	 */
	async command(path: string[], query: Query = {}): Promise<IDataObject | IDataObject[]> {
		const answer = await this.send('command', path, query);
		return resultOf(callActionResponse(answer, 'command'));
	}

	/**
	 * Reads a list.
	 *
	 * @param path as of `command`
	 * @throws RequestError as `command`, and for an answer that is no list
	 */
	async list(path: string[]): Promise<IDataObject[]> {
		const answer = await this.send('read', path, {});
		const rows = listed(callActionResponse(answer, 'read').data);
		if (rows) return rows;
		throw new RequestError({
			...unreadable(VENDOR, { kind: 'read' }, answer.redact(answer.response.text)),
			message: `${VENDOR} gave an answer that is no list`,
		});
	}

	/**
	 * The ID of the user in whose name a list is asked for.
	 *
	 * @param chosen '' for the credential's
	 * @throws InputError where there is none
	 */
	async askingUser(chosen: string): Promise<string> {
		if (chosen !== '') return chosen;
		const { lookupUserId } = await this.connection();
		return (
			lookupUserId ||
			refuse(
				"'Asking User' is empty, and 'Lookup User ID' of the MaxContact credential holds no ID",
				'MaxContact gives lists to users only: fill in one of the two.',
			)
		);
	}

	private async send(kind: RequestKind, path: string[], query: Query): Promise<Ok> {
		const connection = await this.connection();
		const toSend = methodRequest(kind, connection.baseUrl, path, query, this.requests);
		return await request(this.n8n, methodProtocol(connection), connection, toSend);
	}
}
