import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { isRecord } from '../../shared/guards';
import { LOGIN_TIMEOUT_MS, notTheVendor, sendUnsigned } from '../../shared/http/unsigned';
import { serverOf, VENDOR } from './credential';
import { commandRequest, encodeMembers } from './form';
import { ameyoProtocol } from './protocol';
import { hashKeyHeaders } from './sign';

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
 * Finds out whether Ameyo takes a hash key. No command that checks it alone is documented; the way
 * through is inferred: a command that changes nothing fails by its own rules when the key is right,
 * and with `status: "error"` when it is not.
 *
 * @throws CredentialError in Ameyo's words, or saying why the server could not be reached
 */
export async function checkHashKey(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<void> {
	const probe = commandRequest(
		'read',
		serverOf(credential),
		PROBE_COMMAND,
		PROBE,
		LOGIN_TIMEOUT_MS,
	);
	const headers = { ...probe.headers, ...hashKeyHeaders(credential) };
	const received = await sendUnsigned(
		n8n,
		ameyoProtocol,
		{ ...probe, headers },
		credential.ignoreSslIssues === true,
	);
	const { answer } = received;
	// A text that is no JSON is none of Ameyo's answers to it.
	if (answer.kind === 'ok' && answer.value !== undefined) return;
	if (answer.kind !== 'refused') throw notTheVendor(VENDOR, received);
	const given = answer.details?.answer;
	if (!isRecord(given) || !('status' in given)) return;
	throw new CredentialError(
		answer.said.message,
		"Check 'Hash Key', 'Requesting Host' and 'Policy Name'. Ameyo gives them for one host.",
	);
}
