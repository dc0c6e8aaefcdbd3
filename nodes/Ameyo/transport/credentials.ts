import { isRecord } from '../../shared/errors';

export type Authentication = 'session' | 'hashKey';

export const SESSION_CREDENTIAL = 'ameyoSessionApi';
export const HASH_KEY_CREDENTIAL = 'ameyoHashKeyApi';

/** Which fields both credentials have. */
export interface AmeyoCredential {
	/** Without a slash at its end; may carry a path. */
	baseUrl: string;
	/** Empty: the workflow's time zone. */
	timezone: string;
	ignoreSslIssues: boolean;
}

/** Reads the fields that both credentials share. */
export function readCredential(data: unknown): AmeyoCredential {
	const fields = isRecord(data) ? data : {};
	return {
		baseUrl: baseUrlOf(fields.baseUrl),
		timezone: textOf(fields.timezone).trim(),
		ignoreSslIssues: fields.ignoreSslIssues === true,
	};
}

/** A base URL as typed, without blanks and slashes at its end. */
export function baseUrlOf(value: unknown): string {
	return textOf(value).trim().replace(/\/+$/, '');
}

/** Where commands are posted (ameyo-customer-manager.txt 4.1.1). */
export function commandUrl(baseUrl: string): string {
	return `${baseUrl}/ameyowebaccess/command`;
}

/** What is wrong with a base URL, as a sentence; undefined when nothing is. */
export function complaintAbout(baseUrl: string): string | undefined {
	if (baseUrl === '') return 'The base URL of the Ameyo credential is empty';
	if (!URL.canParse(baseUrl))
		return `The base URL of the Ameyo credential is not an address: ${baseUrl}`;
	const { protocol, username, search, hash } = new URL(baseUrl);
	if (protocol !== 'http:' && protocol !== 'https:') {
		return 'The base URL of the Ameyo credential must begin with http:// or https://';
	}
	if (username !== '' || search !== '' || hash !== '') {
		return 'The base URL of the Ameyo credential must not hold a user name, a query or a fragment';
	}
	return undefined;
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
