import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { HeldCredential } from '../../shared/connection';
import { apiError } from '../../shared/oldErrors';
import { send } from '../../shared/send';
import type { Wire } from '../../shared/send';
import { callUrl, encodeForm } from '../link/url';
import type { Call } from '../link/url';
import { VENDOR } from '../vendor';
import { readReply } from './answers';

const wire: Wire = {
	vendor: VENDOR,
	read: readReply,
	// n8n cannot sign in as the agent: a session that is over is an answer like any other.
	saysDead: () => false,
	sentSession: () => undefined,
};

/**
 * Asks 8x8 to dial, once: a POST with the data in its body, or a GET where there is none for it.
 *
 * @param timeout milliseconds
 * @returns what is known: that 8x8 took the request. The call begins after it.
 * @throws NodeApiError
 */
export async function dial(
	this: IExecuteFunctions,
	connection: HeldCredential,
	call: Call,
	timeout: number,
): Promise<IDataObject> {
	const url = callUrl(connection.baseUrl, call.query);
	const { reply, verdict } = await send.call(this, wire, connection, {
		kind: 'command',
		timeout,
		build: () =>
			call.data.length === 0
				? { method: 'GET', url }
				: {
						method: 'POST',
						url,
						headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
						body: encodeForm(call.data),
					},
	});
	if (verdict.kind === 'failed') {
		throw apiError(this.getNode(), {
			message: verdict.words.message,
			description: verdict.words.description,
			httpCode: reply.status >= 300 ? String(reply.status) : undefined,
		});
	}
	return { requested: true, statusCode: reply.status };
}
