import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { RequestError } from '../../shared/http/failure';
import type { Failure } from '../../shared/http/failure';
import { parseLenient } from '../../shared/http/json';
import { redacted, redactedValue } from '../../shared/http/redact';
import type {
	ApiResponse,
	RequestKind,
	VendorAnswer,
	VendorMessage,
} from '../../shared/http/protocol';
import type { Ok } from '../../shared/http/send';
import { unreadable } from '../../shared/http/response';
import type { AmeyoRequest } from './ameyoRequest';
import { VENDOR } from './credential';
import { CHECK_HASH_KEY } from './messages';
import { inWords } from './sentences';

/**
 * Reads an answer of either interface. Failures come with HTTP 200 in four shapes
 * (ameyo-customer-manager.txt 4.4.5, 4.5.6, 4.6.6, 4.7.5) and with a status of their own on the REST
 * interface (ameyo-callbacks.txt 5.2.6.2); the fourth shape, one record's failure, is the upload's.
 */
export function readAnswer({ status, text }: ApiResponse, request: AmeyoRequest): VendorAnswer {
	if (status >= 300 && status < 400) return { kind: 'unexpected', what: 'redirect' };
	const trimmed = text.trim();
	const value = trimmed === '' ? {} : parseLenient(trimmed);
	const refused = readRefusal(value, trimmed, status);
	if (refused) return request.interface === 'rest' ? forRest(refused, status) : refused;
	if (request.interface === 'rest' && status === 401) return forRest(NO_WORDS, status);
	if (status >= 400) return { kind: 'unexpected', what: 'status' };
	if (value !== undefined) return { kind: 'ok', value };
	if (/^(ok|null)$/i.test(trimmed)) return { kind: 'ok', value: trimmed };
	// What is no JSON is left to the command, which may know it in the form that the document prints.
	return trimmed.startsWith('<')
		? { kind: 'unexpected', what: 'page' }
		: { kind: 'ok', value: undefined };
}

/**
 * As `readAnswer`, for requests with the hash key: one that is refused is answered with HTTP 200 and
 * `null` or nothing. Not documented; seen in public client code.
 */
export function readHashKeyAnswer(response: ApiResponse, request: AmeyoRequest): VendorAnswer {
	const text = response.text.trim();
	const isNothing = response.status === 200 && (text === '' || text === 'null');
	if (!isNothing) return readAnswer(response, request);
	const what = text === '' ? 'nothing' : "'null'";
	const message = `Ameyo did not take the hash key: it answered with ${what}. Nothing was carried out.`;
	return {
		kind: 'refused',
		said: { message, description: CHECK_HASH_KEY },
		details: { answer: text },
		// An answer whose body was lost on the way looks like it.
		...(text === '' ? { inferred: true } : {}),
	};
}

const NO_WORDS: VendorAnswer = {
	kind: 'refused',
	said: { message: 'Ameyo did not take the session (HTTP 401)', deadSession: true },
};

/** The prerequisites of the REST interface (ameyo-callbacks.txt 5.1.2, 5.2) beside a 401. */
function forRest(refused: VendorAnswer, status: number): VendorAnswer {
	if (refused.kind !== 'refused' || status !== 401) return refused;
	return { ...refused, said: { ...refused.said, description: REST_PREREQUISITES } };
}

const REST_PREREQUISITES =
	"Ameyo's interface for callbacks wants a session that its Contact Services allow, of a user who may schedule callbacks. Ask them to allow it for the user of the credential.";

/**
 * Reads an answer that was understood as one.
 *
 * @param read without side effects: what it throws is thrown as it reads the answer without secrets, so that
 *   none is cut in half
 * @throws RequestError as `read` does
 */
export function understood<Result>(answer: Ok, read: (answer: Ok) => Result): Result {
	try {
		return read(answer);
	} catch (error) {
		throw withoutSecrets(error, answer, read);
	}
}

