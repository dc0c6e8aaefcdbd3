import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readBody } from '../../shared/webhook/incoming';
import type { WebhookFields } from '../../shared/webhook/incoming';
import type { Refusal } from '../../shared/webhook/reply';
import type { UrlSecrets } from './postedUserData';

/** What a call of the URL gives, or the status with which it is turned away. */
type Post = { json: IDataObject } | { refusal: Refusal };

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
