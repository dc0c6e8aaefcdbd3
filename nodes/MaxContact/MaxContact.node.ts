import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { describe } from '../shared/describe';
import { run } from '../shared/run';
import { getActiveCalls, getLeadPhones, searchAgents, searchResultCodes } from './listSearch';
import { resources } from './resources';

export class MaxContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MaxContact',
		name: 'maxContact',
		icon: { light: 'file:maxContact.svg', dark: 'file:maxContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Control the calls of agents with the MaxContact contact centre',
		defaults: { name: 'MaxContact' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'maxContactApi', required: true }],
		properties: describe(resources),
	};

	methods = {
		listSearch: { searchAgents, searchResultCodes },
		loadOptions: { getActiveCalls, getLeadPhones },
	};

	async execute(this: IExecuteFunctions) {
		return await run.call(this, resources);
	}
}
