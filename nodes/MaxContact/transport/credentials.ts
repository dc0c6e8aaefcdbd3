import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { baseUrlOf } from '../../shared/baseUrl';
import { CredentialError } from '../../shared/errors';
import { headerValue } from '../../shared/headerValue';
import { loginKey } from '../../shared/session';
import { textOf } from '../../shared/text';

/** Name for the sentences. */
export const VENDOR = 'MaxContact';
export const CREDENTIAL = 'maxContactApi';

/** Where the telephony methods are (telephony-agent-remote-control.txt, "Methods"). */
export const TELEPHONY_PATH = '/webservices/services/telephony';
/** Where tokens are given out. Not in the document: inferred from public client code. */
export const LOGIN_PATH = '/webservices/services/apitoken/login';

/** What a cookie's value can hold. A ';' would end it and begin another cookie. */
const COOKIE_VALUE = /^[^\s",;\\]+$/;

/** Whether the credential holds a key that was pasted in, which nobody can renew. */
export function isPasted(credential: ICredentialDataDecryptedObject): boolean {
	return credential.authentication === 'tokenKey';
}

/**
 * The TokenKey that was pasted in, alone or with `TokenKey=` before it.
 *
 * @throws CredentialError for nothing, and for what no cookie can carry
 */
export function pastedToken(credential: ICredentialDataDecryptedObject): string {
	const token = headerValue(VENDOR, 'TokenKey', credential.tokenKey).replace(/^TokenKey=/i, '');
	if (COOKIE_VALUE.test(token)) return token;
	throw new CredentialError(
		`'TokenKey' of the ${VENDOR} credential holds a character that no token has`,
		'Paste the key alone: without blanks, quotes, commas and semicolons.',
	);
}

/** A token travels in a cookie and in stored credentials, where a leading '=' would be run as an expression. */
export function isUsable(token: string): boolean {
	return /^[\x21-\x7e]+$/.test(token) && COOKIE_VALUE.test(token) && !token.startsWith('=');
}

/** The user whose ID asks for lists; digits, or '' where the field holds none. */
export function lookupUserOf(credential: ICredentialDataDecryptedObject): string {
	const text = String(credential.lookupUserId ?? '').trim();
	return /^\d+$/.test(text) ? text : '';
}

/** Names the login that a credential's fields ask for: a changed password is another login. */
export function keyOf(credential: ICredentialDataDecryptedObject): string {
	const { authentication, login, password, tokenKey, ignoreSslIssues } = credential;
	const secret = isPasted(credential) ? [tokenKey] : [login, password];
	return loginKey([
		baseUrlOf(credential.baseUrl),
		textOf(authentication),
		...secret,
		ignoreSslIssues === true,
	]);
}
