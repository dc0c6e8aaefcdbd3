import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../../shared/guards';
import { doubt } from '../../../../shared/http/failure';
import type { Failure } from '../../../../shared/http/failure';
import type { Redact } from '../../../../shared/http/redact';
import { refuse } from '../../../../shared/refuse';
import { VENDOR } from '../../../transport/credential';
import {
	encodeMembers,
	MAX_BODY_BYTES,
	percentEncoding,
	RESERVED_BYTES,
} from '../../../transport/form';
import type { AmeyoClient } from '../../../transport/request';
import { valueOf } from '../../../transport/response';
import { underOneName } from '../../../oneName';
import type { OneName } from '../../../oneName';
import { standInOrder } from './pairing';
import type { NamedInRecord } from './pairing';

/** What stands between two records, encoded. */
export const SEPARATOR = '%2C';
/** Room for the settings of a request, encoded. */
const HEAD_BYTES = 8_192;
/** What the encoded records of one request may take. */
export const RECORD_BYTES = MAX_BODY_BYTES - RESERVED_BYTES - HEAD_BYTES;

/** The command of an upload. */
export interface UploadCommand {
	commandId: string;
	/** The member of the data that holds the records. */
	listName: string;
	/** Under which names Ameyo's answer for a record comes out. */
	names: OneName;
}

/** Ameyo's answer to a batch: a row for each record, in their order, or why nobody knows which is whose. */
export type BatchAnswer = { redact: Redact } & (AnswerRows | { misfit: Failure });

/** Ameyo's answers for records, in their order. */
interface AnswerRows {
	/** As they came. */
	parts: unknown[];
	/** With each thing under one name; undefined for what is no object. */
	rows: Array<IDataObject | undefined>;
}

/** The records of one request. */
export interface SentRecords {
	/** Each as percent-encoded JSON, with `SEPARATOR` in between: no more than `RECORD_BYTES` in all. */
	joined: string;
	count: number;
	/** What a record names that its answer may name as well. */
	named(n: number): NamedInRecord;
}

/** What escapes and percent-encoding make of a character at most: nine of one that has three bytes. */
const MOST_OF_A_CHARACTER = 9;

/**
 * Gives a record that a request has room for.
 *
 * @throws InputError for any other one
 */
export function requireRoom<Given extends object>(record: Given): Given {
	// Hardly any needs to be made JSON to know that.
	if (charactersOf(record) * MOST_OF_A_CHARACTER <= RECORD_BYTES) return record;
	const bytes = percentEncoding.bytes(JSON.stringify(record));
	if (bytes <= RECORD_BYTES) return record;
	return refuse(
		`The contact is too large to be sent: ${bytes} bytes`,
		'The node sends no more than 1.5 MiB in one request: how much Ameyo takes is not documented. Leave out columns that it does not need.',
	);
}

/** How many characters a value has in JSON at most, as long as none of them is escaped. */
function charactersOf(value: unknown): number {
	if (typeof value === 'string') return value.length + '""'.length;
	if (!isRecord(value)) return (JSON.stringify(value) ?? '').length;
	let characters = '{}'.length;
	for (const name in value) {
		const part: unknown = value[name];
		characters += name.length + '"":,'.length;
		characters += typeof part === 'string' ? part.length + '""'.length : charactersOf(part);
	}
	return characters;
}

/**
 * Sends records of the same campaign, lead and settings in one request. Their answers stand in their order
 * (ameyo-customer-manager.txt 4.8.3).
 *
 * @param data what the records share, in the form of the command
 * @throws RequestError in Ameyo's words
 */
export async function sendBatch(
	ameyo: AmeyoClient,
	{ commandId, listName, names }: UploadCommand,
	data: object,
	{ joined, count, named }: SentRecords,
): Promise<BatchAnswer> {
	const open = encodeURIComponent(`"${listName}":[`);
	const list = `${open}${joined}%5D`;
	const members = `${encodeMembers(data)}${SEPARATOR}${list}`;
	const answer = await ameyo.encodedCommand(commandId, members);
	const { redact } = answer;
	const value = valueOf(answer, 'command');
	const parts = partsOf(value, count);
	const rows = parts.map((part) => (isRecord(part) ? underOneName(part, names) : undefined));
	const misfit = misfitOf(rows, count, named);
	if (misfit === undefined) return { parts, rows, redact };
	const shown = redact(JSON.stringify(value) ?? '');
	return { misfit: unpaired(misfit, rows.length, count, shown), redact };
}

function partsOf(answer: unknown, sent: number): unknown[] {
	const listed: unknown = isRecord(answer) ? answer.beanResponse : answer;
	if (Array.isArray(listed)) return listed;
	// One record alone, as some servers print a list of one; not documented.
	return isRecord(listed) && sent === 1 ? [listed] : [];
}

/**
 * Why answers cannot be paired with records; undefined where they can. Their order is promised, their count is not
 * (4.8.3): nobody gets a stranger's.
 */
function misfitOf(
	rows: Array<IDataObject | undefined>,
	sent: number,
	named: (n: number) => NamedInRecord,
): string | undefined {
	if (rows.length !== sent) {
		return `Ameyo answered for ${rows.length} of the ${sent} records in the request`;
	}
	return standInOrder(named, rows)
		? undefined
		: 'Ameyo did not answer for the records in their order';
}

function unpaired(misfit: string, answered: number, sent: number, answer: string): Failure {
	return {
		kind: 'inDoubt',
		message: `${misfit}, so nobody knows which answer belongs to this one. ${doubt(VENDOR)}`,
		details: { sent, answered, answer: answer.slice(0, 2000) },
	};
}
