import { limit } from '../../../shared/fields/collection';
import { digits } from '../../../shared/fields/digits';
import { askingUser } from '../../fields';
import { operation } from '../../operation';

const lead = digits({
	displayName: 'Lead ID',
	name: 'leadId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 9007199254740993',
	description: 'The lead whose phones to return',
});

/** telephony-agent-remote-control.txt, "Lead Phones" */
export const getPhones = operation({
	name: 'Get Phones',
	value: 'getPhones',
	action: 'Get phones of lead',
	description: 'List the phones of a lead (leadphones)',
	forModel:
		'It needs the user ID of the agent and the ID of the lead, both whole numbers. The result has one entry for each phone.',
	fields: { lead, limit, askingUser },
	async execute({ askingUser, lead, limit }, { maxContact }) {
		const user = await maxContact.askingUser(askingUser);
		return (await maxContact.list(['leadphones', 'user', user, 'lead', lead])).slice(0, limit);
	},
});
