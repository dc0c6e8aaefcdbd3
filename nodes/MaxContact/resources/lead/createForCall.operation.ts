import { field } from '../../../shared/fields/field';
import { requirePhone } from '../../../shared/fields/phone';
import { readSegment } from '../../../shared/fields/text';
import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

const phone = field(
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 01611234567',
		description:
			'The phone number of the new lead. Some servers refuse a plus sign in an address (inferred): write 00 instead, or the national form.',
	},
	(value, label) => readSegment(requirePhone(value, label), label),
);

/** telephony-agent-remote-control.txt, "Create New Lead" */
export const createForCall = operation({
	name: 'Create for Call',
	value: 'createForCall',
	action: 'Create lead for call',
	description: 'Create a lead with a phone number and move a call to it (createnewlead)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. It also needs the phone number of the new lead. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: { agent, call, phone },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call, phone }, { maxContact }) =>
		await maxContact.command(['createnewlead', 'user', agent, 'call', call, 'phone', phone]),
});
