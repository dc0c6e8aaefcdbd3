import { header, type Arrival, type Reading } from '../core/request';
import { readForm } from './form';
import { isData } from './parameters';

export const COMMAND_PATH = '/ameyowebaccess/command';
export const CALLBACKS_PATH = '/ameyorestapi/voice/customerCallbacks';

/** What a request asks, in the words by which rules and counts know it. REST: `getFiltered` and `deleteCallback`. */
export function readArrival(arrival: Arrival, maxFormBytes: number): Reading {
	if (arrival.path.replace(/\/$/, '') === COMMAND_PATH)
		return readCommandArrival(arrival, maxFormBytes);
	const parameters = Object.fromEntries(
		[...arrival.query.keys()].map((key) => {
			const values = arrival.query.getAll(key);
			return [key, values.length > 1 ? values : values[0]];
		}),
	);
	const sessionId = header(arrival, 'sessionid');
	return {
		command: restCommand(arrival),
		data: parameters,
		dataInQuery: false,
		...(sessionId === '' ? {} : { sessionId }),
	};
}

function restCommand({ method, path }: Arrival): string {
	if (path === `${CALLBACKS_PATH}/getFiltered`) return 'getFiltered';
	return method === 'DELETE' && path.startsWith(CALLBACKS_PATH) ? 'deleteCallback' : 'unknown';
}

function readCommandArrival(arrival: Arrival, maxFormBytes: number): Reading {
	const form = readForm(arrival, maxFormBytes);
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
