import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../shared/guards';
import { RequestError } from '../../../shared/http/failure';
import type { Ok } from '../../../shared/http/send';
import { unreadable } from '../../../shared/http/response';
import { sessionOperation } from '../../operation';
import { withIsoDates } from '../../transport/ameyoDates';
import { VENDOR } from '../../transport/credential';
import { understood } from '../../transport/response';
import { ping as pingSession } from '../../transport/session';

/** ameyo-customer-manager.txt 4.4 */
export const ping = sessionOperation({
	name: 'Ping',
	value: 'ping',
	action: 'Ping session',
	description: 'Check that the session is alive, and log in when it is not (ping-session)',
	forModel:
		'The result tells the state of the session. It changes nothing in Ameyo but the session.',
	fields: {},
	async execute(_values, { ameyo }) {
		const connection = await ameyo.connection();
		const answer = await pingSession(ameyo.n8n, connection, ameyo.requests);
		return withIsoDates(understood(answer, aliveBean), ['serverTime'], connection.zone);
	},
});

/** @throws RequestError for an answer that does not say that the session is alive */
function aliveBean({ value, response }: Ok): IDataObject {
	if (isRecord(value) && (value.alive === true || value.alive === 'true')) return value;
	throw new RequestError(unreadable(VENDOR, { kind: 'read' }, response.text));
}
