import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Fields } from '../shared/fields';
import { parameter } from '../shared/reader';
import { linkOf, LONGEST_URL } from './link/url';
import type { Call } from './link/url';

/** The lane of every call: one cookie is one agent, who takes one call after the other. */
export const ONE_AGENT = 'agent';

export const DIAL_LIMITS = { concurrency: 10, timeout: 60_000 };

export const sendUserDataInProperty: INodeProperties = {
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
};

/** The call with its data where the user wants it: left for the body, or moved into the query. */
export function placedCall(
	this: IExecuteFunctions,
	fields: Fields,
	platform: string,
	call: Call,
	i: number,
): Call {
	if (parameter.call(this, 'sendUserDataIn', i, 'body') !== 'query') return call;
	const { length } = linkOf(platform, call);
	if (length > LONGEST_URL) {
		fields.refuse(
			`The URL would be ${length} characters long, more than the ${LONGEST_URL} that servers carry`,
			"Set 'Send User Data In' to 'Body', which dials with POST.",
		);
	}
	return { query: [...call.query, ...call.data], data: [] };
}
