import { limit } from '../../../shared/fields/collection';
import { listOptions } from '../../fields';
import { operation } from '../../operation';

/** telephony-agent-remote-control.txt, "ACD Queues" */
export const getAll = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many ACD queues',
	description: 'List the ACD queues of the system, also called skill queues (acdqueues)',
	forModel: 'It needs nothing. The result has one entry for each ACD queue.',
	fields: { limit, options: listOptions },
	async execute({ limit, options }, { maxContact }) {
		const user = await maxContact.askingUser(options.askingUser);
		return (await maxContact.list(['acdqueues', 'user', user])).slice(0, limit);
	},
});
