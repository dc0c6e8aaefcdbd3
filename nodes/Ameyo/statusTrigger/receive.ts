import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { authenticate } from '../../shared/webhook/authenticate';
import { readBody, readQuery } from '../../shared/webhook/incoming';
import { startWith, turnAway } from '../../shared/webhook/reply';
import { mergeParameters } from './mergeParameters';

/**
 * Takes a call of the URL that the customer's application offers (ameyo-customer-manager.txt 4,
 * point 5). Its parameters are configured in Ameyo and not documented: all that comes is handed on.
 * Public client code is called with GET, and more than once for the same call.
 */
export async function receiveStatus(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const caller = await authenticate(n8n);
	if (!caller) return turnAway(n8n, 401);
	const body = readBody(n8n);
	if (body.kind === 'other') return turnAway(n8n, 415);
	return startWith(mergeParameters(readQuery(n8n), body, caller));
}
