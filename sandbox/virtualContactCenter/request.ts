import { header, type Arrival, type Reading } from '../core/request';
import { LOGIN_PATH } from './agentPages';

export const CALL_PATH = '/AGUI/make_call.php';
/** Where the page's own CRM takes callbacks. */
export const CRM_CALLBACK_PATH = '/crm/callback';

const COMMANDS: Readonly<Record<string, string>> = {
	[CALL_PATH]: 'make_call',
	[LOGIN_PATH]: 'login',
	[CRM_CALLBACK_PATH]: 'crm_callback',
};

/** What a request asks, in the words by which rules and counts know it. */
export function readArrival(arrival: Arrival): Reading {
	return {
		command: COMMANDS[arrival.path] ?? 'unknown',
		data: parametersOf(arrival),
		dataInQuery: arrival.query.has('ctl_userdata') || arrival.query.has('extTransactionData'),
	};
}

/** The parameters of query and form body; the body wins. */
export function parametersOf(arrival: Arrival): Record<string, string> {
	const isForm = header(arrival, 'content-type').startsWith('application/x-www-form-urlencoded');
	const body = new URLSearchParams(isForm ? arrival.body.toString('utf8') : '');
	return { ...Object.fromEntries(arrival.query), ...Object.fromEntries(body) };
}
