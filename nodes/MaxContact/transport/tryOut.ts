import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError, isRecord } from '../../shared/errors';
import { exchange, notTheVendor } from '../../shared/exchange';
import { readReply, saysDeadToken } from './answers';
import { isPasted, lookupUserOf, TELEPHONY_PATH, VENDOR } from './credentials';
import { JSON_HEADERS, serverOf } from './server';
import { tokenHeaders } from './session';

/** What to do about a pasted key that is dead. */
export const PASTE_ANOTHER =
	"A pasted key cannot be renewed. Paste a new one into the credential, or set its 'Authentication' to 'Login and Password'.";

/**
 * Tries a token out: asks for the users, as the nodes' lists do.
 *
 * @throws CredentialError in MaxContact's words, or saying what is wrong with the credential
 */
export async function tryOut(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
	token: string,
): Promise<void> {
	const lookup = lookupUserOf(credential);
	if (lookup === '') {
		throw new CredentialError(
			`'Lookup User ID' of the ${VENDOR} credential must be an ID made of digits`,
			`${VENDOR} gives lists to a user only: enter the ID of one, as its administration shows it.`,
		);
	}
	const arrival = await exchange.call(
		this,
		VENDOR,
		readReply,
		{
			method: 'GET',
			url: `${serverOf(credential)}${TELEPHONY_PATH}/users/user/${lookup}`,
			headers: { ...JSON_HEADERS, ...tokenHeaders(token) },
		},
		credential.ignoreSslIssues === true,
	);
	const { verdict, reply } = arrival;
	const dead = saysDeadToken(arrival);
	if (verdict.kind === 'failed') {
		const advice = isPasted(credential) ? PASTE_ANOTHER : "Check 'Login' and 'Password'.";
		throw new CredentialError(verdict.words.message, dead ? advice : "Check 'Lookup User ID'.");
	}
	if (dead) {
		throw new CredentialError(
			`${VENDOR} does not take the TokenKey (HTTP ${reply.status})`,
			PASTE_ANOTHER,
		);
	}
	const confirmed =
		verdict.kind === 'value' && isRecord(verdict.value) && verdict.value.Success === true;
	if (!confirmed) throw notTheVendor(VENDOR, arrival);
}