function withoutSecrets(error: unknown, answer: Ok, read: (answer: Ok) => unknown): unknown {
	if (!(error instanceof RequestError)) return error;
	const { value, response, redact } = answer;
	const shown = {
		...answer,
		response: { ...response, text: redact(response.text) },
		value: redactedValue(value, redact),
	};
	const failure = failureOf(shown, read) ?? error.failure;
	return new RequestError(redacted(failure, redact));
}

function failureOf(answer: Ok, read: (answer: Ok) => unknown): Failure | undefined {
	try {
		read(answer);
		return undefined;
	} catch (error) {
		return error instanceof RequestError ? error.failure : undefined;
	}
}

/**
 * The value of an answer.
 *
 * @throws RequestError where the answer cannot be read
 */
export function valueOf({ value, response, redact }: Ok, kind: RequestKind): unknown {
	if (value !== undefined) return value;
	throw new RequestError(unreadable(VENDOR, { kind }, redact(response.text)));
}

function readRefusal(value: unknown, text: string, status: number): VendorAnswer | undefined {
	if (isRecord(value)) {
		const raw = vendorWords(value, status);
		const said = raw.map(inWords).filter((words) => words !== undefined);
		// A dead session may be named beside a general word: {"message":"Forbidden","info":"invalid.session.id"}.
		const words = said.find(({ deadSession }) => deadSession) ?? said[0];
		return raw.length === 0
			? undefined
			: { kind: 'refused', said: words ?? UNSAID, details: { answer: value } };
	}
	if (value !== undefined) return undefined;
	const words = printedComment(text) ?? printedReason(text);
	return words === undefined
		? undefined
		: { kind: 'refused', said: inWords(words) ?? UNSAID, details: { answer: text } };
}

/** The comment of a failure that is no JSON: the documents print it with quotes and backslashes that do not fit. */
function printedComment(text: string): string | undefined {
	const failed = /"result"\s*:\s*"Failed\.?"/i.exec(text);
	if (!failed) return undefined;
	const rest = text.slice(failed.index);
	const comment = /"comment"\s*:/i.exec(rest);
	if (!comment) return undefined;
	const words = rest.slice(comment.index + comment[0].length).trim();
	return words.endsWith('}') ? words.slice(0, -1).trim() : words;
}

/** The reason of a failure that is no JSON. */
function printedReason(text: string): string | undefined {
	const failed = /"status"\s*:\s*"error"/i.exec(text);
	if (!failed) return undefined;
	return /"reason"\s*:\s*"([^"]*)"/i.exec(text.slice(failed.index))?.[1];
}

/** What is said of a refusal without words. */
export const UNSAID: VendorMessage = { message: 'Ameyo refused the request and gave no reason' };

/** Where a failed answer holds its words; empty when it is not a failure. */
function vendorWords(value: IDataObject, status: number): unknown[] {
	if (value.status === 'error') return [value.reason, value.details, UNSAID.message];
	if (isException(value)) return [value.message, UNSAID.message];
	if (typeof value.result === 'string' && /^failed\b/i.test(value.result.trim())) {
		return [value.comment, UNSAID.message];
	}
	if (value.message === 'InvalidInput') return [`${INVALID_INPUT}: ${String(value.info ?? '')}`];
	// Without a code or info, a 404 comes from a server that is no Ameyo, or knows no such interface.
	const isVendors = ['info', 'code', 'errorCode'].some((name) => name in value);
	const refused = status >= 400 ? status !== 404 || isVendors : refusedInside(value);
	if (refused && ('message' in value || 'info' in value)) {
		return [value.message, value.info, UNSAID.message];
	}
	return [];
}

const INVALID_INPUT = 'Ameyo does not take a parameter of the request';

/** The failure of ameyo-callbacks.txt 5.2.6.2 under another HTTP status: the document prints its own inside only. */
function refusedInside(value: IDataObject): boolean {
	return typeof value.status === 'number' && value.status >= 400 && 'info' in value;
}

function isException(value: IDataObject): boolean {
	return typeof value.type === 'string' && /Exception$/.test(value.type) && 'message' in value;
}
