import { baseUrlOf } from '../../shared/auth/baseUrl';
import { openCredential } from '../../shared/auth/credential';
import type { CredentialSnapshot } from '../../shared/auth/credential';
import type { Context } from '../../shared/context';
import { textOf } from '../../shared/guards';
import {
	complaintAboutCredential,
	HASH_KEY_CREDENTIAL,
	SESSION_CREDENTIAL,
	zoneOf,
} from './credential';
import type { Authentication } from './credential';
import { KnownRefusals } from './deadSession';

const SESSION_FIELDS = {
	sessionField: 'sessionId',
	secretFields: ['password', 'sessionId', 'hashKey'],
};

/** The credential of a run. */
export interface Connection extends CredentialSnapshot {
	authentication: Authentication;
	/** The time zone of the server's dates: the credential's, or the workflow's. */
	zone: string;
	/** Those of the run that came in a living session. */
	refusals: KnownRefusals;
}

/**
 * Opens the connection of a run, with the credential as it is stored now.
 *
 * @throws InputError when the credential cannot be used
 */
export async function openConnection(
	n8n: Context,
	authentication: Authentication,
): Promise<Connection> {
	const type = authentication === 'session' ? SESSION_CREDENTIAL : HASH_KEY_CREDENTIAL;
	const credential = await openCredential(n8n, type, SESSION_FIELDS, (data) => ({
		baseUrl: baseUrlOf(data.baseUrl),
		ignoreSslIssues: data.ignoreSslIssues === true,
		account: textOf(authentication === 'session' ? data.userId : data.hashKey).trim(),
		complaint: complaintAboutCredential(data),
	}));
	const zone = zoneOf(credential.decrypted.data) || n8n.getTimezone();
	return { ...credential, authentication, zone, refusals: new KnownRefusals() };
}

/** Which credential the node is set to use. */
export function chosenAuthentication(n8n: Context): Authentication {
	const chosen: unknown =
		'getCurrentNodeParameter' in n8n
			? n8n.getCurrentNodeParameter('authentication')
			: n8n.getNodeParameter('authentication', 0);
	return chosen === 'hashKey' ? 'hashKey' : 'session';
}
