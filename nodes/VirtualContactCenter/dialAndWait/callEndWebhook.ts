import type { IExecuteFunctions, IHookFunctions, IWebhookDescription } from 'n8n-workflow';
import { textOf } from '../../shared/guards';

const PATH = 'call-end';

/** The node's second webhook; n8n knows two names. */
export const CALL_END_WEBHOOK = 'setup';

/**
 * Takes what 8x8 posts at the end of a call, also before the execution sleeps. Only a published workflow
 * has it, and only where the node dials and waits: n8n leaves out a webhook without a method. While
 * n8n looks for webhooks to test, the workflow is not active; 'Execute step' would else wait for a call.
 */
export const callEndWebhook: IWebhookDescription = {
	name: CALL_END_WEBHOOK,
	httpMethod:
		'={{ $workflow.active && $parameter["resource"] === "call" && $parameter["operation"] === "dialAndWait" ? "POST" : "" }}',
	responseMode: 'onReceived',
	responseData: '',
	// Copies of a workflow share the id of the webhook; with the workflow's own they do not meet.
	path: `={{ "${PATH}/" + $workflow.id }}`,
	ndvHideUrl: true,
	ndvHideMethod: true,
};

/** Where the node keeps the URL that n8n has given to the webhook; it holds no secret. */
const URL_KEPT = 'callEndUrl';

/** Nobody is told of the webhook when it is registered: the URL is noted for the executions to come. */
export const noteUrl = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const url = this.getNodeWebhookUrl(CALL_END_WEBHOOK);
		return url !== undefined && this.getWorkflowStaticData('node')[URL_KEPT] === url;
	},
	async create(this: IHookFunctions): Promise<boolean> {
		this.getWorkflowStaticData('node')[URL_KEPT] = this.getNodeWebhookUrl(CALL_END_WEBHOOK);
		return true;
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		delete this.getWorkflowStaticData('node')[URL_KEPT];
		return true;
	},
};

/**
 * The URL of the webhook, as n8n gave it or as it gives it by default; '' where n8n has not registered it: the workflow
 * is not published. Whether somebody listens there is to be asked.
 *
 * @param resumeUrl n8n's, of the execution: both stand under the same address
 */
export function callEndUrl(n8n: IExecuteFunctions, resumeUrl: string): string {
	const kept = textOf(n8n.getWorkflowStaticData('node')[URL_KEPT]);
	return URL.canParse(kept) ? kept : usualUrl(n8n, resumeUrl);
}

/** In queue mode n8n 2.41 hands static data to no worker: what was noted is not known there. */
function usualUrl(n8n: IExecuteFunctions, resumeUrl: string): string {
	const { webhookId } = n8n.getNode();
	const { id } = n8n.getWorkflow();
	const isOfEditor = n8n.getMode() === 'manual';
	if (isOfEditor || !webhookId || !id || !URL.canParse(resumeUrl)) return '';
	const { origin, pathname } = new URL(resumeUrl);
	const base = pathname.split('/').slice(0, -2);
	return `${origin}${[...base, 'webhook', webhookId, PATH, id].join('/')}`;
}
