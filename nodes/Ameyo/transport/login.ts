import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { CredentialError, isRecord } from '../../shared/errors';
import { readTrouble } from '../../shared/network';
import { readReply } from './answers';
import type { Verdict } from './answers';
import { complaintAbout, readCredential, textOf } from './credentials';
import { commandRequest, encodeMembers } from './form';
import { keyOf, liveness, logins, takeEnded } from './session';
import type { Login, SessionInfo } from './session';

const TIMEOUT_MS = 60_000;

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
	const complaint = complaintAbout(baseUrl);
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
		throw new CredentialError(
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
	const verdict = await exchange.call(this, request, ignoreSslIssues);
	if (verdict.kind === 'failed') {
		throw new CredentialError(verdict.words.message, verdict.words.description);
	}
	if (verdict.kind === 'value' && isRecord(verdict.value)) return verdict.value;
	throw new CredentialError(
		'The server answered, but not as Ameyo does',
		'Check the base URL in the credential: it is the address of the Ameyo application server, with its port.',
	);
}

/** As `ask`, but leaves it to the caller what a refusal means. */
export async function exchange(
	this: IHttpRequestHelper,
	request: IHttpRequestOptions,
	ignoreSslIssues: boolean,
): Promise<Verdict> {
	let response: unknown;
	try {
		response = await this.helpers.httpRequest({
			...request,
			skipSslCertificateValidation: ignoreSslIssues,
			timeout: TIMEOUT_MS,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
	} catch (error) {
		throw unreachable(request.url, error);
	}
	const reply = readResponse(response);
	const verdict = readReply(reply);
	if (verdict.kind === 'redirect') {
		throw new CredentialError(
			`The server points to another address (HTTP ${reply.status}): ${verdict.to}`,
			'Redirects are not followed. Enter the address it points to as the base URL, if you trust it.',
		);
	}
	if (verdict.kind === 'status') {
		throw new CredentialError(
			`The server answered with HTTP ${reply.status}`,
			'Check the base URL in the credential.',
		);
	}
	return verdict;
}

/** Never the error itself: it holds the request, and the request the password. */
function unreachable(url: string, error: unknown): CredentialError {
	const trouble = readTrouble('Ameyo', url, error);
	if (trouble) return new CredentialError(trouble.message, trouble.description);
	return new CredentialError(error instanceof Error ? error.message : 'Ameyo could not be reached');
}

/** n8n's full response as an answer. */
export function readResponse(response: unknown): {
	status: number;
	text: string;
	location?: string;
	retryAfter?: string;
} {
	if (!isRecord(response)) return { status: 0, text: '' };
	const headers = isRecord(response.headers) ? response.headers : {};
	return {
		status: Number(response.statusCode),
		text: typeof response.body === 'string' ? response.body : '',
		location: textOf(headers.location),
		retryAfter: textOf(headers['retry-after']),
	};
}
