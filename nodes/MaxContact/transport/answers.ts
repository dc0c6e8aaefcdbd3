import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/errors';
import { parseExact } from '../../shared/json';
import type { Arrival, Reply, Verdict } from '../../shared/reply';
import { textOf } from '../../shared/text';
import { VENDOR } from './credentials';

/** The document does not print what a dead token is answered with; these words are inferred. */
const WRONG = '(invalid|not valid|expired|missing|unknown|not (found|recogni[sz]ed))';
const DEAD_TOKEN = [
	new RegExp(`\\b(token|key|tokenkey)\\b[^.]*\\b${WRONG}`, 'i'),
	new RegExp(`\\b${WRONG}\\b[^.]*\\b(token|key|tokenkey)\\b`, 'i'),
	// Who is not authorised to do something is known: that is no matter of the token.
	/\b(not|isn't|un)[ -]?(been )?(authenticated|authori[sz]ed)\b(?! (to|for)\b)/i,
];

/**
 * Reads an answer. `CallActionResponse` comes with HTTP 200 for refused steps as well
 * (telephony-agent-remote-control.txt, "Responses"); without the JSON header it would be XML.
 */
export function readReply(reply: Reply): Verdict {
	const { status, text } = reply;
	if (status >= 300 && status < 400) return { kind: 'redirect', to: reply.location ?? '' };
	const trimmed = text.trim();
	const value = parsed(trimmed);
	if (isRecord(value) && value.Success === false) return failed(value, status);
	if (status >= 400) return { kind: 'status' };
	if (value !== undefined) return { kind: 'value', value };
	return { kind: markup(trimmed) };
}

/** Whether an answer says that the token is dead: with 401, or in words. What is documented is neither: inferred. */
export function saysDeadToken({ reply, verdict }: Arrival): boolean {
	return reply.status === 401 || (verdict.kind === 'failed' && verdict.words.deadSession === true);
}

function failed(value: IDataObject, status: number): Verdict {
	const detail = textOf(value.ResponseDetail).trim();
	const code = value.ResponseCode;
	const details: IDataObject = { responseCode: code ?? null };
	return {
		kind: 'failed',
		words: {
			message: detail || `${VENDOR} refused the request and gave no reason`,
			description: `${VENDOR}'s response code is ${String(code ?? 'not given')}.`,
			deadSession: status === 401 || code === 401 || DEAD_TOKEN.some((words) => words.test(detail)),
		},
		details,
	};
}

function parsed(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return undefined;
	}
}

function markup(text: string): 'page' | 'xml' | 'unreadable' {
	if (!text.startsWith('<')) return 'unreadable';
	return /^<(!doctype\s+html|html)\b/i.test(text) || /<html\b/i.test(text.slice(0, 500))
		? 'page'
		: 'xml';
}
