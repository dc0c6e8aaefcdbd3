import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError, LoginRefused } from '../../shared/auth/credential';
import { takeReason } from '../../shared/auth/mark';
import { encodedSegment } from '../../shared/http/pathSegment';
import { isRecord, textOf } from '../../shared/guards';
import { LOGIN_TIMEOUT_MS, sendUnsigned } from '../../shared/http/unsigned';
import type { UnsignedAnswer } from '../../shared/http/unsigned';
import { servicesOf } from './address';
import { checkToken } from './check';
import { isPasted, isUsable, keyOf, pastedToken, serverOf, VENDOR } from './credential';
import { JSON_HEADERS } from './headers';
import { logins } from './tokens';
import { notMaxContact, wordsIn, withWords } from './notMaxContact';
import { maxContactProtocol } from './protocol';

const ADVICE = "Check 'Login' and 'Password'.";

/**
 * Gets what n8n is to store of a login: a token from the token service, asked for together with
 * everybody else in this process who needs the same one. Nothing for a pasted key, and where the login was
 * refused a moment ago and `signWithToken` is to say so, which knows whether somebody tests it. In a
 * credential test, which `signWithToken` announces, the token is checked as well.
 *
 * @throws CredentialError in MaxContact's words, or saying why the server could not be reached
 */
export async function renewToken(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const key = keyOf(credential);
	const reason = takeReason(credential);
	const tested = reason === 'demanded';
	const held = textOf(credential.sessionToken);
	const complaintAbout = async (token: string) => await checkToken(n8n, credential, token);
	if (isPasted(credential)) {
		if (tested) throwIfAny(await complaintAbout(pastedToken(credential)));
		return {};
	}
	if (reason === undefined && logins.isRefused(key)) return {};
	// A token that was asked for a moment ago is not asked for again, unless it is dead already.
	if (tested && logins.isRecent(key, held) && (await complaintAbout(held)) === undefined) {
		return { sessionToken: held, sessionInfo: key };
	}
	const { sessionId } = await logins.share(
		key,
		held,
		async () => await askForToken(n8n, credential),
		{ insists: tested, isDead: reason === 'dead' },
	);
	if (tested) throwIfAny(await complaintAbout(sessionId));
	return { sessionToken: sessionId, sessionInfo: key };
}

function throwIfAny(complaint: string | undefined): void {
	if (complaint !== undefined) throw new CredentialError(complaint);
}

/**
 * Asks the token service for a token with login and password. The document refers to another guide for
 * it: path, header and answer are inferred from public client code.
 */
async function askForToken(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<{ sessionId: string }> {
	const { password, ignoreSslIssues } = credential;
	const login = encodedSegment(textOf(credential.login).trim());
	if (login === undefined) {
		throw new CredentialError(
			`'Login' of the ${VENDOR} credential is empty or cannot be part of an address`,
			"It must not be '.' or '..' and must not contain '/' or '\\'.",
		);
	}
	const received = await sendUnsigned(
		n8n,
		maxContactProtocol,
		{
			kind: 'read',
			method: 'GET',
			url: `${servicesOf(serverOf(credential))}/apitoken/login/${login}`,
			headers: { ...JSON_HEADERS, Authorization: encodedPassword(password) },
			timeout: LOGIN_TIMEOUT_MS,
		},
		{ ignoreSslIssues: ignoreSslIssues === true, secrets: [textOf(password)] },
	);
	return { sessionId: tokenIn(received) };
}

/**
 * The token in an answer of the token service. What a refusal of it looks like is not documented, so
 * whatever words came are shown.
 */
function tokenIn(received: UnsignedAnswer): string {
	const { answer, response } = received;
	if (answer.kind === 'refused') throw new LoginRefused(answer.said.message, ADVICE);
	if (response.status === 401 || response.status === 403) {
		throw new LoginRefused(
			`${VENDOR} does not take the login or the password (HTTP ${response.status})`,
			ADVICE,
		);
	}
	// A text that is no JSON is none of MaxContact's answers either.
	if (answer.kind !== 'ok' || answer.value === undefined) throw notMaxContact(received);
	const token = isRecord(answer.value) ? textOf(answer.value.TokenKey) : '';
	if (isUsable(token)) return token;
	const sentence = `${VENDOR} answered the login but gave no TokenKey that can be used`;
	// What a wrong password is answered with is not documented: this may be it.
	throw new LoginRefused(
		withWords(sentence, wordsIn(received)),
		`Check 'Login' and 'Password', and that the base URL is the address of ${VENDOR}.`,
	);
}

/** The password as the header Authorization carries it: base64 of its ASCII characters, without a scheme. */
function encodedPassword(password: unknown): string {
	const text = textOf(password);
	if (text === '') throw new CredentialError(`'Password' of the ${VENDOR} credential is empty`);
	if (!/^[\x20-\x7e]+$/.test(text)) {
		throw new CredentialError(
			`'Password' of the ${VENDOR} credential holds a character that the token service does not take`,
			'It takes ASCII passwords only: letters without accents, digits and common signs. Choose another password for this login, or paste a TokenKey.',
		);
	}
	return Buffer.from(text, 'ascii').toString('base64');
}
