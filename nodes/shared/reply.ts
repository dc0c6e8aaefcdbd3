import type { IDataObject } from 'n8n-workflow';
import { isRecord } from './oldErrors';
import { textOf } from './text';

/** An answer as it came: any status, the text of the body. */
export interface Reply {
	status: number;
	text: string;
	/** Target of a redirect. */
	location?: string;
	/** As the header says. */
	retryAfter?: string;
}

/** What a vendor said, for a person. */
export interface Words {
	message: string;
	/** What to do next. */
	description?: string;
	/** It says that the session is not alive. */
	deadSession?: boolean;
}

/** What an answer means. */
export type Verdict =
	| { kind: 'value'; value: unknown }
	| { kind: 'failed'; words: Words; details: IDataObject }
	| { kind: 'redirect'; to: string }
	| { kind: 'status' }
	| { kind: 'page' }
	| { kind: 'xml' }
	| { kind: 'unreadable' };

/** An answer and what it means. */
export interface Arrival {
	reply: Reply;
	verdict: Verdict;
}

/** n8n's full response as an answer; the body must have been asked for as text. */
export function readResponse(response: unknown): Reply {
	if (!isRecord(response)) return { status: 0, text: '' };
	const headers = isRecord(response.headers) ? response.headers : {};
	return {
		status: Number(response.statusCode),
		text: typeof response.body === 'string' ? response.body : '',
		location: textOf(headers.location),
		retryAfter: textOf(headers['retry-after']),
	};
}
