import { limit } from '../../../shared/fields/collection';
import { listOptions } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Campaigns" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many campaigns',
	description:
		"List the campaigns of the system (campaigns); 'Leads' comes out as a list where MaxContact sends it twice",
	forModel: 'It needs nothing. The result has one entry for each campaign.',
	fields: { limit, options: listOptions },
	async execute({ limit, options }, { maxContact }) {
		const user = await maxContact.askingUser(options.askingUser);
		return (await maxContact.list(['campaigns', 'user', user])).slice(0, limit);
	},
});
