import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { executeOperation } from '../shared/operations/execute';
import { nodeProperties, subtitleOf } from '../shared/operations/properties';
import { searchCampaigns, searchColumns, searchLeads } from './listSearch';
import { resources } from './resources';

export class Ameyo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ameyo',
		name: 'ameyo',
		icon: { light: 'file:ameyo.svg', dark: 'file:ameyo.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(resources),
		description:
			'Upload contacts, schedule callbacks and place calls with the Ameyo contact centre',
		defaults: { name: 'Ameyo' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'ameyoSessionApi',
				required: true,
				displayOptions: { hide: { authentication: ['hashKey'] } },
			},
			{
				name: 'ameyoHashKeyApi',
				required: true,
				displayOptions: { hide: { authentication: ['session'] } },
			},
		],
		properties: nodeProperties('Ameyo', resources),
	};

	methods = { listSearch: { searchCampaigns, searchColumns, searchLeads } };

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, resources);
	}
}
