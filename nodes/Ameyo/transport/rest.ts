import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import { ensureAlive, valueOf } from './command';
import type { CommandOptions } from './command';
import type { Connection } from './connection';
import { send } from './send';

/**
 * Sends a request of the REST interface for callbacks (ameyo-callbacks.txt 4) and gives its answer.
 * The session travels in the header `sessionId`.
 *
 * @param path below `customerCallbacks`, encoded
 * @throws NodeApiError in Ameyo's words
 */
export async function callbacksRequest(
	this: Context,
	connection: Connection,
	method: IHttpRequestMethods,
	path: string,
	content: { qs?: IDataObject; body?: IDataObject },
	options: CommandOptions,
): Promise<unknown> {
	await ensureAlive.call(this, connection);
	const arrival = await send.call(this, connection, {
		build: () => ({
			method,
			url: `${connection.baseUrl}/ameyorestapi/voice/customerCallbacks/${path}`,
			headers: {
				Accept: 'application/json',
				...(content.body ? { 'Content-Type': 'application/json' } : {}),
			},
			arrayFormat: 'repeat',
			...content,
		}),
		interface: 'rest',
		...options,
	});
	return valueOf.call(this, arrival, options.kind);
}
