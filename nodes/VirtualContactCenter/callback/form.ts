import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readBody } from '../../shared/webhook/request';
import type { WebhookFields } from '../../shared/webhook/request';
import type { Refusal } from '../../shared/webhook/response';
import type { UrlSecrets } from './userData';

/** What a call of the URL gives, or the status with which it is turned away. */
export type Post = { json: IDataObject } | { refusal: Refusal };

/**
 * The body of a call, read as one of the forms that 8x8 posts.
 *
 * @param read gives undefined for fields that 8x8 does not send so
 */
export function readForm(
	n8n: IWebhookFunctions,
	read: (fields: WebhookFields, secrets: UrlSecrets) => IDataObject | undefined,
	secrets: UrlSecrets,
): Post {
	const body = readBody(n8n);
	if (body.kind === 'nothing') return { refusal: 400 };
	if (body.kind !== 'fields') return { refusal: 415 };
	const json = read(body.fields, secrets);
	return json === undefined ? { refusal: 400 } : { json };
}
