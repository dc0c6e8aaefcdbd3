import type { INodeProperties } from 'n8n-workflow';
import { namedValues } from '../../shared/fields/collection';
import { derived } from '../../shared/fields/field';
import { requireText } from '../../shared/fields/text';
import { refuse } from '../../shared/refuse';
import { carried } from './carried';
import type { Pair } from '../link/pairs';
import { TOKEN_HELP } from '../link/fillTokens';
import { isSystemName } from '../link/ctlUserdata';

const USER_DATA: INodeProperties = {
	displayName: 'User Data',
	name: 'userData',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description:
		"Values that 8x8 writes into the new record, posts to the screen pop and sends back in the callback (ctl_userdata). The action 'Create Record' needs ObjectType (such as Task), WhatId and others among them. A token that comes back as it was typed was not filled in and is no value: 8x8's document promises the filling only with 'Action' and 'Integration Type'.",
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Subject',
					description:
						"The name of the field. It must not begin with ctl_ and must not hold '[', ']' or '|'.",
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Outbound call $transaction_id$',
					description: `The value, without '[', ']' and '|'. Type <code>$equal$</code> for a '=', as 8x8's document does: what becomes of a bare one is not documented. 8x8 fills in these tokens: ${TOKEN_HELP}.`,
				},
			],
		},
	],
};

/** Data of the user's own, by names that are not 8x8's (8x8-click-to-dial.txt, User Data). */
export const userData = derived(namedValues(USER_DATA), pairsOf);

function pairsOf(rows: ReadonlyArray<Record<'name' | 'value', unknown>>): Pair[] {
	const { displayName: label } = USER_DATA;
	const pairs = new Map<string, string>();
	const labelOfName = `${label}: Name`;
	for (const row of rows) {
		const name = carried(requireText(row.name, labelOfName), labelOfName);
		if (isSystemName(name)) refuseSystemName(label, name);
		if (pairs.has(name)) refuse(`'${label}' has the name '${name}' twice`);
		pairs.set(name, carried(row.value, `${label}: ${name}`));
	}
	return [...pairs];
}

function refuseSystemName(label: string, name: string): never {
	return refuse(
		`'${label}' has the name '${name}', but names that begin with ctl_ belong to 8x8`,
		/^ctl_newrecordid$/i.test(name)
			? '8x8 sets it itself, when it has created a record.'
			: "Use the fields of 'System Data', or another name.",
	);
}
