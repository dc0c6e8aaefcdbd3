import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { webhookSecretTest } from '../shared/webhook/credentialTest';
import { nothingToRegister, triggerPanel, webhooksFor } from '../shared/webhook/description';
import { receive } from './callback/receive';
import { triggerProperties } from './triggerProperties';

export class VirtualContactCenterTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Contact Center Trigger',
		name: 'virtualContactCenterTrigger',
		icon: { light: 'file:virtualContactCenter.svg', dark: 'file:virtualContactCenter.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] === "launch" ? "Screen Pop Launch" : "Callback" }}',
		description: 'Starts the workflow when 8x8 reports the end of a call, or opens a screen pop',
		eventTriggerDescription: 'Waiting for 8x8 to post to the URL',
		activationMessage: 'You can now give the production URL, with the secret added, to 8x8.',
		triggerPanel: triggerPanel('8x8', 'when a call has ended or a screen pop opens'),
		defaults: { name: '8x8 Contact Center Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'contactCenterWebhookApi',
				required: true,
				testedBy: 'webhookSecretTest',
				displayOptions: { show: { authentication: ['queryAuth', 'headerAuth'] } },
			},
		],
		webhooks: webhooksFor(['POST']),
		properties: triggerProperties,
	};

	methods = { credentialTest: { webhookSecretTest } };

	webhookMethods = { default: nothingToRegister };

	async webhook(this: IWebhookFunctions) {
		return await receive(this);
	}
}
