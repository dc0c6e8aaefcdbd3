import { openCredential } from '../../shared/auth/credential';
import type { CredentialSnapshot } from '../../shared/auth/credential';
import type { Context } from '../../shared/context';
import {
	complaintAboutPlatform,
	cookieValues,
	CREDENTIAL,
	pastedCookie,
	platformOf,
} from './credential';

const SESSION_FIELDS = { sessionField: 'sessionCookie', secretFields: ['sessionCookie'] };

/**
 * Opens the connection of a run: the platform is its base URL.
 *
 * @throws InputError when the credential cannot be used
 */
export async function openConnection(n8n: Context): Promise<CredentialSnapshot> {
	return await openCredential(n8n, CREDENTIAL, SESSION_FIELDS, (data) => {
		const baseUrl = platformOf(data);
		return {
			baseUrl,
			ignoreSslIssues: false,
			account: pastedCookie(data.sessionCookie),
			complaint: complaintAboutPlatform(baseUrl),
			secretParts: cookieValues(data.sessionCookie),
		};
	});
}
