import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
} from 'n8n-workflow';
import { executeOperation } from '../shared/operations/execute';
import { nodeProperties, subtitleOf } from '../shared/operations/properties';
import { nothingToRegister } from '../shared/webhook/description';
import { CALL_END_WEBHOOK, callEndWebhook, noteUrl } from './dialAndWait/callEndWebhook';
import { receiveCallEnd } from './dialAndWait/receiveCallEnd';
import { wake } from './dialAndWait/wake';
import { resources } from './resources';

export class VirtualContactCenter implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Contact Center',
		name: 'virtualContactCenter',
		icon: { light: 'file:virtualContactCenter.svg', dark: 'file:virtualContactCenter.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Build click-to-dial links and place calls with 8x8 Contact Center',
		defaults: { name: '8x8 Contact Center' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'virtualContactCenterApi',
				required: true,
				displayOptions: { hide: { resource: ['userData'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: '',
				restartWebhook: true,
			},
			callEndWebhook,
		],
		properties: nodeProperties('8x8 Contact Center', resources),
	};

	webhookMethods = { default: nothingToRegister, [CALL_END_WEBHOOK]: noteUrl };

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, resources);
	}

	async webhook(this: IWebhookFunctions) {
		return this.getWebhookName() === CALL_END_WEBHOOK ? await receiveCallEnd(this) : wake(this);
	}
}
