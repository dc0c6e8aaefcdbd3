import { AmeyoTrigger } from '../../nodes/Ameyo/AmeyoTrigger.node';
import { useWebhooks } from './triggerWebhook';
import type { WebhookN8n } from './triggerWebhook';

/** A secret with characters that URLs encode. */
export const SECRET = 'made-up/secret+1 &x';
export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** Opens webhooks of the trigger for Ameyo's status URL, for the tests of a file. */
export function useStatusTrigger() {
	const listen = useWebhooks();
	return async (
		authentication: 'queryAuth' | 'headerAuth' | 'none',
		credential: { name: string; value: string } | undefined = { name: 'token', value: SECRET },
	): Promise<WebhookN8n> =>
		await listen({ node: new AmeyoTrigger(), parameters: { authentication }, credential });
}

/** Calls a webhook: with GET, or with POST where there is a body. */
export async function call(
	n8n: WebhookN8n,
	query: string,
	body?: string,
	type?: string,
	headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
	const response = await fetch(`${n8n.url}${query}`, {
		method: body === undefined ? 'GET' : 'POST',
		body: body === undefined ? undefined : Buffer.from(body),
		headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
	});
	return { status: response.status, text: await response.text() };
}
