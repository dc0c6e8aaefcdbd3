import { DateTime } from 'luxon';

import type { AmeyoSettings } from './settings';
import type { Call, Contact } from './types';

/** How the parameters of a report travel. Public client code takes a query (GET) only; the document does not say. */
export type StatusForm = 'query' | 'form' | 'json';

/** How a report is spoilt: its fields mixed up, one told twice and an unknown one added; or its parameters cut in the middle. */
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

/** A SIP code of the call's end; which one Ameyo tells when is inferred. */
const HANGUP_CAUSES: Partial<Record<Call['outcome'], string>> = {
	customerDidNotAnswer: '480',
	couldNotConnect: '503',
};

/** How long the two talked: nobody talks in the sandbox. */
const TALK_SECONDS = '42';

/** The customer's status after a call, in the words of the Customer Manager document (4.6.3). */
export const statusOf = ({ outcome }: Call): string => STATUSES[outcome];

/**
 * What Ameyo reports of a customer after a call (Customer Manager document, 4, point 5). The document names no
 * parameter: names and forms are those that public client code reads, the values are made up.
 */
export function reportFields(
	call: Call,
	contact: Contact | undefined,
	{ timezone, clockOffsetMs }: AmeyoSettings,
): Array<[string, string]> {
	const { crtObjectId, outcome, startedAt, endedAt = startedAt } = call;
	const connected = outcome === 'connected';
	const time = DateTime.fromMillis(endedAt + clockOffsetMs, { zone: timezone, locale: 'en-US' });
	return [
		['customerCRTId', crtObjectId],
		['crtObjectId', crtObjectId],
		['campaignId', String(call.campaignId)],
		['customerId', contact ? String(contact.customerId) : ''],
		['userId', call.userId],
		['dialledPhone', call.phone],
		['phoneList', JSON.stringify({ phoneList: [call.phone] })],
		['shareablePhonesDialIndex', '0'],
		['numAttempts', String(contact?.columns.attempts ?? 1)],
		['systemDisposition', statusOf(call)],
		['dispositionCode', ''],
		['callResult', connected ? 'SUCCESS' : 'FAILURE'],
		['callConnectedTime', connected ? time.toFormat('yyyy/MM/dd HH:mm:ss ZZZ') : ''],
		['ringingTime', String(Math.round((endedAt - startedAt) / 1000))],
		['talkTime', connected ? TALK_SECONDS : '0'],
		['hangupCauseCode', HANGUP_CAUSES[outcome] ?? ''],
		['recordingFileUrl', connected ? `http://ameyo.example/recordings/${crtObjectId}.wav` : ''],
		// Seen once: the user IDs of those who did not take it, with commas.
		['userAssociations', outcome === 'agentDidNotAnswer' ? call.userId : ''],
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
	const status = fields.filter(([name]) => name === 'systemDisposition');
	return [...[...fields].reverse(), ['_unknown', 'ß & =?'], ...status];
}
