import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { complaintAbout } from '../../shared/baseUrl';
import { CredentialError, isRecord, LoginRefused } from '../../shared/oldErrors';
import { exchange, notTheVendor } from '../../shared/exchange';
import { textOf } from '../../shared/text';
import { readReply } from './answers';
import { readCredential, VENDOR } from './credentials';
import { commandRequest, encodeMembers } from './form';
import { keyOf, liveness, logins, takeEnded } from './session';
import type { Login, SessionInfo } from './session';

/**
 * Logs in with a credential's fields, together with everybody else in this process who needs the same
 * login (ameyo-customer-manager.txt 4.3). `force-login`, which ends the user's other session, is not
 * in the document: it is inferred from public client code.
 *
 * @throws CredentialError in Ameyo's words, or saying why the server could not be reached
 */
export async function sharedLogin(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<Login> {
	if (takeEnded(textOf(credential.sessionId))) return { sessionId: '', sessionInfo: '' };
	const key = keyOf(credential);
	const login = await logins.share(key, textOf(credential.sessionId), async () => {
		return await logIn.call(this, credential, key);
	});
	liveness.used(login.sessionId);
	return { ...login };
}

async function logIn(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
	key: string,
): Promise<Login> {
	const { userId, password, terminal, clientType, forceLogin } = credential;
	const { baseUrl, ignoreSslIssues } = readCredential(credential);
	const complaint = complaintAbout(VENDOR, baseUrl);
	if (complaint) throw new CredentialError(complaint, 'For example http://ameyo.example.com:8888.');
	const data: IDataObject = { userId: textOf(userId), password: textOf(password) };
	data.terminal = textOf(terminal) || '127.0.0.1';
	if (textOf(clientType) !== '') data.clientType = textOf(clientType);
	const command = forceLogin === true ? 'force-login' : 'login';

	const bean = await ask.call(
		this,
		commandRequest(baseUrl, command, encodeMembers(data)),
		ignoreSslIssues,
	);
	const sessionId = textOf(bean.sessionId);
	if (!isUsable(sessionId)) {
		// Refused, so that the run's other items do not each open a session more.
		throw new LoginRefused(
			'Ameyo took the login but gave no session ID that can be used',
			'Check that the base URL is the address of the Ameyo application server.',
		);
	}
	const info: SessionInfo = {
		key,
		userId: textOf(bean.userId) || textOf(userId),
		campaignInfos: Array.isArray(bean.campaignInfos) ? bean.campaignInfos.filter(isRecord) : [],
	};
	return { sessionId, sessionInfo: JSON.stringify(info) };
}

/** A session id travels in a header and in stored credentials, where a leading '=' would be run as an expression. */
function isUsable(sessionId: string): boolean {
	return /^[\x21-\x7e]+$/.test(sessionId) && !/["\\]/.test(sessionId) && !sessionId.startsWith('=');
}

/**
 * Sends a request of a credential's own (login, check) and gives the vendor's answer.
 *
 * @throws CredentialError for everything that is not an answer to it
 */
export async function ask(
	this: IHttpRequestHelper,
	request: IHttpRequestOptions,
	ignoreSslIssues: boolean,
): Promise<IDataObject> {
	const arrival = await exchange.call(this, VENDOR, readReply, request, ignoreSslIssues);
	const { verdict } = arrival;
	if (verdict.kind === 'failed') {
		throw new LoginRefused(verdict.words.message, verdict.words.description);
	}
	if (verdict.kind === 'value' && isRecord(verdict.value)) return verdict.value;
	const other = notTheVendor(VENDOR, arrival);
	const { status } = arrival.reply;
	// Of a busy server the next item may ask again; any other answer stays what it is, and each asking sends the password.
	throw status >= 500 || status === 429
		? other
		: new LoginRefused(other.message, other.description);
}
