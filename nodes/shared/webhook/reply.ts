import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** The statuses with which a call is turned away. */
export type Refusal = 400 | 401 | 415;

const WORDS: Record<Refusal, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	415: 'Unsupported Media Type',
};

/** Answers a call, and starts the workflow with one item. */
export function startWith(json: IDataObject): IWebhookResponseData {
	return { workflowData: [[{ json }]], webhookResponse: 'OK' };
}

/** Answers a call without starting the workflow. */
export function turnAway(n8n: IWebhookFunctions, status: Refusal): IWebhookResponseData {
	return answerWith(n8n, status, WORDS[status]);
}

/** Answers a call with a status and plain text, without starting the workflow. */
export function answerWith(
	n8n: IWebhookFunctions,
	status: number,
	text: string,
): IWebhookResponseData {
	const response: Outgoing = n8n.getResponseObject();
	response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
	response.end(text);
	return { noWebhookResponse: true };
}

interface Outgoing {
	writeHead(status: number, headers: Record<string, string>): unknown;
	end(text: string): unknown;
}
