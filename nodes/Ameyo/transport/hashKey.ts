import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { complaintAbout } from '../../shared/baseUrl';
import { CredentialError } from '../../shared/oldErrors';
import { exchange, notTheVendor } from '../../shared/exchange';
import { headerValue } from '../../shared/headerValue';
import { SessionRefused } from '../../shared/mark';
import { readReply } from './answers';
import { readCredential, VENDOR } from './credentials';
import { commandRequest, encodeMembers } from './form';

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
	if (check !== undefined) throw new SessionRefused('The hash key is to be checked');
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
	const complaint = complaintAbout(VENDOR, baseUrl);
	if (complaint) throw new CredentialError(complaint, 'For example http://ameyo.example.com:8888.');
	const request = commandRequest(baseUrl, PROBE_COMMAND, PROBE);
	request.headers = { ...request.headers, ...hashKeyHeaders(credential) };
	const arrival = await exchange.call(this, VENDOR, readReply, request, ignoreSslIssues);
	const { verdict } = arrival;
	if (verdict.kind === 'value') return;
	if (verdict.kind !== 'failed') throw notTheVendor(VENDOR, arrival);
	if (!speaksOfStatus(verdict.details.answer)) return;
	throw new CredentialError(
		verdict.words.message,
		"Check 'Hash Key', 'Requesting Host' and 'Policy Name'. Ameyo gives them for one host.",
	);
}

function speaksOfStatus(answer: unknown): boolean {
	return typeof answer === 'object' && answer !== null && 'status' in answer;
}

function hashKeyHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return {
		'hash-key': headerValue(VENDOR, 'Hash Key', credential.hashKey),
		'requesting-host': headerValue(VENDOR, 'Requesting Host', credential.requestingHost),
		'policy-name': headerValue(VENDOR, 'Policy Name', credential.policyName),
	};
}
