import type { INodeProperties } from 'n8n-workflow';
import { combined, field, notice } from '../../shared/fields/field';
import type { Field } from '../../shared/fields/field';
import { requirePhone } from '../../shared/fields/phone';
import { choice, fitForUrl, requireText } from '../../shared/fields/text';
import type { Call } from '../link/call';
import { dialOptions } from './dialOptions';
import { systemData, systemDataOfWaiting } from './systemData';
import { transactionData } from './transactionData';
import { userData } from './userData';

/** What a user must know before anything dials from a server (8x8-click-to-dial.txt, Overview). */
export const serverDialNotice = notice({
	displayName:
		"8x8 documents click-to-dial for the browser window that shares the agent's session only. That it takes the agent's cookie from n8n is inferred: use 'Get Link' where the agent can open a link.",
	name: 'serverDialNotice',
	type: 'notice',
	default: '',
});

const PHONE: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. (650) 292-8880',
	description: 'The number to dial, formatted or not',
};

/** A field of Salesforce in a link, as in the document's example 1. */
const MERGE_FIELD = /\{![\w.]{1,100}\}/;

const phone = field(PHONE, (value, label) => {
	const given = requireText(value, label);
	return fitForUrl(MERGE_FIELD.test(given) ? given : requirePhone(given, label), label);
});

/** A call with every documented parameter (8x8-click-to-dial.txt, Query Parameters). */
export const call: Field<Call> = combined(
	{ phone, dialOptions, systemData, userData, transactionData },
	(values) => values,
);

/** A call whose callback URL n8n sets itself. */
export const waitingCall: Field<Call> = combined(
	{ phone, dialOptions, systemData: systemDataOfWaiting, userData, transactionData },
	(values) => values,
);

/** Whether the data of a call goes into the body or into the query. */
export const sendUserDataIn = choice(
	{
		displayName: 'Send User Data In',
		name: 'sendUserDataIn',
		type: 'options',
		options: [
			{
				name: 'Body',
				value: 'body',
				description: 'In the body of a POST, which has room for long data',
			},
			{
				name: 'Query',
				value: 'query',
				description: 'In the URL, as a link does; server logs keep it',
			},
		],
		default: 'body',
		description: 'Where to send the system, user and transaction data',
	},
	['body', 'query'],
);
