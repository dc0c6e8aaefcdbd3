import { formOf, type IncomingRequest, type ParsedRequest } from '../core/request';
import { LOGIN_PATH } from './agentPages';

const CALL_PATH = '/AGUI/make_call.php';
/** Where the page's own CRM takes callbacks. */
export const CRM_CALLBACK_PATH = '/crm/callback';

const COMMANDS: Readonly<Record<string, string>> = {
	[CALL_PATH]: 'make_call',
	[LOGIN_PATH]: 'login',
	[CRM_CALLBACK_PATH]: 'crm_callback',
};

/** What a request asks, in the words by which rules and counts know it. */
export function parseRequest(request: IncomingRequest): ParsedRequest {
	return {
		command: COMMANDS[request.path] ?? 'unknown',
		data: parametersOf(request),
		dataInQuery: request.query.has('ctl_userdata') || request.query.has('extTransactionData'),
	};
}

/** The parameters of query and form body; the body wins. */
export function parametersOf(request: IncomingRequest): Record<string, string> {
	return { ...Object.fromEntries(request.query), ...Object.fromEntries(formOf(request)) };
}
