import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../shared/oldErrors';
import type { ItemOperation } from '../../../shared/operation';
import { parameter } from '../../../shared/reader';
import { hashKeyAuthentication } from '../../authentication';
import { hashKeyCampaign } from '../../locators';
import { campaignOf, commandOptions, DIAL_TIMEOUT_MS, fieldsOf } from '../../parameters';
import { unreadCommand } from '../../transport/command';
import { connect } from '../../transport/connection';
import { readOutcome } from './outcome';

/** ameyo-click-to-dial.txt 5: rings the agent's phone, then the customer's; answers when the call is answered or has failed. */
export const clickToDial: ItemOperation = {
	name: 'Click to Dial',
	value: 'clickToDial',
	action: 'Click to dial call',
	description: 'Ring an agent, then the customer, and wait for the outcome (clickToDialWithToken)',
	limits: { concurrency: 10, timeout: DIAL_TIMEOUT_MS },
	properties: [
		hashKeyAuthentication,
		{
			...hashKeyCampaign,
			description: 'The outbound campaign to call in',
		},
		{
			displayName: 'Agent User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. agent1',
			description:
				'The Ameyo user ID of the agent who makes the call. The agent must be logged in to the campaign and available.',
			hint: 'Calls for one agent are placed one after another; agents are called side by side',
		},
		{
			displayName: 'Phone Number',
			name: 'phone',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 5555056887',
			description: 'The number to dial. If a customer has this number, Ameyo dials that customer.',
		},
		{
			displayName: 'Additional Parameters',
			name: 'additionalParams',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Parameter',
			default: {},
			description: 'Values for variables of the same names in the node flow, such as a case ID',
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. CaseID',
							description: 'The name of the variable in the node flow',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'The value to set',
						},
					],
				},
			],
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Add Customer',
					name: 'shouldAddCustomer',
					type: 'boolean',
					default: false,
					description:
						'Whether to add the number as a customer when it is not known (shouldAddCustomer). Not documented by Ameyo; seen in public client code.',
				},
			],
		},
	],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const userId = agentOf.call(this, i);
		const data: IDataObject = {
			userId,
			campaignId: campaignOf.call(this, i),
			phone: fields.required('Phone Number', parameter.call(this, 'phone', i)),
		};
		const additionalParams = additionalParamsOf.call(this, i);
		if (additionalParams) data.additionalParams = additionalParams;
		const shouldAddCustomer = parameter.call(this, 'additionalFields.shouldAddCustomer', i);
		if (shouldAddCustomer !== undefined) {
			data.shouldAddCustomer = fields.boolean('Add Customer', shouldAddCustomer);
		}
		const connection = await connect.call(this, 'hashKey');
		const arrival = await unreadCommand.call(
			this,
			connection,
			'clickToDialWithToken',
			data,
			commandOptions.call(this, i, DIAL_TIMEOUT_MS),
		);
		return readOutcome.call(this, arrival);
	},
};

function agentOf(this: IExecuteFunctions, i: number): string {
	return fieldsOf.call(this, i).required('Agent User ID', parameter.call(this, 'userId', i));
}

function additionalParamsOf(this: IExecuteFunctions, i: number): IDataObject | undefined {
	const rows = parameter.call(this, 'additionalParams.parameter', i);
	if (!Array.isArray(rows) || rows.length === 0) return undefined;
	const fields = fieldsOf.call(this, i);
	const params: IDataObject = {};
	for (const row of rows) {
		if (!isRecord(row)) continue;
		const name = fields.required('Additional Parameters: Name', row.name);
		if (Object.hasOwn(params, name)) fields.refuse(`'Additional Parameters' has '${name}' twice`);
		params[name] = row.value;
	}
	return params;
}
