import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { baseUrlOf, complaintAbout } from '../../shared/auth/baseUrl';
import { CredentialError } from '../../shared/auth/credential';
import { loginKey } from '../../shared/auth/logins';
import { PerCredential } from '../../shared/auth/perCredential';
import { isZone } from '../../shared/zone';
import { textOf } from '../../shared/guards';

/** Name for the sentences. */
export const VENDOR = 'Ameyo';

/** By which of the two credentials requests are signed. */
export type Authentication = 'session' | 'hashKey';

export const SESSION_CREDENTIAL = 'ameyoSessionApi';
export const HASH_KEY_CREDENTIAL = 'ameyoHashKeyApi';

/** What is wrong with the fields that both credentials have, as a sentence; undefined when nothing is. */
export function complaintAboutCredential(
	credential: ICredentialDataDecryptedObject,
): string | undefined {
	const zone = zoneOf(credential);
	if (zone !== '' && !isZone(zone)) {
		return (
			complaintAbout(VENDOR, baseUrlOf(credential.baseUrl)) ??
			`The time zone of the Ameyo credential is not known: ${zone}`
		);
	}
	return complaintAbout(VENDOR, baseUrlOf(credential.baseUrl));
}

/** The time zone of the server's dates; '' for the workflow's. */
export function zoneOf(credential: ICredentialDataDecryptedObject): string {
	return textOf(credential.timezone).trim();
}

/**
 * Where a credential's server is, without a slash at the end.
 *
 * @throws CredentialError for a base URL that is none
 */
export function serverOf(credential: ICredentialDataDecryptedObject): string {
	const baseUrl = baseUrlOf(credential.baseUrl);
	const complaint = complaintAbout(VENDOR, baseUrl);
	if (complaint) throw new CredentialError(complaint, 'For example http://ameyo.example.com:8888.');
	return baseUrl;
}

const keys = new PerCredential<string>();

/** Names the login that a credential's fields ask for: a changed password is another login. */
export function keyOf(credential: ICredentialDataDecryptedObject): string {
	const { baseUrl, userId, password, terminal, clientType, forceLogin, ignoreSslIssues } =
		credential;
	const others = [
		userId,
		password,
		terminal,
		clientType,
		forceLogin === true,
		ignoreSslIssues === true,
	];
	return keys.of(credential, [baseUrl, ...others], () => loginKey([baseUrlOf(baseUrl), ...others]));
}
