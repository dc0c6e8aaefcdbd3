import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { toNodeError } from '../shared/errors';
import { poll } from './callbackTrigger/poll';
import { sessionCampaign } from './fields';
import { searchCampaigns } from './listSearch';

export class AmeyoCallbackTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ameyo Callback Trigger',
		name: 'ameyoCallbackTrigger',
		icon: { light: 'file:ameyo.svg', dark: 'file:ameyo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] === "due" ? "Callback Due" : "Callback Scheduled" }}',
		description: 'Starts the workflow for each callback that is scheduled in Ameyo or falls due',
		defaults: { name: 'Ameyo Callback Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ameyoSessionApi', required: true }],
		properties: [
			...sessionCampaign.properties.map((property) => ({
				...property,
				description: 'The campaign whose callbacks start the workflow',
			})),
			{
				displayName: 'Trigger On',
				name: 'event',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Callback Due',
						value: 'due',
						description: 'When the time of a callback has come',
					},
					{
						name: 'Callback Scheduled',
						value: 'scheduled',
						description: 'When a callback is added, by an agent or through the API',
					},
				],
				default: 'scheduled',
				description: 'At which moment of a callback the workflow starts',
			},
			{
				displayName: 'Minutes Before',
				name: 'minutesBefore',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 0,
				description:
					'How many minutes before its time a callback counts as due. Ameyo itself attempts a callback at its time: to take it over, start the workflow some minutes before.',
				displayOptions: { show: { event: ['due'] } },
			},
			{
				displayName:
					'Each callback starts an execution of its own, once. What was scheduled, or fell due, before the workflow was activated does not start it.',
				name: 'onceNotice',
				type: 'notice',
				default: '',
			},
		],
	};

	methods = { listSearch: { searchCampaigns } };

	async poll(this: IPollFunctions) {
		try {
			return await poll(this);
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}
}
