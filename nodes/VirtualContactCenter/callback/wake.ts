import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { turnAway } from '../../shared/webhook/response';
import { readCallback } from './callback';
import { readForm } from './form';
import { isAwaited, RESUME_PARAMETERS } from './wait';

/**
 * Wakes an execution that sleeps in 'Dial and Wait' with what 8x8 posts at the end of its call. A post
 * that is none, or is for another call, is turned away, and the execution sleeps on. n8n has checked
 * the token of the resume URL before.
 */
export function wake(n8n: IWebhookFunctions): IWebhookResponseData {
	if (!isAwaited(n8n)) return turnAway(n8n, 400);
	const post = readForm(n8n, readCallback, { parameters: RESUME_PARAMETERS });
	if ('refusal' in post) return turnAway(n8n, post.refusal);
	const json = { ...post.json, timedOut: false };
	return { workflowData: [[{ json, pairedItem: { item: 0 } }]], webhookResponse: 'OK' };
}
