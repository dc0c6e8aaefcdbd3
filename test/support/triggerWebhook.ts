import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWebhookResponseData,
	WebhookType,
} from 'n8n-workflow';
import { CredentialStore } from './credentials';
import { additionalDataOf, nameOf, workflowOf } from './run';

export interface WebhookOptions {
	node: INodeType;
	parameters: INodeParameters;
	/** The fields of `contactCenterWebhookApi`; none when absent. */
	credential?: { name: string; value: string };
	/** Which of the node's webhooks is called; its first one when absent. */
	webhook?: WebhookType;
	/** The credentials of the node, where it is no trigger. */
	credentials?: CredentialStore;
	/** Where n8n resumes executions. */
	webhookWaitingBaseUrl?: string;
	/** Hands over what was read of the call only: no raw text, no kind of body, no query in the URL. */
	bare?: boolean;
}

/** The part of n8n that receives webhook calls, for one published workflow. */
export interface WebhookN8n {
	/** The URL to call, without a query. */
	url: string;
	/** What each execution was started with: the items of the trigger. */
	executions: IDataObject[][];
	close(): Promise<void>;
}

/**
 * Listens on a free port of 127.0.0.1, reads bodies as n8n 2.41 does (JSON, forms and text; multipart is read
 * by the end-to-end tests) and hands the call to the node in n8n's own context.
 */
/** Starts one; the caller closes it. */
export async function openWebhook(options: WebhookOptions): Promise<WebhookN8n> {
	const executions: IDataObject[][] = [];
	const server = createServer((request, response) => {
		void receive(options, request, response).then((result) => {
			for (const items of result.workflowData ?? []) executions.push(items.map(({ json }) => json));
			if (result.noWebhookResponse) return;
			response.end(String(result.webhookResponse));
		});
	});
	// Node's 5 seconds would now and then cut a connection that a client is just about to use again.
	server.keepAliveTimeout = 72_000;
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/webhook/made-up-id/webhook`,
		executions,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** Listens for the tests of a file; after each, what it opened is closed. */
export function useWebhooks(): (options: WebhookOptions) => Promise<WebhookN8n> {
	const opened: WebhookN8n[] = [];
	afterEach(async () => {
		await Promise.all(opened.splice(0).map(async (webhook) => await webhook.close()));
	});
	return async (options) => {
		const webhook = await openWebhook(options);
		opened.push(webhook);
		return webhook;
	};
}

async function receive(
	options: WebhookOptions,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<IWebhookResponseData> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const [type = '', charset] = (request.headers['content-type'] ?? '').split(/; *charset=/i);
	request.contentType = type === '' ? undefined : type.toLowerCase();
	request.encoding = charset !== undefined && Buffer.isEncoding(charset) ? charset : 'utf-8';
	request.rawBody = Buffer.concat(chunks);
	const { credential } = options;
	const credentials =
		options.credentials ??
		new CredentialStore(credential ? { contactCenterWebhookApi: credential } : {});
	const run = { ...options, credentials };
	const workflow = workflowOf(run);
	const node = workflow.getNode(nameOf(options.node));
	const webhooks = options.node.description.webhooks ?? [];
	const webhookDescription = webhooks.find(({ name }) => name === options.webhook) ?? webhooks[0];
	if (!node || !webhookDescription || !options.node.webhook) throw new Error('No such webhook');
	if (!credential && !options.credentials) delete node.credentials;
	const usual = additionalDataOf(run, workflow);
	const additionalData = {
		...usual,
		webhookWaitingBaseUrl: options.webhookWaitingBaseUrl ?? usual.webhookWaitingBaseUrl,
		// Such a call belongs to no execution.
		executionId: undefined,
		httpRequest: Object.assign(
			request,
			{ body: {}, query: {}, params: {} },
			bareOf(options, request),
		),
		httpResponse: response,
	};
	const webhookData: IWebhookData = {
		httpMethod: 'POST',
		node: node.name,
		path: 'made-up-id/webhook',
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
	};
	const context = new WebhookContext(
		workflow,
		node,
		additionalData,
		'webhook',
		webhookData,
		[],
		null,
	);
	return await options.node.webhook.call(context);
}

function bareOf({ bare }: WebhookOptions, { url = '', rawBody, contentType }: IncomingMessage) {
	if (!bare) return {};
	const [path, search] = url.split('?');
	const text = rawBody?.toString() ?? '';
	const form = () => Object.fromEntries(new URLSearchParams(text));
	return {
		url: path,
		query: Object.fromEntries(new URLSearchParams(search)),
		body: contentType === 'application/json' ? JSON.parse(text) : form(),
		rawBody: undefined,
		contentType: undefined,
	};
}
