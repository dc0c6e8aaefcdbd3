import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isRecord } from '../../shared/oldErrors';
import type { Admitted } from '../../shared/webhookAccess';
import { readBody } from '../../shared/webhookBody';
import type { WebhookFields } from '../../shared/webhookBody';
import { withoutSecret } from '../../shared/webhookSecret';
import { readCallback } from './callback';
import { readLaunch } from './launch';
import type { UrlSecrets } from './userData';

export type Post = { json: IDataObject } | { refusal: 400 | 415 };

/** A post of 8x8 as the trigger gives it out: of the kind that the node is set to, without the secret. */
export function readPost(this: IWebhookFunctions, { secret, queryParameter }: Admitted): Post {
	const read = this.getNodeParameter('event', 'callback') === 'launch' ? readLaunch : readCallback;
	const parameters = queryParameter === undefined ? [] : [queryParameter];
	const post = readForm.call(this, read, { parameters });
	if ('refusal' in post) return post;
	const clean = withoutSecret(post.json, secret);
	return { json: isRecord(clean) ? clean : {} };
}

/** The body of a call, read as one of the forms that 8x8 posts. */
export function readForm(
	this: IWebhookFunctions,
	read: (fields: WebhookFields, secrets: UrlSecrets) => IDataObject | undefined,
	secrets: UrlSecrets,
): Post {
	const body = readBody.call(this);
	if (body.kind === 'nothing') return { refusal: 400 };
	if (body.kind !== 'fields') return { refusal: 415 };
	const json = read(body.fields, secrets);
	return json === undefined ? { refusal: 400 } : { json };
}
