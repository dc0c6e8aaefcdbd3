import type { INodeProperties, IWebhookDescription, TriggerPanelDefinition } from 'n8n-workflow';

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
 * What the panel of a trigger says beside its URLs: which of the two is for what, and that each needs the secret.
 *
 * @param event what the vendor does, as in `when a call has ended`
 */
export function triggerPanel(vendor: string, event: string): TriggerPanelDefinition {
	const test =
		"<b>While you build the workflow</b>, click 'Execute step', then have the <b>test URL</b> called with the secret added, as in <code>…/webhook-test/…/webhook?token=made-up-secret</code>. It takes one call, which shows up in this editor.";
	const list =
		'Those executions show up in the <a data-key="executions">executions list</a>, and not in the editor.';
	const production = `${vendor} calls the <b>production URL</b> ${event}, with the same secret added.`;
	return {
		header: `Receive calls from ${vendor}`,
		executionsHelp: {
			inactive: `${test}<br /><br /><b>When the workflow is ready</b>, publish it. ${production} ${list}`,
			active: `${test}<br /><br /><b>The workflow is published</b>: ${production} ${list}`,
		},
		activationHint: `Publish the workflow, then give ${vendor} the production URL with the secret added.`,
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
