import type { IDataObject } from 'n8n-workflow';
import { isRecord, textOf } from '../../shared/guards';
import { RequestError } from '../../shared/http/failure';
import type { ApiResponse, RequestKind, VendorAnswer } from '../../shared/http/protocol';
import type { Ok } from '../../shared/http/send';
import { unreadable } from '../../shared/http/response';
import { VENDOR } from './credential';
import { parseKeepingAll } from '../../shared/http/repeatedKeys';
import { nextStep } from './nextSteps';
import { wordsOf, wordsOfRecord } from './words';

/** The document does not print what a dead token is answered with; these words are inferred. */
const WRONG = '(invalid|not valid|expired|missing|unknown|not (found|recogni[sz]ed))';
const DEAD_TOKEN = [
	new RegExp(`\\b(token|key|tokenkey)\\b[^.]*\\b${WRONG}`, 'i'),
	new RegExp(`\\b${WRONG}\\b[^.]*\\b(token|key|tokenkey)\\b`, 'i'),
	// Who is not authorised to do something is known: that is no matter of the token.
	/\b(not|isn't|un)[ -]?(been )?(authenticated|authori[sz]ed)\b(?! (to|for)\b)/i,
];

/** The members of every answer (telephony-agent-remote-control.txt, "CallActionResponse"). */
export interface CallActionResponse {
	data: IDataObject[string];
	responseCode: IDataObject[string];
	responseDetail: string;
}

/**
 * Reads an answer. `CallActionResponse` comes with HTTP 200 for refused steps as well
 * (telephony-agent-remote-control.txt, "Responses"); without the JSON header it would be XML.
 */
export function readAnswer({ status, text }: ApiResponse): VendorAnswer {
	if (status >= 300 && status < 400) return { kind: 'unexpected', what: 'redirect' };
	const trimmed = text.trim();
	const value = parsed(trimmed);
	if (isRecord(value) && value.Success === false) return refused(value, status);
	if (status === 401 || status === 403) return turnedAway(status, wordsOf(trimmed));
	if (status >= 400) return { kind: 'unexpected', what: 'status' };
	const what = value === undefined ? markup(trimmed) : undefined;
	return what ? { kind: 'unexpected', what } : { kind: 'ok', value };
}

/** Whether an answer says that the token is dead: with 401, or in words. What is documented is neither: inferred. */
export function saysDeadToken({ status }: ApiResponse, answer: VendorAnswer): boolean {
	return status === 401 || (answer.kind === 'refused' && answer.said.deadSession === true);
}

/**
 * What a method answered.
 *
 * @throws RequestError for an answer that is not of the documented form, with the answer in its details
 */
export function callActionResponse(ok: Ok, kind: RequestKind): CallActionResponse {
	const { value } = ok;
	if (!isRecord(value) || value.Success !== true || value.Data === undefined) {
		throw new RequestError(unreadable(VENDOR, { kind }, ok.redact(ok.response.text)));
	}
	const { Data, ResponseCode, ResponseDetail } = value;
	return {
		data: Data,
		responseCode: ResponseCode ?? null,
		responseDetail: textOf(ResponseDetail),
	};
}

function refused(value: IDataObject, status: number): VendorAnswer {
	const words = wordsOfRecord(value);
	const code = value.ResponseCode;
	return {
		kind: 'refused',
		said: {
			message: words || `${VENDOR} refused the request and gave no reason`,
			description:
				`${nextStep(words)} ${VENDOR}'s response code is ${String(code ?? 'not given')}.`.trim(),
			deadSession: status === 401 || code === 401 || DEAD_TOKEN.some((dead) => dead.test(words)),
		},
		details: { responseCode: code ?? null },
	};
}

/** The interface does not take who asks; whatever words come with that are shown. */
function turnedAway(status: number, words: string): VendorAnswer {
	if (words === '') return { kind: 'unexpected', what: 'status' };
	return {
		kind: 'refused',
		said: {
			message: words,
			description: `${VENDOR} answered with HTTP ${status}. Check the credential.`,
			deadSession: status === 401,
		},
	};
}

function parsed(text: string): unknown {
	try {
		return parseKeepingAll(text);
	} catch {
		return undefined;
	}
}

function markup(text: string): 'page' | 'xml' | undefined {
	if (!text.startsWith('<')) return undefined;
	return /^<(!doctype\s+html|html)\b/i.test(text) || /<html\b/i.test(text.slice(0, 500))
		? 'page'
		: 'xml';
}
