import { field } from '../../../shared/fields/field';
import { requireText } from '../../../shared/fields/text';
import { refuse } from '../../../shared/refuse';
import { readPairs } from '../../link/pairs';
import { userDataOf } from '../../link/ctlUserdata';
import { operation } from '../../operation';

const pairs = field(
	{
		displayName: 'Raw User Data',
		name: 'ctlUserdata',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. [customer_id|42][notes|Call again]',
		description: 'The text of ctl_userdata, as 8x8 posts it',
	},
	(value, label) =>
		readPairs(requireText(value, label)) ??
		refuse(
			`'${label}' cannot be read`,
			'It must have the form [name|value][name|value], from its beginning to its end.',
		),
);

/** 8x8-click-to-dial.txt, ctl_userdata. Nothing is sent. */
export const parse = operation({
	name: 'Parse',
	value: 'parse',
	action: 'Parse user data',
	description: 'Split the text of ctl_userdata into system data and user data',
	forModel: 'It needs the text of a ctl_userdata. The result holds systemData and userData.',
	fields: { pairs },
	requestOptions: false,
	execute: async ({ pairs }) => userDataOf(pairs),
});
