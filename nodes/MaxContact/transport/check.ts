import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { isRecord } from '../../shared/guards';
import { LOGIN_TIMEOUT_MS, sendUnsigned } from '../../shared/http/unsigned';
import { servicesOf } from './address';
import { isPasted, lookupUserOf, PASTE_ANOTHER, serverOf, VENDOR } from './credential';
import { JSON_HEADERS } from './headers';
import { maxContactProtocol } from './protocol';
import { saysDeadToken } from './response';
import { notMaxContact } from './notMaxContact';
import { tokenHeaders } from './sign';

/**
 * Tries a token out: asks for the users, as the node's lists do. What to do next is part of the
 * message, because n8n's credential test shows nothing else.
 *
 * @returns what to say about a token that is dead; undefined for one that lives
 * @throws CredentialError in MaxContact's words, or saying what is wrong with the credential
 */
export async function checkToken(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
	token: string,
): Promise<string | undefined> {
	const lookup = lookupUserOf(credential);
	if (lookup === '') {
		throw new CredentialError(
			`'Lookup User ID' of the ${VENDOR} credential must be an ID made of digits`,
		);
	}
	const received = await sendUnsigned(
		n8n,
		maxContactProtocol,
		{
			kind: 'read',
			method: 'GET',
			url: `${servicesOf(serverOf(credential))}/telephony/users/user/${lookup}`,
			headers: { ...JSON_HEADERS, ...tokenHeaders(token) },
			timeout: LOGIN_TIMEOUT_MS,
		},
		{ ignoreSslIssues: credential.ignoreSslIssues === true, secrets: [token] },
	);
	const { answer, response } = received;
	const said = answer.kind === 'refused' ? answer.said.message : undefined;
	if (saysDeadToken(response, answer)) {
		const advice = isPasted(credential) ? PASTE_ANOTHER : "Check 'Login' and 'Password'.";
		const words = said ?? `${VENDOR} does not take the TokenKey (HTTP ${response.status})`;
		return `${asSentence(words)} ${advice}`;
	}
	if (said !== undefined) {
		throw new CredentialError(`${asSentence(said)} Check 'Lookup User ID'.`);
	}
	const confirmed = answer.kind === 'ok' && isRecord(answer.value) && answer.value.Success === true;
	if (!confirmed) throw notMaxContact(received);
	return undefined;
}

function asSentence(words: string): string {
	return /[.!?]$/.test(words) ? words : `${words}.`;
}
