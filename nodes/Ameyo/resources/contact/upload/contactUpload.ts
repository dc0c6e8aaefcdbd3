import type { IDataObject } from 'n8n-workflow';
import type { FieldsOf } from '../../../../shared/fields/field';
import { isRecord } from '../../../../shared/guards';
import { redacted } from '../../../../shared/http/redact';
import type { Redact } from '../../../../shared/http/redact';
import { unreadable } from '../../../../shared/http/response';
import type { OperationText } from '../../../../shared/operations/definition';
import type { RecordResult } from '../../../../shared/operations/itemResults';
import { bulkOperation } from '../../../operation';
import { ownersRejection } from '../../../transport/askedNumbers';
import { VENDOR } from '../../../transport/credential';
import { percentEncoding } from '../../../transport/form';
import { uploadHint } from './hint';
import { looksAtNumbers, NumberCheck } from './numbers';
import type { NotSent, Numbers } from './numbers';
import type { NamedInRecord } from './pairing';
import type { UploadOptions } from './options';
import { RECORD_BYTES, requireRoom, sendBatch } from './sendBatch';
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
	/** The number that an item's callback is for; '' for none. */
	callbackPhone?(values: V): string;
	/** An item's values with other numbers. */
	withNumbers(values: V, numbers: Numbers): V;
	/** What an item asked for. */
	askedFor(values: V): AskedFor;
	/** What an item's record names that Ameyo's answer for it may name as well. */
	named(values: V): NamedInRecord;
	/** What a result says of the parts of a record of which nothing was taken. */
	notTaken?(asked: AskedFor): IDataObject;
	/** What became of a record, of Ameyo's answer for it, and the columns where they are to be part of it. */
	result(
		row: IDataObject,
		asked: AskedFor,
		record: IDataObject | undefined,
		zone: string,
	): IDataObject;
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
		async prepare({ ameyo }) {
			const { zone, decrypted } = await ameyo.connection();
			return { zone, numbers: new NumberCheck(), rejectionOf: ownersRejection(decrypted.data) };
		},
		look(given, i, { numbers, rejectionOf, zone }) {
			const { columns, options } = given;
			if (!rejectionOf && !looksAtNumbers(options)) return { values: given };
			const typed = { columns, callbackPhone: upload.callbackPhone?.(given) ?? '' };
			const looked = numbers.look(typed, options, i);
			if ('rejection' in looked) return { result: notSent(given, looked, upload) };
			const values = looked === typed ? given : upload.withNumbers(given, looked);
			const rejection = rejectionOf?.(upload.record(values, zone));
			return rejection === undefined
				? { values }
				: { result: notSent(values, { rejection }, upload) };
		},
		settings: ({ campaign, lead, options }) => [
			campaign,
			lead,
			options.status,
			options.numAttempts ?? '',
			options.updateCustomer,
			options.migrateCustomer,
			options.validityTime ?? '',
		],
		shareSettings: (one, other) =>
			one.campaign === other.campaign && one.lead === other.lead && one.options === other.options,
		limits: ({ options }) => ({ records: options.batchSize, bytes: RECORD_BYTES }),
		separator: ',',
		transfer: percentEncoding,
		record: (values, { zone }) => requireRoom(upload.record(values, zone)),
		encode: (record) => JSON.stringify(record),
		async send(records, { ameyo }, joined) {
			const [first] = records;
			if (!first) return { parts: [], rows: [], redact: (text: string) => text };
			const valuesOf = (n: number) => (records[n] ?? first).values;
			const answer = await sendBatch(ameyo, upload, upload.data(first.values), {
				joined,
				count: records.length,
				named: (n) => upload.named(valuesOf(n)),
			});
			if ('misfit' in answer) return answer;
			const rows = answer.rows.map((row, n) =>
				row && isAnswerFor(row, upload.askedFor(valuesOf(n))) ? row : undefined,
			);
			return { ...answer, rows };
		},
		failedNone: (records, answer) =>
			'rows' in answer &&
			answer.rows.every((row) => row !== undefined) &&
			!records.some(({ values }) => values.options.rejectedAsErrors),
		*results(records, answer, { zone }) {
			const { redact } = answer;
			let n = 0;
			for (const { values } of records) {
				const result: RecordResult =
					'misfit' in answer
						? { failed: answer.misfit }
						: resultOf(answer.parts[n], answer.rows[n], values, upload, zone, redact);
				n++;
				yield withoutSecrets(result, redact);
			}
		},
		hint: uploadHint,
	});
}

/** What becomes of an item that is not sent: a record that was rejected, before Ameyo could. */
function notSent<V extends UploadValues>(
	values: V,
	{ rejection, ...same }: NotSent,
	upload: UploadDefinition<V>,
): RecordResult {
	const { columns, options } = values;
	if (options.rejectedAsErrors) {
		const description = 'The contact was not sent.';
		return { rejected: { kind: 'notSent', message: rejection, description, details: { ...same } } };
	}
	return {
		json: {
			accepted: false,
			...upload.notTaken?.(upload.askedFor(values)),
			rejection,
			...same,
			...(options.includeRecord ? { record: columns } : {}),
		},
		isRejected: true,
	};
}

/**
 * What became of a record.
 *
 * @param part Ameyo's answer for it as it came
 * @param row the same under one name each; undefined where it is no answer to what its item asked for
 */
function resultOf<V extends UploadValues>(
	part: unknown,
	row: IDataObject | undefined,
	values: V,
	upload: UploadDefinition<V>,
	zone: string,
	redact: Redact,
): RecordResult {
	if (!row) {
		return { failed: unreadable(VENDOR, { kind: 'command' }, redact(JSON.stringify(part) ?? '')) };
	}
	const { columns, options } = values;
	const asked = upload.askedFor(values);
	const json = upload.result(row, asked, options.includeRecord ? columns : undefined, zone);
	const isRejected = isWhollyRejected(json);
	if (!isRejected || !options.rejectedAsErrors) return { json, part, isRejected };
	const message = String(json.rejection);
	return {
		rejected: { kind: 'refused', message, details: { answer: isRecord(part) ? part : row } },
	};
}

function withoutSecrets(result: RecordResult, redact: Redact): RecordResult {
	if ('json' in result) return result;
	return 'rejected' in result
		? { rejected: redacted(result.rejected, redact) }
		: { failed: redacted(result.failed, redact) };
}
