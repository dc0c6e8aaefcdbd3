import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { authenticate } from '../../shared/webhook/authenticate';
import { startWith, turnAway } from '../../shared/webhook/reply';
import { withoutSecret } from '../../shared/webhook/secret';
import { readCallback } from './callEnd';
import { readForm } from './post';
import { readLaunch } from './launch';

/**
 * Takes what 8x8 posts (8x8-click-to-dial.txt, Callback URL and Launch Option), of the kind that the
 * trigger is set to, and nothing else. What authenticated the call does not reach the workflow.
 */
export async function receive(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const caller = await authenticate(n8n);
	if (!caller) return turnAway(n8n, 401);
	const { secret, queryParameter } = caller;
	const read = n8n.getNodeParameter('event', 'callback') === 'launch' ? readLaunch : readCallback;
	const parameters = queryParameter === undefined ? [] : [queryParameter];
	const post = readForm(n8n, read, { parameters });
	if ('refusal' in post) return turnAway(n8n, post.refusal);
	const clean = withoutSecret(post.json, secret);
	return startWith(isRecord(clean) ? clean : {});
}
