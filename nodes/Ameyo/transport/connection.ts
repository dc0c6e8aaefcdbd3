import { NodeOperationError } from 'n8n-workflow';
import { complaintAbout } from '../../shared/baseUrl';
import { PerRun } from '../../shared/connection';
import type { HeldCredential } from '../../shared/connection';
import type { Context } from '../../shared/context';
import { isZone } from '../../shared/dates';
import { HASH_KEY_CREDENTIAL, readCredential, SESSION_CREDENTIAL, VENDOR } from './credentials';
import type { AmeyoCredential, Authentication } from './credentials';

/** The credential of a run. */
export interface Connection extends AmeyoCredential, HeldCredential {
	authentication: Authentication;
}

const connections = new PerRun<Connection>();

/**
 * The connection of a run; every item of it gets the same one.
 *
 * @throws NodeOperationError when the credential cannot be used
 */
export async function connect(this: Context, authentication: Authentication): Promise<Connection> {
	return await connections.get(this, authentication, async () => {
		return await read.call(this, authentication);
	});
}

/** As `connect`, with the credential as it is stored now. */
export async function connectAnew(
	this: Context,
	authentication: Authentication,
): Promise<Connection> {
	connections.forget(this);
	return await connect.call(this, authentication);
}

/** Which credential the node is set to use. */
export function chosenAuthentication(this: Context): Authentication {
	const chosen: unknown =
		'getCurrentNodeParameter' in this
			? this.getCurrentNodeParameter('authentication')
			: this.getNodeParameter('authentication', 0);
	return chosen === 'hashKey' ? 'hashKey' : 'session';
}

/** The time zone of the server's dates: the credential's, or the workflow's. */
export function zoneOf(this: Context, connection: Connection): string {
	return connection.timezone || this.getTimezone();
}

async function read(this: Context, authentication: Authentication): Promise<Connection> {
	const type = authentication === 'session' ? SESSION_CREDENTIAL : HASH_KEY_CREDENTIAL;
	const data = await this.getCredentials(type);
	const credential = readCredential(data);
	const zone = credential.timezone;
	const complaint =
		complaintAbout(VENDOR, credential.baseUrl) ??
		(zone !== '' && !isZone(zone)
			? `The time zone of the Ameyo credential is not known: ${zone}`
			: undefined);
	if (complaint) {
		throw new NodeOperationError(this.getNode(), complaint, {
			description: 'Open the credential and correct the field.',
		});
	}
	const decrypted = { id: '', name: '', type, data };
	return { ...credential, authentication, type, decrypted, sessionField: 'sessionId' };
}
