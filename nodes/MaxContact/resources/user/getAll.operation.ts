import { limit } from '../../../shared/fields/collection';
import { listOptions } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Users" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List the users of the system: its agents (users)',
	forModel:
		'It needs nothing. The result has one entry for each user, with the ID that other tools take as the user ID of the agent.',
	fields: { limit, options: listOptions },
	async execute({ limit, options }, { maxContact }) {
		const user = await maxContact.askingUser(options.askingUser);
		return (await maxContact.list(['users', 'user', user])).slice(0, limit);
	},
});
