import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { RequestError } from '../../shared/http/failure';
import { parseLenient } from '../../shared/http/json';
import type {
	ApiResponse,
	RequestKind,
	VendorAnswer,
	VendorMessage,
} from '../../shared/http/protocol';
import type { Ok } from '../../shared/http/request';
import { unreadable } from '../../shared/http/response';
import type { AmeyoRequest } from './ameyoRequest';
import { VENDOR } from './credential';
import { inWords } from './sentences';

/**
 * Reads an answer of either interface. Failures come with HTTP 200 in four shapes
 * (ameyo-customer-manager.txt 4.4.5, 4.5.6, 4.6.6, 4.7.5) and with a status of their own on the REST
 * interface (ameyo-callbacks.txt 5.2.6.2); the fourth shape, one record's failure, is the upload's.
 */
export function readAnswer({ status, text }: ApiResponse): VendorAnswer {
	if (status >= 300 && status < 400) return { kind: 'unexpected', what: 'redirect' };
	const trimmed = text.trim();
	const value = trimmed === '' ? {} : parseLenient(trimmed);
	const refused = readRefusal(value, trimmed, status);
	if (refused) return refused;
	if (status >= 400) return { kind: 'unexpected', what: 'status' };
	if (value !== undefined) return { kind: 'ok', value };
	if (/^(ok|null)$/i.test(trimmed)) return { kind: 'ok', value: trimmed };
	// What is no JSON is left to the command, which may know it in the form that the document prints.
	return trimmed.startsWith('<')
		? { kind: 'unexpected', what: 'page' }
		: { kind: 'ok', value: undefined };
}

/**
 * The value of an answer.
 *
 * @throws RequestError where the answer cannot be read
 */
export function valueOf({ value, response }: Ok, kind: RequestKind): unknown {
	if (value !== undefined) return value;
	throw new RequestError(unreadable(VENDOR, { kind }, response.text));
}

/**
 * Whether an answer says that the session is dead: in words, or with 401; with 403 on the REST
 * interface, unless it gives another reason; to a ping with `alive: false` (ameyo-customer-manager.txt 4.4.2).
 */
export function saysDeadSession(
	{ status }: ApiResponse,
	answer: VendorAnswer,
	request: AmeyoRequest,
): boolean {
	if (status === 401) return true;
	if (answer.kind === 'refused') return answer.said.deadSession === true;
	if (answer.kind === 'ok') {
		return request.isPing === true && isRecord(answer.value) && answer.value.alive === false;
	}
	return request.interface === 'rest' && status === 403 && answer.what === 'status';
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
	const comment = /"result"\s*:\s*"Failed\.?"[\s\S]*?"comment"\s*:\s*([\s\S]*?)\s*}?\s*$/i.exec(
		text,
	);
	if (comment) {
		return { kind: 'refused', said: inWords(comment[1]) ?? UNSAID, details: { answer: text } };
	}
	const reason = /"status"\s*:\s*"error"[\s\S]*?"reason"\s*:\s*"([\s\S]*?)"\s*[,}]/i.exec(text);
	if (reason) {
		return { kind: 'refused', said: inWords(reason[1]) ?? UNSAID, details: { answer: text } };
	}
	return undefined;
}

const UNSAID: VendorMessage = { message: 'Ameyo refused the request and gave no reason' };

/** Where a failed answer holds its words; empty when it is not a failure. */
function vendorWords(value: IDataObject, status: number): unknown[] {
	if (value.status === 'error') return [value.reason, value.details, UNSAID.message];
	if (isException(value)) return [value.message, UNSAID.message];
	if (typeof value.result === 'string' && /^failed\b/i.test(value.result.trim())) {
		return [value.comment, UNSAID.message];
	}
	// A 404 comes from a server that is no Ameyo, or knows no such interface.
	const refused = status >= 400 ? status !== 404 : refusedInside(value);
	if (refused && ('message' in value || 'info' in value)) {
		return [value.message, value.info, UNSAID.message];
	}
	return [];
}

/** The failure of ameyo-callbacks.txt 5.2.6.2 under another HTTP status: the document prints its own inside only. */
function refusedInside(value: IDataObject): boolean {
	return typeof value.status === 'number' && value.status >= 400 && 'info' in value;
}

function isException(value: IDataObject): boolean {
	return typeof value.type === 'string' && /Exception$/.test(value.type) && 'message' in value;
}
