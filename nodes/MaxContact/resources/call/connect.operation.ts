import { collection } from '../../../shared/fields/collection';
import { optionalCount } from '../../../shared/fields/digits';
import { field } from '../../../shared/fields/field';
import { fitForUrl, readText } from '../../../shared/fields/text';
import { agent, callLocator, resultCodeLocator } from '../../fields';
import { agentLane, operation } from '../../operation';

const additionalFields = collection(
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
	},
	{
		notes1: notes('First Call', 'notes1'),
		sales1: sales('First Call', 'numSales1'),
		notes2: notes('Second Call', 'notes2'),
		sales2: sales('Second Call', 'numSales2'),
	},
);

/** telephony-agent-remote-control.txt, "Connect Calls" */
export const connect = operation({
	name: 'Connect',
	value: 'connect',
	action: 'Connect two calls',
	description:
		'Bridge two calls of an agent, as in a warm transfer to a third party (connectcalls)',
	forModel:
		'It needs the user ID of the agent, the IDs of two active calls of that agent, and a result code for each. The result is success: true, with the words of MaxContact in responseDetail.',
	fields: {
		agent,
		call1: callLocator('First Call ID', 'call1Id'),
		call2: callLocator('Second Call ID', 'call2Id'),
		resultCode1: resultCodeLocator('First Result Code', 'resultCode1'),
		resultCode2: resultCodeLocator('Second Result Code', 'resultCode2'),
		additionalFields,
	},
	lane: ({ agent }) => agentLane(agent),
	async execute({ agent, call1, call2, resultCode1, resultCode2, ...rest }, { maxContact }) {
		const { notes1, notes2, sales1, sales2 } = rest.additionalFields;
		return await maxContact.command(['connectcalls', 'user', agent], {
			call1,
			call2,
			resultcode1: resultCode1,
			resultcode2: resultCode2,
			// The document prints `¬es1` and `¬es2`: a damaged `&notes1` and `&notes2`.
			notes1: notes1 || undefined,
			notes2: notes2 || undefined,
			numsales1: sales1?.toString(),
			numsales2: sales2?.toString(),
		});
	},
});

function notes(call: string, name: string) {
	return field(
		{
			displayName: `${call}: Notes`,
			name,
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: `What to note down about the ${call.toLowerCase()}`,
		},
		(value, label) => fitForUrl(readText(value, label), label),
	);
}

function sales(call: string, name: string) {
	return optionalCount(
		{
			displayName: `${call}: Number of Sales`,
			name,
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description: `How many successes the ${call.toLowerCase()} counts for`,
		},
		0,
	);
}
