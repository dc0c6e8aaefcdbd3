import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { CredentialError } from '../../shared/errors';
import { complaintAbout, readCredential, textOf } from './credentials';
import { commandRequest, encodeMembers } from './form';
import { exchange } from './login';

/** Marks the request of a credential test. `authenticate` takes it off: it is never sent. */
export const HASH_KEY_CHECK = 'x-contact-center-check';

const PROBE_COMMAND = 'uploadContacts';
const PROBE = encodeMembers({
	campaignId: '0',
	leadId: 0,
	properties: { 'update.customer': false, 'migrate.customer': false },
	customerRecords: [],
});
/** An upload of no records into a campaign that is none: Ameyo looks at the key first. Inferred. */
export const PROBE_BODY = `command=${PROBE_COMMAND}&data=%7B${PROBE}%7D`;

class CheckWanted extends Error {
	readonly response = { status: 401 };
}

/**
 * Signs a request by the hash-key policy (ameyo-click-to-dial.txt 5.4.1).
 *
 * @throws an error with `response.status` 401 for the request of a credential test, on which n8n runs
 *   the credential's `preAuthentication`, which can say in a sentence what is wrong
 * @throws CredentialError for a value that no header can carry: n8n would leave the header out
 */
export function signWithHashKey(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { [HASH_KEY_CHECK]: check, ...headers } = request.headers ?? {};
	request.headers = headers;
	if (check !== undefined) throw new CheckWanted('The hash key is to be checked');
	request.headers = { ...headers, ...hashKeyHeaders(credential) };
	return request;
}

/**
 * Finds out whether Ameyo takes a hash key. No command that checks it alone is documented; the way
 * through is inferred: a command that changes nothing fails by its own rules when the key is right,
 * and with `status: "error"` when it is not.
 *
 * @throws CredentialError in Ameyo's words, or saying why the server could not be reached
 */
export async function checkHashKey(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<void> {
	const { baseUrl, ignoreSslIssues } = readCredential(credential);
	const complaint = complaintAbout(baseUrl);
	if (complaint) throw new CredentialError(complaint, 'For example http://ameyo.example.com:8888.');
	const request = commandRequest(baseUrl, PROBE_COMMAND, PROBE);
	request.headers = { ...request.headers, ...hashKeyHeaders(credential) };
	const verdict = await exchange.call(this, request, ignoreSslIssues);
	if (verdict.kind === 'value') return;
	if (verdict.kind === 'failed') {
		const answer: unknown = verdict.details.answer;
		if (!speaksOfStatus(answer)) return;
		throw new CredentialError(
			verdict.words.message,
			"Check 'Hash Key', 'Requesting Host' and 'Policy Name'. Ameyo gives them for one host.",
		);
	}
	throw new CredentialError(
		'The server answered, but not as Ameyo does',
		'Check the base URL in the credential: it is the address of the Ameyo application server, with its port.',
	);
}

function speaksOfStatus(answer: unknown): boolean {
	return typeof answer === 'object' && answer !== null && 'status' in answer;
}

function hashKeyHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return {
		'hash-key': headerValue('Hash Key', credential.hashKey),
		'requesting-host': headerValue('Requesting Host', credential.requestingHost),
		'policy-name': headerValue('Policy Name', credential.policyName),
	};
}

function headerValue(label: string, value: unknown): string {
	const text = textOf(value).trim();
	if (text === '') throw new CredentialError(`'${label}' of the Ameyo credential is empty`);
	if (!/^[\x20-\x7e]+$/.test(text)) {
		throw new CredentialError(
			`'${label}' of the Ameyo credential holds a character that cannot be sent`,
			'Type it again: letters with accents, line breaks and the like cannot be part of it.',
		);
	}
	return text;
}
