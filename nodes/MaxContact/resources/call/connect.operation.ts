import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { fieldsOf, usualLimits } from '../../../shared/parameters';
import { parameter } from '../../../shared/reader';
import { callChoice } from '../../choices';
import { agentLocator, resultCodeLocator } from '../../locators';
import { agentOf, command, idOf, resultCodeOf } from '../../parameters';

const ORDINALS = ['First', 'Second'];

/** telephony-agent-remote-control.txt, "Connect Calls" */
export const connect: ItemOperation = {
	name: 'Connect',
	value: 'connect',
	action: 'Connect two calls',
	description:
		'Bridge two calls of an agent, as in a warm transfer to a third party (connectcalls)',
	limits: usualLimits,
	properties: [
		agentLocator,
		...callChoice(
			{ label: 'First Call', name: 'call1Id' },
			{ label: 'Second Call', name: 'call2Id' },
		),
		resultCodeLocator('First Result Code', 'resultCode1'),
		resultCodeLocator('Second Result Code', 'resultCode2'),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [notes(1), sales(1), notes(2), sales(2)],
		},
	],
	lane(this: IExecuteFunctions, i: number) {
		return agentOf.call(this, i);
	},
	async execute(this: IExecuteFunctions, i: number) {
		const query: Record<string, string> = {
			call1: idOf.call(this, 'First Call ID', 'call1Id', i),
			call2: idOf.call(this, 'Second Call ID', 'call2Id', i),
			resultcode1: resultCodeOf.call(this, 'First Result Code', 'resultCode1', i),
			resultcode2: resultCodeOf.call(this, 'Second Result Code', 'resultCode2', i),
			...optionalQuery.call(this, i),
		};
		const path = ['connectcalls', 'user', agentOf.call(this, i)];
		return await command.call(this, i, { path, query });
	},
};

/** The document prints `¬es1` and `¬es2`: a damaged `&notes1` and `&notes2`. */
function optionalQuery(this: IExecuteFunctions, i: number): Record<string, string> {
	const fields = fieldsOf.call(this, i);
	const extra = (name: string) => parameter.call(this, `additionalFields.${name}`, i);
	const query: Record<string, string> = {};
	for (const n of [1, 2]) {
		const label = labelOf(n, 'Notes');
		const text = fields.encodable(label, fields.text(label, extra(`notes${n}`)));
		if (text !== '') query[`notes${n}`] = text;
	}
	for (const n of [1, 2]) {
		const number = extra(`numSales${n}`);
		if (number === undefined || number === null || number === '') continue;
		query[`numsales${n}`] = String(fields.count(labelOf(n, 'Number of Sales'), number, 0));
	}
	return query;
}

function notes(n: number): INodeProperties {
	return {
		displayName: labelOf(n, 'Notes'),
		name: `notes${n}`,
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: `What to note down about the ${ORDINALS[n - 1]?.toLowerCase()} call`,
	};
}

function sales(n: number): INodeProperties {
	return {
		displayName: labelOf(n, 'Number of Sales'),
		name: `numSales${n}`,
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: `How many successes the ${ORDINALS[n - 1]?.toLowerCase()} call counts for`,
	};
}

function labelOf(n: number, what: string): string {
	return `${ORDINALS[n - 1]} Call: ${what}`;
}
