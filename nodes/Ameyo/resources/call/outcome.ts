import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../shared/guards';
import type { Ok } from '../../../shared/http/request';
import { valueOf } from '../../transport/response';

/**
 * What became of a call that was placed (ameyo-click-to-dial.txt 5.5.2). `result: "FAILURE"` is an
 * outcome, not a refused command. The document prints some of these answers in forms that are not
 * JSON (an unquoted brace after `"reason":`, a backslash where `=` belongs, raw line breaks): all of
 * them are read; where nothing can be read, `reason` holds the text as received.
 *
 * @throws RequestError where nothing can be read
 */
export function readOutcome(answer: Ok): IDataObject {
	const { value, response } = answer;
	if (isRecord(value)) {
		const { result, reason } = value;
		return typeof result === 'string'
			? outcomeOf(result, reason, response.text)
			: { ...outcomeOf('', undefined, response.text), ...value };
	}
	if (value === undefined) {
		const result = /"result"\s*:\s*"([^"]*)"/.exec(response.text)?.[1];
		const reason = /"reason"\s*:\s*"?\s*([\s\S]*?)\s*"?\s*\}?\s*$/.exec(response.text)?.[1];
		if (result !== undefined) return outcomeOf(result, unescaped(reason ?? ''), response.text);
	}
	valueOf(answer, 'command');
	return outcomeOf('', undefined, response.text);
}

function outcomeOf(result: string, reason: unknown, raw: string): IDataObject {
	const text = reasonText(reason) ?? raw;
	const errorReason = listAfter(text, 'node.flow.error.reason');
	const outcome = outcomeName(result, errorReason);
	return {
		result,
		connected: outcome === 'connected',
		outcome,
		nodeFlowId: valueAfter(text, 'node.flow.id'),
		metaData: valueAfter(text, 'metaData'),
		errorReason,
		reason: text,
	};
}

function outcomeName(result: string, [what, who]: string[]): string {
	if (/^success$/i.test(result)) return 'connected';
	if (what === 'Party.did.not.answer') {
		return who === 'agent' ? 'agentDidNotAnswer' : 'customerDidNotAnswer';
	}
	if (what?.startsWith('Party.could.not.be.connected')) return 'couldNotConnect';
	return 'unknown';
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
