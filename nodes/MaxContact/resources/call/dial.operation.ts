import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { fieldsOf, usualLimits } from '../../../shared/parameters';
import { parameter } from '../../../shared/reader';
import { phoneChoice } from '../../choices';
import { agentLocator } from '../../locators';
import { agentOf, command, phoneSegmentOf } from '../../parameters';

/** telephony-agent-remote-control.txt, "Dial" */
export const dial: ItemOperation = {
	name: 'Dial',
	value: 'dial',
	action: 'Dial call',
	description: 'Dial a number by hand for an agent (dial)',
	limits: usualLimits,
	properties: [
		agentLocator,
		...phoneChoice,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Lead ID',
					name: 'leadId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 9007199254740993',
					description:
						'The lead to call. Without it MaxContact takes the newest lead with this number, or makes a new one.',
				},
			],
		},
	],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		const leadId = parameter.call(this, 'additionalFields.leadId', i);
		const leadid = fieldsOf.call(this, i).digits('Lead ID', leadId);
		return await command.call(this, i, {
			path: ['dial', 'user', agentOf.call(this, i), 'phone', phoneSegmentOf.call(this, i)],
			query: leadid === '' ? {} : { leadid },
		});
	},
};
