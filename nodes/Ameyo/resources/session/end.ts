import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { textOf } from '../../../shared/text';
import { commandOptions } from '../../parameters';
import { connect } from '../../transport/connection';
import { endSession } from '../../transport/end';

/** Ends the session that n8n holds; where none is alive, nothing is there to be ended. */
export async function end(
	this: IExecuteFunctions,
	commandId: 'logout' | 'terminate-session',
	i: number,
): Promise<IDataObject> {
	const connection = await connect.call(this, 'session');
	if (textOf(connection.decrypted.data.sessionId) !== '') {
		await endSession.call(this, connection, commandId, commandOptions.call(this, i));
	}
	return { success: true };
}
