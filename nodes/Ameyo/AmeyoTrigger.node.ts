import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { admit, turnAway } from '../shared/webhookAccess';
import { readBody, readQuery } from '../shared/webhookBody';
import { authenticationProperty, tokenNotice, webhooksFor } from '../shared/webhookDescription';
import { webhookSecretTest } from '../shared/webhookSecretTest';
import { mergeParameters } from './webhookParameters';

export class AmeyoTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ameyo Trigger',
		name: 'ameyoTrigger',
		icon: { light: 'file:ameyo.svg', dark: 'file:ameyo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'customer status',
		description: 'Starts the workflow when Ameyo reports what became of a customer',
		eventTriggerDescription: 'Waiting for Ameyo to call the URL',
		activationMessage: 'Ameyo can now report the status of customers to the production URL.',
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

	// Ameyo is given the URL by hand: there is nothing to register, and nothing to look for.
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	/**
	 * Takes a call of the URL that the customer's application offers (ameyo-customer-manager.txt 4,
	 * point 5). Its parameters are configured in Ameyo and not documented: all that comes is handed on.
	 */
	async webhook(this: IWebhookFunctions) {
		const caller = await admit.call(this);
		if (!caller) return turnAway.call(this, 401);
		const body = readBody.call(this);
		if (body.kind === 'other') return turnAway.call(this, 415);
		const json = mergeParameters(readQuery.call(this), body, caller);
		return { workflowData: [[{ json }]], webhookResponse: 'OK' };
	}
}
