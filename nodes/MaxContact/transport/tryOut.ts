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
 * Tries a token out: asks for the users, as the nodes' lists do. What to do next is part of the
 * message, because n8n's credential test shows nothing else.
 *
 * @returns what to say about a token that is dead; undefined for one that lives
 * @throws CredentialError in MaxContact's words, or saying what is wrong with the credential
 */
export async function tryOut(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
	token: string,
): Promise<string | undefined> {
	const lookup = lookupUserOf(credential);
	if (lookup === '') {
		throw new CredentialError(
			`'Lookup User ID' of the ${VENDOR} credential must be an ID made of digits`,
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
	const said = verdict.kind === 'failed' ? verdict.words.message : undefined;
	if (saysDeadToken(arrival)) {
		const advice = isPasted(credential) ? PASTE_ANOTHER : "Check 'Login' and 'Password'.";
		const words = said ?? `${VENDOR} does not take the TokenKey (HTTP ${reply.status})`;
		return `${asSentence(words)} ${advice}`;
	}
	if (said !== undefined) {
		throw new CredentialError(`${asSentence(said)} Check 'Lookup User ID'.`);
	}
	const confirmed =
		verdict.kind === 'value' && isRecord(verdict.value) && verdict.value.Success === true;
	if (!confirmed) throw notTheVendor(VENDOR, arrival);
	return undefined;
}

function asSentence(words: string): string {
	return /[.!?]$/.test(words) ? words : `${words}.`;
}
