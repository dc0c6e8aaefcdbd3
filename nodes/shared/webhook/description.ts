import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';

/** How callers show that they may start the workflow. */
export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Header',
			value: 'headerAuth',
			description: 'The caller must send the secret in a header',
		},
		{
			name: 'None',
			value: 'none',
			description: 'Anyone who knows the URL can start the workflow',
		},
		{
			name: 'Query Parameter',
			value: 'queryAuth',
			description: 'The secret is part of the URL, for callers that can only be given a URL',
		},
	],
	default: 'queryAuth',
	description: 'How a caller shows that it may start the workflow',
};

/** A notice how the secret is appended to the URL; shown for 'Query Parameter'. */
export function tokenNotice(vendor: string): INodeProperties {
	return {
		displayName: `Give ${vendor} the production URL above with the secret added: a question mark, then the name and the value of the credential, as in <code>…/webhook?token=made-up-secret</code>. Calls without it are turned away.`,
		name: 'tokenNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: ['queryAuth'] } },
	};
}

/**
 * The webhooks of a trigger, all at one URL, `<n8n>/webhook/<webhookId>/webhook`; the panel shows it once.
 * The answer is the node's own `webhookResponse`.
 */
export function webhooksFor(methods: ReadonlyArray<'GET' | 'POST'>): IWebhookDescription[] {
	return methods.map((httpMethod, i) => ({
		name: 'default',
		httpMethod,
		responseMode: 'onReceived',
		responseData: '',
		path: 'webhook',
		ndvHideMethod: methods.length > 1,
		ndvHideUrl: i > 0,
	}));
}

/** The vendor is given the URL by hand, or it is n8n's own: there is nothing to register, and nothing to look for. */
export const nothingToRegister = {
	checkExists: async () => true,
	create: async () => true,
	delete: async () => true,
};
