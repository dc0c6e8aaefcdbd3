import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { executeOperation } from '../shared/operations/execute';
import { nodeProperties, subtitleOf } from '../shared/operations/properties';
import { searchActiveCalls, searchAgents, searchLeadPhones, searchResultCodes } from './listSearch';
import { resources } from './resources';

export class MaxContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MaxContact',
		name: 'maxContact',
		icon: { light: 'file:maxContact.svg', dark: 'file:maxContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Control the calls of agents with the MaxContact contact centre',
		defaults: { name: 'MaxContact' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'maxContactApi', required: true }],
		properties: nodeProperties('MaxContact', resources),
	};

	methods = {
		listSearch: { searchActiveCalls, searchAgents, searchLeadPhones, searchResultCodes },
	};

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, resources);
	}
}
