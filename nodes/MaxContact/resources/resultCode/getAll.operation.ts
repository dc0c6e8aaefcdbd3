import { limit } from '../../../shared/fields/collection';
import { listOptions } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "Result Codes" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many result codes',
	description: 'List the result codes that calls can be closed with (resultcodes)',
	forModel: 'It needs nothing. The result has one entry for each result code.',
	fields: { limit, options: listOptions },
	async execute({ limit, options }, { maxContact }) {
		const user = await maxContact.askingUser(options.askingUser);
		return (await maxContact.list(['resultcodes', 'user', user])).slice(0, limit);
	},
});
