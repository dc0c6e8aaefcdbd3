import type { Call, Contact } from './types';

/** How the parameters of a report travel. Ameyo's document does not say: all three are inferred. */
export type StatusForm = 'query' | 'form' | 'json';

/** How a report is spoilt: its fields mixed up, one told twice and an unknown one added; or its body cut in the middle. */
type Scramble = 'fields' | 'body';

/** A report as it is sent. */
export interface Parcel {
	url: string;
	init: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string };
}

const STATUSES = {
	connected: 'CONNECTED',
	agentDidNotAnswer: 'CALL_NOT_PICKED',
	customerDidNotAnswer: 'NO_ANSWER',
	couldNotConnect: 'ATTEMPT_FAILED',
	ringing: 'NOT_TRIED',
} as const;

/** The customer's status after a call, in the words of the Customer Manager document (4.6.3). */
export const statusOf = ({ outcome }: Call): string => STATUSES[outcome];

/**
 * What Ameyo reports of a customer after a call (Customer Manager document, 4, point 5). Which parameters
 * there are is configured in Ameyo: these are inferred from the columns of 4.6.2.
 */
export function reportFields(call: Call, contact: Contact | undefined): Array<[string, string]> {
	return [
		['campaignId', String(call.campaignId)],
		['customerId', contact ? String(contact.customerId) : ''],
		['phone', call.phone],
		['userId', call.userId],
		['status', statusOf(call)],
		['attempts', String(contact?.columns.attempts ?? 1)],
		['metaData', call.metaData],
		['lastDialedTime', String(call.endedAt ?? call.startedAt)],
	];
}

/** A report packed for a URL, which may carry a query of its own. */
export function pack(
	to: string,
	form: StatusForm,
	fields: Array<[string, string]>,
	scramble?: Scramble,
): Parcel {
	const told = scramble === 'fields' ? mixed(fields) : fields;
	const cut = (body: string) =>
		scramble === 'body' ? body.slice(0, Math.ceil(body.length / 2)) : body;
	if (form === 'json') {
		const headers = { 'content-type': 'application/json' };
		return { url: to, init: { method: 'POST', headers, body: cut(asJson(told)) } };
	}
	const text = cut(new URLSearchParams(told).toString());
	if (form === 'form') {
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		return { url: to, init: { method: 'POST', headers, body: text } };
	}
	return { url: `${to}${to.includes('?') ? '&' : '?'}${text}`, init: { method: 'GET' } };
}

/** JSON text, and not an object: a field may be told twice. */
function asJson(fields: Array<[string, string]>): string {
	const members = fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
	return `{${members.join(',')}}`;
}

function mixed(fields: Array<[string, string]>): Array<[string, string]> {
	const status = fields.filter(([name]) => name === 'status');
	return [...[...fields].reverse(), ['_unknown', 'ß & =?'], ...status];
}
