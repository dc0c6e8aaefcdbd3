import { baseUrlOf } from '../../shared/baseUrl';
import { isRecord } from '../../shared/oldErrors';
import { textOf } from '../../shared/text';

/** Name for the sentences. */
export const VENDOR = 'Ameyo';

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

/** Where commands are posted (ameyo-customer-manager.txt 4.1.1). */
export function commandUrl(baseUrl: string): string {
	return `${baseUrl}/ameyowebaccess/command`;
}
