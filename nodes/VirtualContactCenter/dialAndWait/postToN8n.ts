import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { ApiResponse } from '../../shared/http/protocol';
import { readResponse } from '../../shared/http/response';
import { WHOLE_ANSWER } from '../../shared/http/send';
import { FORM_HEADERS } from '../transport/protocol';

/** n8n answers to itself: longer than this it takes only where nobody listens. */
const PATIENCE_MS = 30_000;

/**
 * Posts a form to this n8n's own address. Never throws.
 *
 * @returns status 0 where there was no answer
 */
export async function postToN8n(
	n8n: IExecuteFunctions | IWebhookFunctions,
	url: string,
	body: string,
): Promise<ApiResponse> {
	try {
		const response: unknown = await n8n.helpers.httpRequest({
			method: 'POST',
			url,
			headers: FORM_HEADERS,
			body,
			timeout: PATIENCE_MS,
			abortSignal: AbortSignal.timeout(PATIENCE_MS),
			...WHOLE_ANSWER,
		});
		return readResponse(response);
	} catch {
		return { status: 0, text: '' };
	}
}
