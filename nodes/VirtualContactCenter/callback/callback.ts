import type { IDataObject } from 'n8n-workflow';
import type { WebhookFields } from '../../shared/webhook/request';
import { memberOf } from './member';
import { postedUserData } from './userData';
import type { UrlSecrets } from './userData';

const RESULT_CODES = ['SUCCESS', 'FAIL', 'IGNORE'];

/**
 * Reads what 8x8 posts to the callback URL when a call has ended (8x8-click-to-dial.txt, Callback URL).
 *
 * @returns undefined for fields that 8x8 does not send so
 */
export function readCallback(fields: WebhookFields, secrets: UrlSecrets): IDataObject | undefined {
	const text = memberOf(fields, 'ctl_userdata');
	const resultCode = memberOf(fields, 'resultCode')?.trim().toUpperCase() ?? '';
	if (text === undefined || !RESULT_CODES.includes(resultCode)) return undefined;
	const data = postedUserData(text, secrets);
	return {
		resultCode,
		errorString: memberOf(fields, 'errorString') ?? '',
		newRecordId: newRecordId(data),
		...data,
	};
}

function newRecordId({ systemData }: IDataObject): string | null {
	if (typeof systemData !== 'object' || systemData === null) return null;
	const id: unknown = 'ctl_newRecordId' in systemData ? systemData.ctl_newRecordId : undefined;
	return typeof id === 'string' && id !== '' ? id : null;
}
