import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { baseUrlOf, complaintAbout } from '../../shared/baseUrl';
import { CredentialError } from '../../shared/errors';
import { VENDOR } from './credentials';

/** Without the Content-Type the answer is XML (telephony-agent-remote-control.txt, "Responses"). */
export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' };

/**
 * Where a credential's server is, without a slash at the end.
 *
 * @throws CredentialError for a base URL that is none
 */
export function serverOf(credential: ICredentialDataDecryptedObject): string {
	const baseUrl = baseUrlOf(credential.baseUrl);
	const complaint = complaintAbout(VENDOR, baseUrl);
	if (complaint) throw new CredentialError(complaint, 'For example https://acme.maxcontact.com.');
	return baseUrl;
}
