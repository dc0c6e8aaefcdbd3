import type { INodePropertyOptions } from 'n8n-workflow';
import { baseUrlOf } from '../shared/baseUrl';
import { textOf } from '../shared/text';
import { CALL_PATH } from './link/url';

export const CUSTOM = 'custom';
export const DEFAULT_PLATFORM = 'https://vcc-na7.8x8.com';

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
	const subject = 'The platform URL of the 8x8 credential';
	if (platform === '') return `${subject} is empty`;
	if (!URL.canParse(platform)) return `${subject} is not an address: ${platform}`;
	const { protocol, username, password, search, hash } = new URL(platform);
	if (username !== '' || password !== '' || search !== '' || hash !== '') {
		return `${subject} must not hold a user name, a query or a fragment`;
	}
	if (protocol === 'https:' || (protocol === 'http:' && isLocal(platform))) return undefined;
	return `${subject} must begin with https://: 8x8 takes requests over HTTPS only`;
}

/** Whether a URL points to the machine itself. */
export function isLocal(url: string): boolean {
	const { hostname } = new URL(url);
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^127(\.\d+){3}$/.test(hostname)
	);
}
