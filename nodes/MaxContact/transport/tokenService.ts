import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError, isRecord, LoginRefused } from '../../shared/errors';
import { exchange, notTheVendor } from '../../shared/exchange';
import { encodedSegment } from '../../shared/segment';
import { textOf } from '../../shared/text';
import { readReply } from './answers';
import { isUsable, LOGIN_PATH, VENDOR } from './credentials';
import { JSON_HEADERS, serverOf } from './server';

/**
 * Asks the token service for a token with login and password. The document refers to another guide for
 * it: path, header and answer are inferred from public client code.
 *
 * @throws CredentialError in MaxContact's words, or saying why the server could not be reached
 */
export async function askForToken(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<{ sessionId: string }> {
	const login = encodedSegment(textOf(credential.login).trim());
	if (login === undefined) {
		throw new CredentialError(
			`'Login' of the ${VENDOR} credential is empty or cannot be part of an address`,
			"It must not be '.' or '..' and must not contain '/' or '\\'.",
		);
	}
	const url = `${serverOf(credential)}${LOGIN_PATH}/${login}`;
	const headers = { ...JSON_HEADERS, Authorization: encodedPassword(credential.password) };
	const arrival = await exchange.call(
		this,
		VENDOR,
		readReply,
		{ method: 'GET', url, headers },
		credential.ignoreSslIssues === true,
	);
	const { verdict, reply } = arrival;
	if (verdict.kind === 'failed') {
		throw new LoginRefused(verdict.words.message, "Check 'Login' and 'Password'.");
	}
	if (verdict.kind === 'status' && (reply.status === 401 || reply.status === 403)) {
		throw new LoginRefused(
			`${VENDOR} does not take the login or the password (HTTP ${reply.status})`,
			"Check 'Login' and 'Password'.",
		);
	}
	const token =
		verdict.kind === 'value' && isRecord(verdict.value) ? textOf(verdict.value.TokenKey) : '';
	if (verdict.kind !== 'value') throw notTheVendor(VENDOR, arrival);
	if (!isUsable(token)) {
		// What a wrong password is answered with is not documented: this may be it.
		throw new LoginRefused(
			`${VENDOR} answered the login but gave no TokenKey that can be used`,
			`Check 'Login' and 'Password', and that the base URL is the address of ${VENDOR}.`,
		);
	}
	return { sessionId: token };
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
