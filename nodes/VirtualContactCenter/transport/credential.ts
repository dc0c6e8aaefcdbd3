import type { INodePropertyOptions } from 'n8n-workflow';
import { baseUrlOf } from '../../shared/auth/baseUrl';
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

/** The seven platforms of the document (8x8-click-to-dial.txt, Testing Using A Browser). */
export const PLATFORMS: INodePropertyOptions[] = [
	{ name: 'Canada', value: 'https://www.mycontactual.ca', description: 'Host www.mycontactual.ca' },
	{ name: 'NA1', value: 'https://na1.mycontactual.com', description: 'Host na1.mycontactual.com' },
	{ name: 'NA2', value: 'https://na2.mycontactual.com', description: 'Host na2.mycontactual.com' },
	{ name: 'NA3', value: 'https://na3.mycontactual.com', description: 'Host na3.mycontactual.com' },
	{ name: 'NA4', value: 'https://na4.mycontactual.com', description: 'Host na4.mycontactual.com' },
	{ name: 'NA7', value: DEFAULT_PLATFORM, description: 'Host vcc-na7.8x8.com' },
	{ name: 'Other', value: CUSTOM, description: 'Another host, such as vcc-eu3.8x8.com' },
	{
		name: 'United Kingdom',
		value: 'https://www.mycontactual.co.uk',
		description: 'Host www.mycontactual.co.uk',
	},
];

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
	if (!URL.canParse(platform)) return `${subject} is not an address: ${platform}`;
	const { protocol, username, password, search, hash } = new URL(platform);
	if (username !== '' || password !== '' || search !== '' || hash !== '') {
		return `${subject} must not hold a user name, a query or a fragment`;
	}
	if (protocol === 'https:' || (protocol === 'http:' && isLocal(platform))) return undefined;
	return `${subject} must begin with https://: ${VENDOR} takes requests over HTTPS only`;
}

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
