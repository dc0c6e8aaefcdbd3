import type { IDataObject } from 'n8n-workflow';
import type { FieldsOf } from '../../../../shared/fields/field';
import { isRecord } from '../../../../shared/guards';
import { doubt } from '../../../../shared/http/failure';
import { redacted } from '../../../../shared/http/redact';
import type { Redact } from '../../../../shared/http/redact';
import { unreadable } from '../../../../shared/http/response';
import type { EncodedRecord } from '../../../../shared/operations/batches';
import type { OperationText } from '../../../../shared/operations/definition';
import type { RecordResult } from '../../../../shared/operations/itemResults';
import { refuse } from '../../../../shared/refuse';
import { bulkOperation } from '../../../operation';
import { VENDOR } from '../../../transport/credential';
import { encodeMembers, MAX_BODY_BYTES, RESERVED_BYTES } from '../../../transport/form';
import { valueOf } from '../../../transport/response';
import { uploadHint } from './hint';
import { standInOrder } from './pairing';
import type { NamedInRecord } from './pairing';
import type { UploadOptions } from './options';
import { isAnswerFor, isWhollyRejected } from './uploadResult';
import type { AskedFor } from './uploadResult';

/** Milliseconds that a batch may take. */
const TIMEOUT_MS = 300_000;
/** What stands between two records, encoded. */
const SEPARATOR = '%2C';
/** Room for the settings of a request, encoded. */
const HEAD_BYTES = 8_192;
const RECORD_BYTES = MAX_BODY_BYTES - RESERVED_BYTES - HEAD_BYTES;

/** What both uploads are given for an item. */
interface UploadValues {
	campaign: string;
	lead: string;
	columns: IDataObject;
	options: UploadOptions;
}

/** One kind of upload. */
interface UploadDefinition<V> extends OperationText {
	fields: FieldsOf<V>;
	commandId: string;
	/** The member of the data that holds the records. */
	listName: string;
	/** What all records of a request share, in the form of the command. */
	data(values: V): object;
	/** An item's record; refuses one that cannot be sent. */
	record(values: V, zone: string): IDataObject;
	/** What an item asked for. */
	askedFor(values: V): AskedFor;
	/** What an item's record names that Ameyo's answer for it may name as well. */
	named(values: V): NamedInRecord;
	/** What became of a record, of Ameyo's answer for it. */
	result(row: IDataObject, asked: AskedFor, zone: string): IDataObject;
}

/**
 * An upload: records of the same campaign, lead and settings go out together, and every item gets its
 * own record's result, because results stand in the order of the records (ameyo-customer-manager.txt 4.8.3).
 */
export function contactUpload<V extends UploadValues>(upload: UploadDefinition<V>) {
	const { name, value, action, description, forModel, fields } = upload;
	return bulkOperation({
		vendor: VENDOR,
		name,
		value,
		action,
		description,
		forModel,
		fields,
		requestOptions: { concurrency: 1, timeout: TIMEOUT_MS },
		prepare: async ({ ameyo }) => (await ameyo.connection()).zone,
		settings: ({ campaign, lead, options }) => [
			campaign,
			lead,
			options.status,
			options.numAttempts ?? '',
			options.updateCustomer,
			options.migrateCustomer,
			options.validityTime ?? '',
		],
		limits: ({ options }) => ({ records: options.batchSize, bytes: RECORD_BYTES }),
		separator: SEPARATOR,
		encode(values, zone) {
			const encoded = encodeURIComponent(JSON.stringify(upload.record(values, zone)));
			if (encoded.length <= RECORD_BYTES) return encoded;
			return refuse(
				`The contact is too large to be sent: ${encoded.length} bytes`,
				'The node sends no more than 1.5 MiB in one request: how much Ameyo takes is not documented. Leave out columns that it does not need.',
			);
		},
		async send(records, { ameyo }) {
			const [first] = records;
			if (!first) return { value: [], redact: (text: string) => text };
			const head = encodeMembers(upload.data(first.values));
			const list = records.map(({ encoded }) => encoded).join(SEPARATOR);
			const open = encodeURIComponent(`"${upload.listName}":[`);
			const members = `${head}${SEPARATOR}${open}${list}%5D`;
			const answer = await ameyo.encodedCommand(upload.commandId, members);
			return { value: valueOf(answer, 'command'), redact: answer.redact };
		},
		*results(records, { value, redact }, zone) {
			const rows = rowsFor(records, value);
			const misfit = misfitOf(rows, records, upload);
			const notKnown =
				misfit === undefined
					? undefined
					: unpaired(misfit, rows, records, redact(JSON.stringify(value) ?? ''));
			for (const [n, { values }] of records.entries()) {
				const result = notKnown ?? resultOf(rows[n], values, upload, zone, redact);
				yield withoutSecrets(result, redact);
			}
		},
		hint: uploadHint,
	});
}

/** The rows of an answer. */
function rowsFor(records: unknown[], answer: unknown): unknown[] {
	const listed: unknown = isRecord(answer) ? answer.beanResponse : answer;
	if (Array.isArray(listed)) return listed;
	// One record alone, as some servers print a list of one; not documented.
	return isRecord(listed) && records.length === 1 ? [listed] : [];
}

/**
 * Why answers cannot be paired with records; undefined where they can. Their order is promised, their count is not
 * (4.8.3): nobody gets a stranger's.
 */
function misfitOf<V extends UploadValues>(
	rows: unknown[],
	records: Array<EncodedRecord<V>>,
	upload: UploadDefinition<V>,
): string | undefined {
	if (rows.length !== records.length) {
		return `Ameyo answered for ${rows.length} of the ${records.length} records in the request`;
	}
	const named = records.map(({ values }) => upload.named(values));
	return standInOrder(named, rows)
		? undefined
		: 'Ameyo did not answer for the records in their order';
}

function unpaired(
	misfit: string,
	rows: unknown[],
	records: unknown[],
	answer: string,
): RecordResult {
	const message = `${misfit}, so nobody knows which answer belongs to this one`;
	return {
		failed: {
			kind: 'inDoubt',
			message: `${message}. ${doubt(VENDOR)}`,
			details: {
				sent: records.length,
				answered: rows.length,
				answer: answer.slice(0, 2000),
			},
		},
	};
}

function resultOf<V extends UploadValues>(
	row: unknown,
	values: V | undefined,
	upload: UploadDefinition<V>,
	zone: string,
	redact: Redact,
): RecordResult {
	const asked = values && upload.askedFor(values);
	if (!asked || !isRecord(row) || !isAnswerFor(row, asked)) {
		return { failed: unreadable(VENDOR, { kind: 'command' }, redact(JSON.stringify(row) ?? '')) };
	}
	const json = upload.result(row, asked, zone);
	const isRejected = isWhollyRejected(json);
	if (!isRejected || !values.options.rejectedAsErrors) return { json, part: row, isRejected };
	const message = String(json.rejection);
	return { rejected: { kind: 'refused', message, details: { answer: row } } };
}

function withoutSecrets(result: RecordResult, redact: Redact): RecordResult {
	if ('json' in result) return result;
	return 'rejected' in result
		? { rejected: redacted(result.rejected, redact) }
		: { failed: redacted(result.failed, redact) };
}
