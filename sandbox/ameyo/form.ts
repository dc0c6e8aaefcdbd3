import { header, type IncomingRequest } from '../core/request';

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
	const isForm = header(request, 'content-type').startsWith('application/x-www-form-urlencoded');
	const dropped = request.body.length > maxBytes;
	const body = new URLSearchParams(isForm && !dropped ? request.body.toString('utf8') : '');
	return {
		command: body.get('command') ?? request.query.get('command'),
		data: body.get('data') ?? request.query.get('data'),
		dataInQuery: request.query.has('data'),
		dropped,
	};
}
