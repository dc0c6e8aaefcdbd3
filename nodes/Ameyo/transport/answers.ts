import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/oldErrors';
import { parseLenient } from '../../shared/json';
import type { Arrival, Reply, Verdict, Words } from '../../shared/reply';
import { inWords } from './words';

/**
 * Reads an answer of either interface. Failures come with HTTP 200 in four shapes
 * (ameyo-customer-manager.txt 4.4.5, 4.5.6, 4.6.6, 4.7.5) and with a status of their own on the REST
 * interface (ameyo-callbacks.txt 5.2.6.2); the fourth shape, one record's failure, is the upload's.
 */
export function readReply(reply: Reply): Verdict {
	const { status, text } = reply;
	if (status >= 300 && status < 400) return { kind: 'redirect', to: reply.location ?? '' };
	const trimmed = text.trim();
	const value = trimmed === '' ? {} : parseLenient(trimmed);
	const failure = readFailure(value, trimmed, status);
	if (failure) return failure;
	if (status >= 400) return { kind: 'status' };
	if (value !== undefined) return { kind: 'value', value };
	if (/^(ok|null)$/i.test(trimmed)) return { kind: 'value', value: trimmed };
	return { kind: trimmed.startsWith('<') ? 'page' : 'unreadable' };
}

function readFailure(value: unknown, text: string, status: number): Verdict | undefined {
	if (isRecord(value)) {
		const raw = vendorWords(value, status);
		const said = raw.map(inWords).filter((words) => words !== undefined);
		// A dead session may be named beside a general word: {"message":"Forbidden","info":"invalid.session.id"}.
		const words = said.find(({ deadSession }) => deadSession) ?? said[0];
		return raw.length === 0
			? undefined
			: { kind: 'failed', words: words ?? UNSAID, details: { answer: value } };
	}
	if (value !== undefined) return undefined;
	const comment = /"result"\s*:\s*"Failed\.?"[\s\S]*?"comment"\s*:\s*([\s\S]*?)\s*}?\s*$/i.exec(
		text,
	);
	if (comment) {
		return { kind: 'failed', words: inWords(comment[1]) ?? UNSAID, details: { answer: text } };
	}
	const reason = /"status"\s*:\s*"error"[\s\S]*?"reason"\s*:\s*"([\s\S]*?)"\s*[,}]/i.exec(text);
	if (reason) {
		return { kind: 'failed', words: inWords(reason[1]) ?? UNSAID, details: { answer: text } };
	}
	return undefined;
}

/** Commands are posted as forms; callbacks have a REST interface. */
export type Interface = 'command' | 'rest';

const UNSAID: Words = { message: 'Ameyo refused the request and gave no reason' };

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

/** Whether a ping is answered with `alive: false` (ameyo-customer-manager.txt 4.4.2). */
export function saysNotAlive({ verdict }: Arrival): boolean {
	return verdict.kind === 'value' && isRecord(verdict.value) && verdict.value.alive === false;
}

/**
 * Whether an answer says that the session is dead: in words, or with 401; with 403 on the REST
 * interface, unless it gives another reason.
 */
export function saysDeadSession({ reply, verdict }: Arrival, interfaceName: Interface): boolean {
	if (reply.status === 401) return true;
	if (verdict.kind === 'failed') {
		if (verdict.words.deadSession) return true;
		return false;
	}
	return interfaceName === 'rest' && reply.status === 403 && verdict.kind === 'status';
}
