import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { fieldsOf } from '../../../shared/parameters';
import { parameter } from '../../../shared/reader';
import { readUserData } from '../../link/userData';

/** 8x8-click-to-dial.txt, ctl_userdata. Nothing is sent. */
export const parse: ItemOperation = {
	name: 'Parse',
	value: 'parse',
	action: 'Parse user data',
	description: 'Take a ctl_userdata apart into system data and user data',
	properties: [
		{
			displayName: 'Ctl_userdata',
			name: 'ctlUserdata',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. [customer_id|42][notes|Call again]',
			description: 'The text as 8x8 posts it',
		},
	],
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const text = fields.required('Ctl_userdata', parameter.call(this, 'ctlUserdata', i));
		return (
			readUserData(text) ??
			fields.refuse(
				"'Ctl_userdata' cannot be read",
				'It must have the form [name|value][name|value], from its beginning to its end.',
			)
		);
	},
};
