import { render, type OutgoingResponse } from '../core/response';
import type { Print } from './switches';

/** An answer of the command interface, labelled and printed as the server is set. */
export function labelled(response: OutgoingResponse, print: Print): OutgoingResponse {
	if ('text' in response) return { ...response, contentType: print.jsonLabel };
	return {
		...response,
		print: (value) => {
			const body =
				print.printing === 'samples' ? asSample(value) : render({ ...response, json: value }).body;
			return { body, contentType: print.jsonLabel };
		},
	};
}

/**
 * JSON as the document's samples print some of it: a comma behind the last entry (Customer Manager document, 3.9.4), and a
 * brace too many behind the error of a logout (4.5.6).
 */
function asSample(value: unknown): string {
	// Line breaks inside of strings are escaped, so these are the ends of lists and objects.
	const text = JSON.stringify(value, null, 2).replace(/(?<![[{,])\n(?= *[}\]])/g, ',\n');
	return typeof value === 'object' && value !== null && 'isPopulated' in value
		? `${text}\n}`
		: text;
}
