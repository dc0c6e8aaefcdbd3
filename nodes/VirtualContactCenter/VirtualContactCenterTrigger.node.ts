import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { admit, turnAway } from '../shared/webhookAccess';
import { webhooksFor } from '../shared/webhookDescription';
import { webhookSecretTest } from '../shared/webhookSecretTest';
import { readPost } from './posts/post';
import { triggerProperties } from './triggerProperties';

export class VirtualContactCenterTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Contact Center Trigger',
		name: 'virtualContactCenterTrigger',
		icon: { light: 'file:virtualContactCenter.svg', dark: 'file:virtualContactCenter.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description: 'Starts the workflow when 8x8 reports the end of a call, or opens a screen pop',
		eventTriggerDescription: 'Waiting for 8x8 to post to the URL',
		activationMessage: 'You can now give the production URL to 8x8.',
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

	/** 8x8 is given the URL by hand: there is nothing to register, and nothing to look for. */
	webhookMethods = {
		default: {
			async checkExists() {
				return true;
			},
			async create() {
				return true;
			},
			async delete() {
				return true;
			},
		},
	};

	/** Takes what 8x8 posts (8x8-click-to-dial.txt, Callback URL and Launch Option), and nothing else. */
	async webhook(this: IWebhookFunctions) {
		const caller = await admit.call(this);
		if (!caller) return turnAway.call(this, 401);
		const post = readPost.call(this, caller);
		if ('refusal' in post) return turnAway.call(this, post.refusal);
		return { workflowData: [[{ json: post.json }]], webhookResponse: 'OK' };
	}
}
