import { RequestError } from '../../../../shared/http/failure';
import type { Failure } from '../../../../shared/http/failure';
import { ReceivedAnswer } from '../../../../shared/http/includeAnswer';
import { redacted } from '../../../../shared/http/redact';
import { unreadable } from '../../../../shared/http/response';
import { sendBatches } from '../../../../shared/operations/batches';
import { Pause } from '../../../../shared/operations/pause';
import { isSurelyNotCarriedOut } from '../../../../shared/operations/tries';
import { VENDOR } from '../../../transport/credential';
import type { AmeyoClient } from '../../../transport/request';
import { counted as countOf } from '../upload/hint';
import { sendBatch } from '../upload/sendBatch';
import type { BatchAnswer } from '../upload/sendBatch';
import { UPLOAD_CONTACTS } from '../upload/uploadContacts';
import { CONTACT_ALONE, contactResult, isAnswerFor } from '../upload/uploadResult';
import type { Account } from './account';
import { sentColumns } from './batches';
import type { FileBatch, FileRecord } from './batches';
import type { SentColumn } from './columns';
import { named } from './words';

/** How the rows of a file are sent. */
export interface Sending {
	ameyo: AmeyoClient;
	/** What the records of every request share. */
	data: object;
	columns: readonly SentColumn[];
	concurrency: number;
	includeAnswer: boolean;
	/** Ends the upload when so many were rejected; 0 for never. */
	stopAfterRejected: number;
	isCanceled(): boolean;
	/** Told of every row that was not accepted. */
	rejected(record: FileRecord, reason: string): Promise<void>;
	/** Told when a request was answered. */
	answered(): void;
}

/** A request that was surely not carried out, as a whole. */
interface Refused {
	batch: FileBatch;
	reason: string;
}

/** Sends the rows of a file, and writes down what became of each. */
export class RowSender {
	private stopped: Failure | undefined;

	private readonly refused: Refused[] = [];

	constructor(
		private readonly sending: Sending,
		private readonly account: Account,
	) {}

	/**
	 * Sends batches side by side until all are sent, or until one has no sure answer or is refused as a whole; those that
	 * are under way then are waited for. Never throws.
	 *
	 * @returns why it stopped; undefined where it did not
	 */
	async send(batches: AsyncGenerator<FileBatch>): Promise<Failure | undefined> {
		const { concurrency, isCanceled } = this.sending;
		const goOn = () => this.stopped === undefined && !isCanceled();
		try {
			await sendBatches(batches, concurrency, async (batch) => await this.sendOne(batch), goOn);
		} catch (error) {
			this.stop(unread(error));
		} finally {
			await batches.return(undefined);
		}
		await this.settleRefused();
		if (isCanceled() && this.account.resumeAtRow !== null) {
			// With one l: n8n looks for the word to tell a canceled execution from a failed one.
			this.stop({ kind: 'canceled', message: 'The execution was canceled' });
		}
		return this.stopped;
	}

	private async sendOne(batch: FileBatch): Promise<void> {
		const { ameyo, data, columns, includeAnswer, answered } = this.sending;
		const { records, joined } = batch;
		const received = includeAnswer ? new ReceivedAnswer() : undefined;
		const withAnswer = (failure: Failure) => {
			const error = received?.inDetails(new RequestError(failure));
			return error instanceof RequestError ? error.failure : failure;
		};
		try {
			if (records.length > 0) {
				const answer = await sendBatch(
					ameyo.with({ finishes: true, received: received?.received }),
					UPLOAD_CONTACTS,
					data,
					{
						joined,
						count: records.length,
						named: (n) => ({ columns: namedBy(columns, records[n]) }),
					},
				);
				const failure = await this.take(records, answer);
				if (failure) this.stop(withAnswer(failure));
			}
			await this.rejectUnfit(batch);
		} catch (error) {
			const failure = failureOf(error);
			this.stop(withAnswer(failure));
			// What is canceled was not sent: a request that was is let come to its end.
			if (isSurelyNotCarriedOut(error) || failure.kind === 'canceled') {
				this.refused.push({ batch, reason: failure.message });
			} else {
				for (const { row } of records) this.account.leaveUnknown(row);
				await this.rejectUnfit(batch);
			}
		}
		this.stopWhereTooManyRejected();
		answered();
	}

	/** Takes the answers to records; gives the failure where one of them says nothing sure. */
	private async take(records: FileRecord[], answer: BatchAnswer): Promise<Failure | undefined> {
		if ('misfit' in answer) {
			for (const { row } of records) this.account.leaveUnknown(row);
			return redacted(answer.misfit, answer.redact);
		}
		let failure: Failure | undefined;
		const pause = new Pause();
		for (const [n, record] of records.entries()) {
			if (pause.isDue) await pause.take();
			const row = answer.rows[n];
			if (!row || !isAnswerFor(row, CONTACT_ALONE)) {
				this.account.leaveUnknown(record.row);
				const shown = answer.redact(JSON.stringify(answer.parts[n]) ?? '');
				failure ??= unreadable(VENDOR, { kind: 'command' }, shown);
				continue;
			}
			const { accepted, rejection, crmRejection } = contactResult(row, undefined);
			if (accepted === true) this.account.accept(record.row, crmRejection === undefined);
			else await this.reject(record, String(rejection));
		}
		return failure;
	}

	private async rejectUnfit({ unfit }: FileBatch): Promise<void> {
		for (const { record, reason, counted } of unfit) await this.reject(record, reason, counted);
	}

	private async reject(record: FileRecord, reason: string, counted = reason): Promise<void> {
		this.account.reject(record.row, counted);
		await this.sending.rejected(record, reason);
	}

	/**
	 * What was refused as a whole is not sent where nothing behind it was, and is sent when somebody goes on. In front of
	 * a row that was, nobody would send it any more: it is rejected.
	 */
	private async settleRefused(): Promise<void> {
		const { last } = this.account;
		for (const { batch, reason } of this.refused) {
			if (batch.from > last) continue;
			const { records, from, to } = batch;
			for (const record of records) {
				await this.reject(record, reason);
			}
			await this.rejectUnfit(batch);
			this.noteRefused(named([{ from, to }]));
		}
	}

	private noteRefused(rows: string): void {
		if (!this.stopped) return;
		const { description = '' } = this.stopped;
		const note = `Of what was under way at the same time, ${rows} were refused as a whole: they count as rejected.`;
		this.stopped = { ...this.stopped, description: `${description} ${note}`.trim() };
	}

	private stopWhereTooManyRejected(): void {
		const { stopAfterRejected: most } = this.sending;
		const { rejected } = this.account;
		if (most === 0 || rejected < most) return;
		this.stop({
			kind: 'refused',
			message: `${countOf(rejected, 'contact')} ${rejected === 1 ? 'was' : 'were'} rejected, and 'Stop After Rejected' is ${most}`,
			description: 'See the reasons: often a column is missing or has the wrong name.',
		});
	}

	/** The first reason counts. */
	private stop(failure: Failure): void {
		this.stopped ??= failure;
	}
}

function namedBy(columns: readonly SentColumn[], record: FileRecord | undefined) {
	return record ? sentColumns(columns, record) : {};
}

/** Why no more of the file was read. */
function unread(error: unknown): Failure {
	if (error instanceof RequestError) return error.failure;
	const message = error instanceof Error ? error.message : String(error);
	return { kind: 'notSent', message: `The file could not be read to its end: ${message}` };
}

function failureOf(error: unknown): Failure {
	if (error instanceof RequestError) return error.failure;
	const message = error instanceof Error ? error.message : String(error);
	return { kind: 'inDoubt', message };
}
