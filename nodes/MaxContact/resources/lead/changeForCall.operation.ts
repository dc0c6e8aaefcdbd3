import { digits } from '../../../shared/fields/digits';
import { agent, call } from '../../fields';
import { agentLane, operation } from '../../operation';

const leadPhone = digits({
	displayName: 'Lead Phone ID',
	name: 'leadPhoneId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 9007199254741993',
	description: 'The lead phone to whose lead the call is moved',
	hint: "MaxContact's list of lead phones does not hold this ID: take it from your lead data",
});

/** telephony-agent-remote-control.txt, "Change Lead Phone" */
export const changeForCall = operation({
	name: 'Change for Call',
	value: 'changeForCall',
	action: 'Change lead of call',
	description: 'Move a call in progress to the lead of another phone (changelead)',
	forModel:
		'It needs the user ID of the agent and the call ID, both whole numbers. It also needs the ID of a phone of the other lead, as the list of phones of a lead gives it. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: { agent, call, leadPhone },
	lane: ({ agent }) => agentLane(agent),
	execute: async ({ agent, call, leadPhone }, { maxContact }) =>
		await maxContact.command(['changelead', 'user', agent, 'call', call, 'leadphone', leadPhone]),
});
