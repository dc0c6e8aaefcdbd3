import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { readQueryParameter } from '../../shared/webhook/incoming';
import { turnAway } from '../../shared/webhook/reply';
import { withoutSecret } from '../../shared/webhook/secret';
import { readCallback } from '../callback/callEnd';
import { readForm } from '../callback/post';
import { CALL_PARAMETERS } from './awaitedCall';
import { isAwaited } from './wait';

/**
 * Wakes an execution that sleeps in 'Dial and Wait' with what 8x8 posts at the end of its call. A post
 * that is none, or is for another call, is turned away, and the execution sleeps on. n8n has checked
 * the token of the resume URL before.
 */
export function wake(n8n: IWebhookFunctions): IWebhookResponseData {
	if (!isAwaited(n8n)) return turnAway(n8n, 400);
	const post = readForm(n8n, readCallback, { parameters: CALL_PARAMETERS });
	if ('refusal' in post) return turnAway(n8n, post.refusal);
	// n8n's token of the resume URL, wherever 8x8 repeats it.
	const clean = withoutSecret(post.json, readQueryParameter(n8n, 'signature')[0] ?? '');
	const json = { ...(isRecord(clean) ? clean : {}), timedOut: false };
	return { workflowData: [[{ json, pairedItem: { item: 0 } }]], webhookResponse: 'OK' };
}
