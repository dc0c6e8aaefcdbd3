import { limit } from '../../../shared/fields/collection';
import { askingUser } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Users" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List the users of the system, that is the agents (users)',
	fields: { askingUser, limit },
	async execute({ askingUser, limit }, { maxContact }) {
		const user = await maxContact.askingUser(askingUser);
		return (await maxContact.list(['users', 'user', user])).slice(0, limit);
	},
});
