import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { LoginRefused } from '../../shared/auth/credential';
import { takeReason } from '../../shared/auth/mark';
import { isRecord, textOf } from '../../shared/guards';
import { redactedData, redactor } from '../../shared/http/redact';
import { LOGIN_TIMEOUT_MS, notTheVendor, sendUnsigned, whatCame } from '../../shared/http/unsigned';
import type { AmeyoRequest } from './ameyoRequest';
import { keyOf, serverOf, VENDOR } from './credential';
import { commandRequest, encodeMembers } from './form';
import { ameyoProtocol } from './protocol';
import { campaignInfosOf, liveness, logins } from './sessionState';
import type { Login, SessionInfo } from './sessionState';

/**
 * Logs in with a credential's fields, together with everybody else in this process who needs the same
 * login (ameyo-customer-manager.txt 4.3). `force-login`, which ends the user's other session, is not
 * in the document: it is inferred from public client code.
 *
 * @returns what n8n is to store: no session where it was ended on purpose, nothing where the login was
 *   refused a moment ago and `signWithSession` is to say so, which knows whether somebody demands it
 * @throws CredentialError in Ameyo's words, or saying why the server could not be reached
 */
export async function sharedLogin(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<Partial<Login>> {
	const reason = takeReason(credential);
	if (reason === 'ended') return { sessionId: '', sessionInfo: '' };
	const key = keyOf(credential);
	if (reason === undefined && logins.isRefused(key)) return {};
	const held = textOf(credential.sessionId);
	const wanted = { insists: reason === 'demanded', isDead: reason === 'dead' };
	const login = await logins.share(
		key,
		held,
		async () => await logIn(n8n, credential, key),
		wanted,
	);
	liveness.used(login.sessionId);
	return { ...login };
}

async function logIn(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
	key: string,
): Promise<Login> {
	const { userId, password, terminal, clientType, forceLogin } = credential;
	const data: IDataObject = {
		userId: textOf(userId),
		password: textOf(password),
		terminal: textOf(terminal) || '127.0.0.1',
		clientType: textOf(clientType) || undefined,
	};
	const commandId = forceLogin === true ? 'force-login' : 'login';
	const request = commandRequest('read', serverOf(credential), commandId, encodeMembers(data), {
		timeout: LOGIN_TIMEOUT_MS,
	});
	const bean = await ask(n8n, request, credential);
	const sessionId = textOf(bean.sessionId);
	if (!isUsable(sessionId)) {
		// Refused, so that the run's other items do not each open a session more.
		throw new LoginRefused(
			'Ameyo took the login but gave no session ID that can be used',
			'Check that the base URL is the address of the Ameyo application server.',
		);
	}
	const secrets = [textOf(password), sessionId];
	const info: SessionInfo = {
		key,
		userId: textOf(bean.userId) || textOf(userId),
		campaignInfos: campaignInfosOf(bean),
		answer: redactedData(withoutSecrets(bean, secrets), redactor(secrets)),
	};
	return { sessionId, sessionInfo: JSON.stringify(info) };
}

/** The session is kept in a field of its own, and nobody may see a password, however deep it is or under which name. */
function withoutSecrets(bean: IDataObject, secrets: readonly string[]): IDataObject {
	const kept: IDataObject = {};
	for (const [name, value] of Object.entries(bean)) {
		const isSecret =
			name === 'sessionId' || /password/i.test(name) || secrets.some((secret) => secret === value);
		if (!isSecret) Object.assign(kept, { [name]: withoutSecretsIn(value, secrets) });
	}
	return kept;
}

function withoutSecretsIn(value: unknown, secrets: readonly string[]): unknown {
	if (Array.isArray(value)) return value.map((one: unknown) => withoutSecretsIn(one, secrets));
	return isRecord(value) ? withoutSecrets(value, secrets) : value;
}

/** A session id travels in a header and in stored credentials, where a leading '=' would be run as an expression. */
function isUsable(sessionId: string): boolean {
	return /^[\x21-\x7e]+$/.test(sessionId) && !/["\\]/.test(sessionId) && !sessionId.startsWith('=');
}

async function ask(
	n8n: IHttpRequestHelper,
	request: AmeyoRequest,
	{ ignoreSslIssues, password }: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const received = await sendUnsigned(n8n, ameyoProtocol, request, {
		ignoreSslIssues: ignoreSslIssues === true,
		secrets: [textOf(password)],
	});
	const { answer } = received;
	if (answer.kind === 'refused') {
		throw new LoginRefused(answer.said.message, answer.said.description);
	}
	if (answer.kind === 'ok' && isRecord(answer.value)) return answer.value;
	throw notTheVendor(VENDOR, received, whatCame(received));
}
