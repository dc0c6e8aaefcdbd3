import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { baseUrlOf, complaintAbout } from '../../shared/auth/baseUrl';
import { CredentialError } from '../../shared/auth/credential';
import { headerValue } from '../../shared/auth/headerValue';
import { loginKey } from '../../shared/auth/logins';
import { textOf } from '../../shared/guards';

/** Name for the sentences. */
export const VENDOR = 'MaxContact';
export const CREDENTIAL = 'maxContactApi';

/** What a cookie's value can hold. A ';' would end it and begin another cookie. */
const COOKIE_VALUE = /^[^\s",;\\]+$/;

/** What to do about a pasted key that is dead. */
export const PASTE_ANOTHER =
	"A pasted key cannot be renewed. Paste a new one into the credential, or set its 'Authentication' to 'Login and Password'.";

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
	const token = withoutName(headerValue(VENDOR, 'TokenKey', credential.tokenKey));
	if (COOKIE_VALUE.test(token)) return token;
	throw new CredentialError(
		`'TokenKey' of the ${VENDOR} credential holds a character that no token has`,
		'Paste the key alone: without blanks, quotes, commas and semicolons.',
	);
}

/** The account that a credential is for: its login, or the key that was pasted in. */
export function accountOf(credential: ICredentialDataDecryptedObject): string {
	const { login, tokenKey } = credential;
	return isPasted(credential) ? withoutName(textOf(tokenKey).trim()) : textOf(login).trim();
}

function withoutName(token: string): string {
	return token.replace(/^TokenKey=/i, '');
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

/**
 * Where a credential's server is, without a slash at the end.
 *
 * @throws CredentialError for a base URL that is none
 */
export function serverOf(credential: ICredentialDataDecryptedObject): string {
	const baseUrl = baseUrlOf(credential.baseUrl);
	const complaint = complaintAbout(VENDOR, baseUrl);
	if (complaint) throw new CredentialError(complaint, 'For example https://acme.maxcontact.com.');
	return baseUrl;
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
