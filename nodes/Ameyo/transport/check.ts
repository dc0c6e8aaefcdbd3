import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { soundsDead } from '../../shared/auth/suspicion';
import { isRecord, textOf } from '../../shared/guards';
import type { VendorAnswer } from '../../shared/http/protocol';
import { LOGIN_TIMEOUT_MS, notTheVendor, sendUnsigned, whatCame } from '../../shared/http/unsigned';
import { serverOf, VENDOR } from './credential';
import { commandRequest, encodeMembers, formBody } from './form';
import { hashKeyProtocol } from './protocol';
import { CHECK_HASH_KEY } from './messages';
import { hashKeyHeaders } from './sign';

/** An upload of no records into a campaign that is none: Ameyo looks at the key first. Inferred. */
export const PROBE_COMMAND = 'uploadContacts';
const PROBE = encodeMembers({
	campaignId: '0',
	leadId: 0,
	properties: { 'update.customer': false, 'migrate.customer': false },
	customerRecords: [],
});
/** Its body. */
export const PROBE_BODY = formBody(PROBE);

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
	const probe = commandRequest('read', serverOf(credential), PROBE_COMMAND, PROBE, {
		timeout: LOGIN_TIMEOUT_MS,
	});
	const headers = { ...probe.headers, ...hashKeyHeaders(credential) };
	const received = await sendUnsigned(
		n8n,
		hashKeyProtocol,
		{ ...probe, headers },
		{
			ignoreSslIssues: credential.ignoreSslIssues === true,
			secrets: [textOf(credential.hashKey), textOf(credential.hashKey).trim()],
		},
	);
	const { answer } = received;
	if (answer.kind === 'ok' && isRecord(answer.value) && 'beanResponse' in answer.value) return;
	if (answer.kind !== 'refused') throw notTheVendor(VENDOR, received, whatCame(received));
	if (isAboutCommand(answer, received.response.status)) return;
	throw new CredentialError(answer.said.message, CHECK_HASH_KEY);
}

/** A refusal of the command itself, such as a campaign that is not known, shows that the key was taken. */
function isAboutCommand(
	{ said, details }: Extract<VendorAnswer, { kind: 'refused' }>,
	status: number,
): boolean {
	const given = details?.answer;
	return isRecord(given) && !('status' in given) && status < 400 && !soundsDead(said.message);
}
