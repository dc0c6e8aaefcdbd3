import { formOf, header, type IncomingRequest, type ParsedRequest } from '../core/request';
import { isData } from './parameters';

export const CALLBACKS_PATH = '/ameyorestapi/voice/customerCallbacks';

/** Whether a request goes to the command interface; the others go to the REST interface. */
export const isCommand = ({ path }: IncomingRequest): boolean =>
	path.replace(/\/$/, '') === '/ameyowebaccess/command';

/** What a request asks, in the words by which rules and counts know it. REST: `getFiltered` and `deleteCallback`. */
export const parseRequest = (request: IncomingRequest, maxFormBytes: number): ParsedRequest =>
	isCommand(request) ? parseCommand(request, maxFormBytes) : parseRest(request);

function parseRest(request: IncomingRequest): ParsedRequest {
	const parameters = Object.fromEntries(
		[...request.query.keys()].map((key) => {
			const values = request.query.getAll(key);
			return [key, values.length > 1 ? values : values[0]];
		}),
	);
	const sessionId = header(request, 'sessionid');
	return {
		command: restCommand(request),
		data: parameters,
		dataInQuery: false,
		...(sessionId === '' ? {} : { sessionId }),
	};
}

function restCommand({ method, path }: IncomingRequest): string {
	if (path === `${CALLBACKS_PATH}/getFiltered`) return 'getFiltered';
	return method === 'DELETE' && path.startsWith(CALLBACKS_PATH) ? 'deleteCallback' : 'unknown';
}

function parseCommand(request: IncomingRequest, maxFormBytes: number): ParsedRequest {
	const form = readForm(request, maxFormBytes);
	let data: unknown;
	try {
		data = JSON.parse(form.data ?? 'null');
	} catch {
		// The command itself refuses it. The text stays out of the log: what cannot be read cannot be masked.
		data = `(not JSON, ${form.data?.length ?? 0} characters)`;
	}
	const sessionId = isData(data) && typeof data.sessionId === 'string' ? data.sessionId : undefined;
	return {
		command: form.command ?? 'unknown',
		data,
		dataInQuery: form.dataInQuery,
		...(sessionId === undefined ? {} : { sessionId }),
	};
}

/** The two parameters of the command interface, wherever they stood. */
export interface CommandForm {
	command: string | null;
	data: string | null;
	dataInQuery: boolean;
	dropped: boolean;
}

/**
 * Reads `command` and `data` from a form body or the query. A body above `maxBytes`, or one that is no form, is dropped
 * whole, as servlet containers do: its parameters then read as missing.
 */
export function readForm(request: IncomingRequest, maxBytes: number): CommandForm {
	const dropped = request.body.length > maxBytes;
	const body = dropped ? new URLSearchParams() : formOf(request);
	return {
		command: body.get('command') ?? request.query.get('command'),
		data: body.get('data') ?? request.query.get('data'),
		dataInQuery: request.query.has('data'),
		dropped,
	};
}
