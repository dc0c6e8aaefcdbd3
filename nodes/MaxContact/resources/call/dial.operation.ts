import { numberToSend } from '../../../shared/callRules/numberFormat';
import { beforeCall } from '../../../shared/fields/beforeCall';
import { collection } from '../../../shared/fields/collection';
import { digits } from '../../../shared/fields/digits';
import { agent, phoneToDial } from '../../fields';
import { agentLane, operation } from '../../operation';

const additionalFields = collection(
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
	},
	{
		leadId: digits({
			displayName: 'Lead ID',
			name: 'leadId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 9007199254740993',
			description:
				'The lead to call. Without it MaxContact takes the newest lead with this number, or makes a new one.',
		}),
	},
);

/** telephony-agent-remote-control.txt, "Dial" */
export const dial = operation({
	name: 'Dial',
	value: 'dial',
	action: 'Dial call',
	description: 'Dial a number by hand for an agent (dial)',
	forModel:
		'It places a real call, and does not wait until somebody answers. It needs the user ID of an agent who is logged in, a whole number, and the number to dial in national form or with 00 in front, without a plus sign. The result holds the CallId. With held true no call was placed: message says why, and heldUntil when it may be placed (null: never as it is). After an error that says that it is not known whether it was carried out, do not call it again: the customer could be called twice.',
	fields: { agent, phone: phoneToDial, additionalFields, beforeCall },
	lane: ({ agent }) => agentLane(agent),
	call: ({ phone, beforeCall }) => ({ phone, rules: beforeCall }),
	async execute({ agent, phone, additionalFields: { leadId }, beforeCall }, { maxContact }) {
		const number = encodeURIComponent(numberToSend(phone, beforeCall.format));
		return await maxContact.command(['dial', 'user', agent, 'phone', number], {
			leadid: leadId || undefined,
		});
	},
});
