import { numberToSend } from '../../../shared/callRules/numberFormat';
import { beforeCall } from '../../../shared/fields/beforeCall';
import { collection, namedValues } from '../../../shared/fields/collection';
import { derived, field } from '../../../shared/fields/field';
import { plainJson } from '../../../shared/fields/json';
import { phone } from '../../../shared/fields/phone';
import type { NamedValue } from '../../../shared/fields/reader';
import { readBoolean, requireText, text } from '../../../shared/fields/text';
import { refuse } from '../../../shared/refuse';
import { ADDITIONAL_FIELDS, DIAL_TIMEOUT_MS, hashKeyCampaign, PHONE_HINT } from '../../fields';
import { hashKeyOperation } from '../../operation';
import { encodeMembers } from '../../transport/form';
import { understood } from '../../transport/response';
import { readOutcome } from './outcome';

const agent = text({
	displayName: 'Agent User ID',
	name: 'userId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. agent1',
	description:
		'The Ameyo user ID of the agent who makes the call. The agent must be logged in to the campaign and available. Calls for the same agent are placed one after another, calls for different agents in parallel.',
});

const phoneNumber = phone({
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5555056887',
	description: `The number to dial. If a customer has this number, Ameyo dials that customer. ${PHONE_HINT}.`,
});

const additionalParams = derived(
	namedValues({
		displayName: 'Node Flow Variables',
		name: 'additionalParams',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Variable',
		default: {},
		description:
			'Values to hand to the node flow of the call (additionalParams), such as a case ID',
		options: [
			{
				displayName: 'Variable',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. CaseID',
						description: 'The name of the variable in the node flow',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'The value to set',
					},
				],
			},
		],
	}),
	namedParameters,
);

const additionalFields = collection(ADDITIONAL_FIELDS, {
	shouldAddCustomer: field(
		{
			displayName: 'Add Customer',
			name: 'shouldAddCustomer',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the number as a customer when it is not known (shouldAddCustomer). Not documented by Ameyo; seen in public client code.',
		},
		(value, label) => (value === undefined ? undefined : readBoolean(value, label)),
	),
});

/**
 * ameyo-click-to-dial.txt 5: answers when the call is answered or has failed. Who is rung first is not said
 * clearly: the customer may be (3, "once the number is connected, the call will get routed to the free agent").
 */
export const clickToDial = hashKeyOperation({
	name: 'Click to Dial',
	value: 'clickToDial',
	action: 'Place call with click to dial',
	description: 'Connect an agent with a customer, and wait for the outcome (clickToDialWithToken)',
	forModel:
		'It places a real call, and answers when the call is connected or has failed, which can take minutes. It needs the ID of an outbound campaign, the user ID of an agent who is logged in to it and free, and the number of the customer. In the result, connected says whether both were connected, and outcome what happened: connected, agentDidNotAnswer, customerDidNotAnswer, couldNotConnect or unknown. With held true no call was placed: message says why, and heldUntil when it may be placed (null: never as it is). After an error that says that it is not known whether it was carried out, do not call it again: the customer could be called twice.',
	requestOptions: { concurrency: 10, timeout: DIAL_TIMEOUT_MS },
	fields: {
		campaign: hashKeyCampaign('The outbound campaign to call in'),
		agent,
		phone: phoneNumber,
		additionalParams,
		additionalFields,
		beforeCall,
	},
	// The document says of a user ID only that it is text: it is taken as it is sent.
	lane: ({ agent }) => `agent ${agent}`,
	call: ({ phone, beforeCall }) => ({ phone, rules: beforeCall }),
	async execute(values, { ameyo }) {
		const { campaign, agent, additionalParams, additionalFields, beforeCall } = values;
		const phone = numberToSend(values.phone, beforeCall.format);
		const data = {
			userId: agent,
			campaignId: campaign,
			phone,
			additionalParams,
			shouldAddCustomer: additionalFields.shouldAddCustomer,
		};
		const answer = await ameyo.encodedCommand('clickToDialWithToken', encodeMembers(data));
		return understood(answer, (ok) => readOutcome(ok, { agent, phone }));
	},
});

function namedParameters(rows: NamedValue[]): Record<string, unknown> | undefined {
	if (rows.length === 0) return undefined;
	const parameters = new Map<string, unknown>();
	for (const { name: given, value } of rows) {
		const name = requireText(given, 'Node Flow Variables: Name');
		if (parameters.has(name)) refuse(`'Node Flow Variables' has '${name}' twice`);
		parameters.set(name, plainJson(value, `Node Flow Variables: ${name}`));
	}
	return Object.fromEntries(parameters);
}
