import { limit } from '../../../shared/fields/collection';
import { askingUser } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Campaigns" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many campaigns',
	description:
		"List the campaigns of the system (campaigns); 'Leads' comes out as a list where MaxContact sends it twice",
	fields: { askingUser, limit },
	async execute({ askingUser, limit }, { maxContact }) {
		const user = await maxContact.askingUser(askingUser);
		return (await maxContact.list(['campaigns', 'user', user])).slice(0, limit);
	},
});
