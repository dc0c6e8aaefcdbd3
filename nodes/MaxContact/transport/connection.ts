import { baseUrlOf, complaintAbout } from '../../shared/auth/baseUrl';
import { openCredential } from '../../shared/auth/credential';
import type { CredentialSnapshot } from '../../shared/auth/credential';
import type { Context } from '../../shared/context';
import { accountOf, CREDENTIAL, isPasted, lookupUserOf, VENDOR } from './credential';

const SESSION_FIELDS = {
	sessionField: 'sessionToken',
	secretFields: ['password', 'tokenKey', 'sessionToken'],
};

/** The credential of a run. */
export interface Connection extends CredentialSnapshot {
	/** Its key was pasted in: nobody can renew it. */
	pasted: boolean;
	/** Whose ID asks for lists; '' where the credential names none. */
	lookupUserId: string;
}

/**
 * Opens the connection of a run.
 *
 * @throws InputError when the credential cannot be used
 */
export async function openConnection(n8n: Context): Promise<Connection> {
	const credential = await openCredential(n8n, CREDENTIAL, SESSION_FIELDS, (data) => {
		const baseUrl = baseUrlOf(data.baseUrl);
		const ignoreSslIssues = data.ignoreSslIssues === true;
		const complaint = complaintAbout(VENDOR, baseUrl);
		return { baseUrl, ignoreSslIssues, account: accountOf(data), complaint };
	});
	const { data } = credential.decrypted;
	return { ...credential, pasted: isPasted(data), lookupUserId: lookupUserOf(data) };
}
