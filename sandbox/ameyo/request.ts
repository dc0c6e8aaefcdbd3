import { formOf, header, type IncomingRequest, type ParsedRequest } from '../core/request';
import { isData } from './parameters';
import type { AmeyoSettings } from './settings';

export const CALLBACKS_PATH = '/ameyorestapi/voice/customerCallbacks';

/** Whether a request goes to the command interface; the others go to the REST interface. */
export const isCommand = ({ path }: IncomingRequest): boolean =>
	path.replace(/\/$/, '') === '/ameyowebaccess/command';

/** What a request asks, in the words by which rules and counts know it. REST: `getFiltered` and `deleteCallback`. */
export const parseRequest = (request: IncomingRequest, settings: FormSettings): ParsedRequest =>
	isCommand(request) ? parseCommand(request, settings) : parseRest(request);

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

function parseCommand(request: IncomingRequest, settings: FormSettings): ParsedRequest {
	const form = readForm(request, settings);
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

/** The two parameters of the command interface, where they count. */
export interface CommandForm {
	command: string | null;
	data: string | null;
	dataInQuery: boolean;
	dropped: boolean;
}

type FormSettings = Pick<AmeyoSettings, 'maxFormBytes' | 'parameters'>;

/**
 * Reads `command` and `data`: the one from the query and the other from a form body, or each from wherever it stands. A body
 * that is too large, or no form, is dropped whole, as servlet containers do: its parameters then read as missing.
 */
export function readForm(
	request: IncomingRequest,
	{ maxFormBytes, parameters }: FormSettings,
): CommandForm {
	const { query } = request;
	const dropped = request.body.length > maxFormBytes;
	const body = dropped ? new URLSearchParams() : formOf(request);
	const dataInQuery = query.has('data');
	if (parameters === 'anywhere') {
		const command = body.get('command') ?? query.get('command');
		return { command, data: body.get('data') ?? query.get('data'), dataInQuery, dropped };
	}
	// With data in the URL as well nobody knows which one counts.
	const data = dataInQuery ? null : body.get('data');
	return { command: query.get('command'), data, dataInQuery, dropped };
}
