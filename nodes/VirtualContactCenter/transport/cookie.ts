import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../../shared/oldErrors';
import { headerValue } from '../../shared/headerValue';
import { textOf } from '../../shared/text';
import { VENDOR } from '../vendor';

/** What is said wherever the cookie is missing or no longer good. */
export const NEW_COOKIE =
	"Sign in to 8x8 as the agent in a browser, copy the value of the 'Cookie' header of a request to 8x8 from the developer tools, and paste it into the credential as 'Session Cookie'.";

/**
 * The agent's cookies as the header carries them; a pasted `Cookie:` before them is taken off.
 *
 * @throws CredentialError for nothing, and for what cannot be a Cookie header
 */
export function cookieHeader(value: unknown): string {
	const pasted = textOf(value)
		.trim()
		.replace(/^cookie:\s*/i, '');
	if (pasted === '') {
		throw new CredentialError("'Session Cookie' of the 8x8 credential is empty", NEW_COOKIE);
	}
	const cookie = headerValue(VENDOR, 'Session Cookie', pasted);
	if (!cookie.split(';').some((part) => /^\s*[^\s=;,]+=/.test(part))) {
		throw new CredentialError(
			"'Session Cookie' of the 8x8 credential is not a Cookie header: it holds no name=value",
			NEW_COOKIE,
		);
	}
	return cookie;
}

/** Signs a request with the agent's session (8x8-click-to-dial.txt, Overview). */
export function signWithCookie(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	request.headers = { ...request.headers, Cookie: cookieHeader(credential.sessionCookie) };
	return request;
}
