import { header, type Arrival } from '../core/request';

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
export function readForm(arrival: Arrival, maxBytes: number): CommandForm {
	const isForm = header(arrival, 'content-type').startsWith('application/x-www-form-urlencoded');
	const dropped = arrival.body.length > maxBytes;
	const body = new URLSearchParams(isForm && !dropped ? arrival.body.toString('utf8') : '');
	return {
		command: body.get('command') ?? arrival.query.get('command'),
		data: body.get('data') ?? arrival.query.get('data'),
		dataInQuery: arrival.query.has('data'),
		dropped,
	};
}
