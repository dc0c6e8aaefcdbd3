import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../shared/guards';
import { RequestError } from '../../../shared/http/failure';
import type { Ok } from '../../../shared/http/send';
import { unreadable } from '../../../shared/http/response';
import { VENDOR } from '../../transport/credential';

/** How much of a reason is looked at. */
const MOST_CHARACTERS = 10_000;

/** Whom a call was for. */
interface CallParties {
	/** User ID of the agent, as it was sent. */
	agent: string;
	/** The number of the customer, as it was sent. */
	phone: string;
}

/**
 * What became of a call that was placed (ameyo-click-to-dial.txt 5.5.2). `result: "FAILURE"` is an
 * outcome, not a refused command. The document prints some of these answers in forms that are not
 * JSON (an unquoted brace after `"reason":`, a backslash where `=` belongs, raw line breaks): all of
 * them are read, and what else an answer holds is kept.
 *
 * @throws RequestError for an answer without a result: nobody knows what became of the call
 */
export function readOutcome({ value, response }: Ok, parties: CallParties): IDataObject {
	if (isRecord(value) && typeof value.result === 'string') {
		const { result, reason, ...rest } = value;
		return { ...outcomeOf(result, reason, response.text, parties), ...rest };
	}
	const result = value === undefined ? quotedAfter(response.text, '"result"') : undefined;
	if (result === undefined) {
		throw new RequestError(unreadable(VENDOR, { kind: 'command' }, response.text));
	}
	return outcomeOf(result, unescaped(reasonIn(response.text)), response.text, parties);
}

function outcomeOf(
	result: string,
	reason: unknown,
	raw: string,
	parties: CallParties,
): IDataObject {
	const text = reasonText(reason) ?? raw;
	const start = text.slice(0, MOST_CHARACTERS);
	const errorReason = listAfter(start, 'node.flow.error.reason');
	const outcome = outcomeName(result, errorReason, parties);
	return {
		result,
		connected: outcome === 'connected',
		outcome,
		nodeFlowId: valueAfter(start, 'node.flow.id'),
		metaData: valueAfter(start, 'metaData'),
		errorReason,
		reason: text,
	};
}

function outcomeName(result: string, [what, who]: string[], parties: CallParties): string {
	if (/^success$/i.test(result)) return 'connected';
	if (what === 'Party.did.not.answer') return whoDidNotAnswer(who ?? '', parties);
	if (what?.startsWith('Party.could.not.be.connected')) return 'couldNotConnect';
	return 'unknown';
}

/**
 * Who did not answer, compared with what was sent. The sample names "agent", which is the word and the
 * sample's user ID (ameyo-click-to-dial.txt 5.5.2, ameyo-customer-manager.txt 4.10.3): both are meant.
 */
function whoDidNotAnswer(who: string, { agent, phone }: CallParties): string {
	if (sameNumber(who, phone)) return 'customerDidNotAnswer';
	return who === agent || who === 'agent' ? 'agentDidNotAnswer' : 'unknown';
}

/** The same digits; or, from seven digits on, one ending in the other: servers take prefixes off and put them on. */
function sameNumber(one: string, other: string): boolean {
	const [a, b] = [digitsOf(one), digitsOf(other)];
	if (a === '' || b === '') return false;
	if (a === b) return true;
	return Math.min(a.length, b.length) >= 7 && (a.endsWith(b) || b.endsWith(a));
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}

/** The text in quotes behind a name and a colon. */
function quotedAfter(text: string, name: string): string | undefined {
	const at = text.indexOf(name);
	if (at < 0) return undefined;
	const rest = text.slice(at + name.length).trimStart();
	if (!rest.startsWith(':')) return undefined;
	const value = rest.slice(1).trimStart();
	const end = value.indexOf('"', 1);
	return value.startsWith('"') && end > 0 ? value.slice(1, end) : undefined;
}

/** What stands behind `"reason":`, to the end of the object, without the quotes around it. */
function reasonIn(text: string): string {
	const at = text.indexOf('"reason"');
	if (at < 0) return '';
	const rest = text.slice(at + '"reason"'.length).trim();
	if (!rest.startsWith(':')) return '';
	const inside = rest.slice(1).trim();
	const closed = inside.endsWith('}') ? inside.slice(0, -1).trimEnd() : inside;
	const open = closed.startsWith('"') ? closed.slice(1) : closed;
	return (open.endsWith('"') ? open.slice(0, -1) : open).trim();
}

function reasonText(reason: unknown): string | undefined {
	if (typeof reason === 'string') return reason;
	if (reason === undefined || reason === null) return undefined;
	return JSON.stringify(reason);
}

/** The value behind a name, with `=` or the document's backslash (or a JSON object's quotes and colon) between. */
function valueAfter(text: string, name: string): string | null {
	const escaped = name.replace(/\./g, '\\.');
	const match = new RegExp(`"?${escaped}"?\\s*[=\\\\:]\\s*"?([^,}\\r\\n"]*)`).exec(text);
	const value = match?.[1]?.trim();
	return value === undefined || value === '' ? null : value;
}

function listAfter(text: string, name: string): string[] {
	const escaped = name.replace(/\./g, '\\.');
	const list = new RegExp(`${escaped}"?\\s*[=\\\\:]\\s*\\[([\\s\\S]*?)\\]`).exec(text)?.[1];
	if (list === undefined) return [];
	const quoted = [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
	return quoted.length > 0
		? quoted
		: list
				.split(',')
				.map((part) => part.trim())
				.filter(Boolean);
}

/** Undoes the escapes of a JSON string that could not be parsed as one. */
function unescaped(text: string): string {
	return text
		.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
		.replace(/\\"/g, '"');
}
