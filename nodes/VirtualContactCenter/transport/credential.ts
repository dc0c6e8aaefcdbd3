import type { INodePropertyOptions } from 'n8n-workflow';
import { asTyped, baseUrlOf } from '../../shared/auth/baseUrl';
import { CredentialError } from '../../shared/auth/credential';
import { headerValue } from '../../shared/auth/headerValue';
import { textOf } from '../../shared/guards';
import { CALL_PATH, isLocal } from '../link/url';

/** Name for the sentences. */
export const VENDOR = '8x8';
export const CREDENTIAL = 'virtualContactCenterApi';

export const CUSTOM = 'custom';
export const DEFAULT_PLATFORM = 'https://vcc-na7.8x8.com';

/** What is said wherever the cookie is missing or no longer good. */
export const NEW_COOKIE =
	"Sign in to 8x8 as the agent in a browser, copy the value of the 'Cookie' header of a request to 8x8 from the developer tools, and paste it into the credential as 'Session Cookie'.";

/**
 * The platforms to choose from: hosts in use, which no document names (inferred from public client code),
 * and the seven of the document (8x8-click-to-dial.txt, Testing Using A Browser).
 */
export const PLATFORMS: INodePropertyOptions[] = [
	inUse('North America 1', 'vcc-na1.8x8.com'),
	inUse('North America 4', 'vcc-na4.8x8.com'),
	documented('North America 7', 'vcc-na7.8x8.com'),
	inUse('North America 15', 'vcc-na15.8x8.com'),
	inUse('Canada 2b', 'vcc-ca2b.8x8.com'),
	documented('North America 1, Contactual', 'na1.mycontactual.com'),
	documented('North America 2, Contactual', 'na2.mycontactual.com'),
	documented('North America 3, Contactual', 'na3.mycontactual.com'),
	documented('North America 4, Contactual', 'na4.mycontactual.com'),
	documented('Canada, Contactual', 'www.mycontactual.ca'),
	documented('United Kingdom, Contactual', 'www.mycontactual.co.uk'),
	{
		name: 'Other',
		value: CUSTOM,
		description: 'Any other host at which your agents sign in, such as vcc-eu3.8x8.com',
	},
];

function inUse(region: string, host: string): INodePropertyOptions {
	return platform(region, host, "In use, but not named in 8x8's document (inferred)");
}

function documented(region: string, host: string): INodePropertyOptions {
	return platform(region, host, "Named in 8x8's document");
}

function platform(region: string, host: string, description: string): INodePropertyOptions {
	return { name: `${region} (${host})`, value: `https://${host}`, description };
}

/** The chosen platform, without a slash at its end; a pasted click-to-dial URL is cut down to its platform. */
export function platformOf(credential: { platformUrl?: unknown; customUrl?: unknown }): string {
	const chosen = textOf(credential.platformUrl);
	const url = baseUrlOf(chosen === CUSTOM ? credential.customUrl : chosen);
	const [before = url] = url.split(CALL_PATH);
	return before;
}

/** What is wrong with a platform's URL, as a sentence; undefined when nothing is. */
export function complaintAboutPlatform(platform: string): string | undefined {
	const subject = `The platform URL of the ${VENDOR} credential`;
	if (platform === '') return `${subject} is empty`;
	if (!URL.canParse(platform)) return `${subject} is not an address${asTyped(platform)}`;
	const { protocol, username, password, search, hash } = new URL(platform);
	if (username !== '' || password !== '' || search !== '' || hash !== '') {
		return `${subject} must not hold a user name, a query or a fragment`;
	}
	if (protocol === 'https:' || (protocol === 'http:' && isLocal(platform))) return undefined;
	return `${subject} must begin with https://: ${VENDOR} takes requests over HTTPS only`;
}

/** Shorter values of cookies are words such as `true`, or the tenant's name, and no session. */
const LEAST_SESSION = 8;

/** What in the agent's cookies may be a session. Never throws. */
export function cookieValues(value: unknown): string[] {
	return pastedCookie(value)
		.split(';')
		.map((part) => part.slice(part.indexOf('=') + 1).trim())
		.filter((part) => part.length >= LEAST_SESSION);
}

/**
 * The agent's cookies as the header carries them; a pasted `Cookie:` before them is taken off.
 *
 * @throws CredentialError for nothing, and for what cannot be a Cookie header
 */
export function cookieHeader(value: unknown): string {
	const pasted = pastedCookie(value);
	if (pasted === '') {
		throw new CredentialError(`'Session Cookie' of the ${VENDOR} credential is empty`, NEW_COOKIE);
	}
	const cookie = headerValue(VENDOR, 'Session Cookie', pasted);
	if (!cookie.split(';').some((part) => /^\s*[^\s=;,]+=/.test(part))) {
		throw new CredentialError(
			`'Session Cookie' of the ${VENDOR} credential is not a Cookie header: it holds no name=value`,
			NEW_COOKIE,
		);
	}
	return cookie;
}

/** The agent's cookies as they were pasted, without a `Cookie:` before them. Never throws. */
export function pastedCookie(value: unknown): string {
	return textOf(value)
		.trim()
		.replace(/^cookie:\s*/i, '');
}
