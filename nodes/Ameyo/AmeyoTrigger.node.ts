import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { webhookSecretTest } from '../shared/webhook/credentialTest';
import {
	authenticationProperty,
	nothingToRegister,
	tokenNotice,
	triggerPanel,
	webhooksFor,
} from '../shared/webhook/description';
import { receiveStatus } from './statusTrigger/receive';

export class AmeyoTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ameyo Trigger',
		name: 'ameyoTrigger',
		icon: { light: 'file:ameyo.svg', dark: 'file:ameyo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'Customer Status',
		description: 'Starts the workflow when Ameyo reports the status of a customer after a call',
		eventTriggerDescription: 'Waiting for Ameyo to call the URL',
		activationMessage:
			'Ameyo can now report the status of customers to the production URL, with the secret added.',
		triggerPanel: triggerPanel('Ameyo', 'when the status of a customer is known'),
		defaults: { name: 'Ameyo Trigger' },
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
		webhooks: webhooksFor(['GET', 'POST']),
		properties: [tokenNotice('Ameyo'), authenticationProperty],
	};

	methods = { credentialTest: { webhookSecretTest } };

	webhookMethods = { default: nothingToRegister };

	async webhook(this: IWebhookFunctions) {
		return await receiveStatus(this);
	}
}
