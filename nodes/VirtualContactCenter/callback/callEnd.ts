import type { IDataObject } from 'n8n-workflow';
import type { WebhookFields } from '../../shared/webhook/incoming';
import { memberOf, without } from './member';
import { postedUserData } from './postedUserData';
import type { UrlSecrets } from './postedUserData';

/** What the document says that 8x8 posts. */
const DOCUMENTED = ['ctl_userdata', 'resultCode', 'errorString'];
/** What must not come out, wherever it stands. */
const SECRET = ['Password', 'extPwd'];

/**
 * Reads what 8x8 posts to the callback URL when a call has ended (8x8-click-to-dial.txt, Callback URL).
 * The result is that of the `ctl_action`, and example 3 has none: one member of the documented ones is
 * enough, and a result code may be any, or none.
 *
 * @returns undefined for fields of which the document names none
 */
export function readCallback(fields: WebhookFields, secrets: UrlSecrets): IDataObject | undefined {
	const [text, resultCode, errorString] = DOCUMENTED.map((name) => memberOf(fields, name));
	if (text === undefined && resultCode === undefined && errorString === undefined) return undefined;
	const data = postedUserData(text ?? '', secrets);
	const otherFields = without(fields, [...DOCUMENTED, ...SECRET]);
	return {
		resultCode: resultCode || null,
		errorString: errorString ?? '',
		newRecordId: newRecordId(data),
		...data,
		...(Object.keys(otherFields).length === 0 ? {} : { otherFields }),
	};
}

function newRecordId({ systemData }: IDataObject): string | null {
	if (typeof systemData !== 'object' || systemData === null) return null;
	const id: unknown = 'ctl_newRecordId' in systemData ? systemData.ctl_newRecordId : undefined;
	return typeof id === 'string' && id !== '' ? id : null;
}
