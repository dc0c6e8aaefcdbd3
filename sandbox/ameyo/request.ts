import { header, type IncomingRequest, type ParsedRequest } from '../core/request';
import { readForm } from './form';
import { isData } from './parameters';

export const COMMAND_PATH = '/ameyowebaccess/command';
export const CALLBACKS_PATH = '/ameyorestapi/voice/customerCallbacks';

/** What a request asks, in the words by which rules and counts know it. REST: `getFiltered` and `deleteCallback`. */
export function parseRequest(request: IncomingRequest, maxFormBytes: number): ParsedRequest {
	if (request.path.replace(/\/$/, '') === COMMAND_PATH)
		return parseCommand(request, maxFormBytes);
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
