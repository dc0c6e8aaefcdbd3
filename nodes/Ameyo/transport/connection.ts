import { NodeOperationError } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import { isZone } from '../../shared/dates';
import {
	complaintAbout,
	HASH_KEY_CREDENTIAL,
	readCredential,
	SESSION_CREDENTIAL,
	textOf,
} from './credentials';
import type { AmeyoCredential, Authentication } from './credentials';

/** The credential of a run, read once: a look-up for each request costs more than the request. */
export interface Connection extends AmeyoCredential {
	authentication: Authentication;
	/** Name of the credential type. */
	type: string;
	/** n8n writes a renewed session into it. */
	decrypted: ICredentialsDecrypted & { data: ICredentialDataDecryptedObject };
}

const connections = new WeakMap<Context, Map<Authentication, Promise<Connection>>>();

/**
 * The connection of a run; every item of it gets the same one.
 *
 * @throws NodeOperationError when the credential cannot be used
 */
export async function connect(this: Context, authentication: Authentication): Promise<Connection> {
	const known = connections.get(this) ?? new Map<Authentication, Promise<Connection>>();
	connections.set(this, known);
	const running = known.get(authentication);
	if (running) return await running;
	const started = read.call(this, authentication);
	known.set(authentication, started);
	return await started;
}

/** Takes over a session that somebody else renewed since; a stale look-up does not bring the dead one back. */
export async function refresh(this: Context, connection: Connection, dead: string): Promise<void> {
	const fresh = await this.getCredentials(connection.type);
	if (textOf(fresh.sessionId) !== dead) Object.assign(connection.decrypted.data, fresh);
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
		complaintAbout(credential.baseUrl) ??
		(zone !== '' && !isZone(zone)
			? `The time zone of the Ameyo credential is not known: ${zone}`
			: undefined);
	if (complaint) {
		throw new NodeOperationError(this.getNode(), complaint, {
			description: 'Open the credential and correct the field.',
		});
	}
	return { ...credential, authentication, type, decrypted: { id: '', name: '', type, data } };
}
