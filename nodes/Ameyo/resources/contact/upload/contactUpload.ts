import type { IDataObject } from 'n8n-workflow';
import type { FieldsOf } from '../../../../shared/fields/field';
import { isRecord } from '../../../../shared/guards';
import { redacted } from '../../../../shared/http/redact';
import type { Redact } from '../../../../shared/http/redact';
import { unreadable } from '../../../../shared/http/response';
import type { OperationText } from '../../../../shared/operations/definition';
import type { RecordResult } from '../../../../shared/operations/itemResults';
import { bulkOperation } from '../../../operation';
import { VENDOR } from '../../../transport/credential';
import { uploadHint } from './hint';
import type { NamedInRecord } from './pairing';
import type { UploadOptions } from './options';
import { encodeRecord, RECORD_BYTES, requireRoom, sendBatch, SEPARATOR } from './sendBatch';
import type { UploadCommand } from './sendBatch';
import { isAnswerFor, isWhollyRejected } from './uploadResult';
import type { AskedFor } from './uploadResult';

/** Milliseconds that a batch may take. */
const TIMEOUT_MS = 300_000;
/** What both uploads are given for an item. */
interface UploadValues {
	campaign: string;
	lead: string;
	columns: IDataObject;
	options: UploadOptions;
}

/** One kind of upload. */
interface UploadDefinition<V> extends OperationText, UploadCommand {
	fields: FieldsOf<V>;
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
	const { name, value, action, description, fields } = upload;
	return bulkOperation({
		vendor: VENDOR,
		name,
		value,
		action,
		description,
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
		record: (values, zone) => requireRoom(upload.record(values, zone)),
		encode: encodeRecord,
		async send(records, { ameyo }) {
			const [first] = records;
			if (!first) return { rows: [], redact: (text: string) => text };
			const encoded = records.map(({ encoded }) => encoded);
			const valuesOf = (n: number) => (records[n] ?? first).values;
			return await sendBatch(ameyo, upload, upload.data(first.values), encoded, (n) =>
				upload.named(valuesOf(n)),
			);
		},
		*results(records, answer, zone) {
			const { redact } = answer;
			for (const [n, { values }] of records.entries()) {
				const result: RecordResult =
					'misfit' in answer
						? { failed: answer.misfit }
						: resultOf(answer.rows[n], values, upload, zone, redact);
				yield withoutSecrets(result, redact);
			}
		},
		hint: uploadHint,
	});
}

function resultOf<V extends UploadValues>(
	row: unknown,
	values: V,
	upload: UploadDefinition<V>,
	zone: string,
	redact: Redact,
): RecordResult {
	const asked = upload.askedFor(values);
	if (!isRecord(row) || !isAnswerFor(row, asked)) {
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
