import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { chunksOf } from '../../../../shared/binary/chunks';
import { openCsv } from '../../../../shared/csv/openCsv';
import type { Csv } from '../../../../shared/csv/openCsv';
import { shortened } from '../../../../shared/fields/text';
import { RequestError } from '../../../../shared/http/failure';
import type { Failure } from '../../../../shared/http/failure';
import { WithBinary } from '../../../../shared/operations/itemOutput';
import type { ItemOutput } from '../../../../shared/operations/itemOutput';
import type { RequestOptions } from '../../../../shared/operations/requestOptions';
import type { Run } from '../../../../shared/operations/run';
import { ownersRejection } from '../../../transport/askedNumbers';
import type { AmeyoClient } from '../../../transport/request';
import type { ContactSettings } from '../upload/options';
import { contactsData } from '../upload/uploadContacts';
import { Account } from './account';
import { cutRows } from './batches';
import type { FileBatch } from './batches';
import { checkFile } from './checkFile';
import type { CheckedFile } from './checkFile';
import type { ColumnChoice } from './columns';
import { Progress } from './progress';
import { RejectedFile } from './rejectedFile';
import { RowSender } from './sendRows';
import { fileHint, nextStep, stoppedBecause, stoppedWithStep, summary } from './words';

const DELIMITERS = { auto: 'auto', ',': ',', ';': ';', tab: '\t', pipe: '|' } as const;

/** Of so many files each has a hint of its own; of more, those that are not complete. */
const MOST_HINTS = 5;

/** What an upload is given for a file. */
interface FileValues {
	campaign: string;
	lead: string;
	file: IBinaryData;
	columns: ColumnChoice;
	options: ContactSettings & {
		batchSize: number;
		delimiter: keyof typeof DELIMITERS;
		encoding: 'utf8' | 'latin1' | 'utf16le';
		onIncomplete: 'error' | 'item';
		rejectedFile: boolean;
		startRow: number;
		stopAfterRejected: number;
	};
}

/**
 * Uploads the rows of a file and gives one account of all of them, with the file of those that were rejected. The file
 * is read twice: to its end before anything is sent, and again while it is sent.
 *
 * @throws InputError for a file that cannot be meant; nothing was sent
 * @throws RequestError with the account in its details, where the upload is not complete and that is to be an error
 */
export async function uploadRows(
	values: FileValues,
	{ ameyo, run }: { ameyo: AmeyoClient; run: Run },
	requests: Pick<RequestOptions, 'concurrency'> & { includeAnswer: boolean },
): Promise<ItemOutput> {
	const { file, options } = values;
	const { n8n } = run;
	// Refused where it cannot be used, before the file is read.
	const { decrypted } = await ameyo.connection();
	const rejectionOf = ownersRejection(decrypted.data);
	const delimiter = DELIMITERS[options.delimiter];
	const open = async () =>
		await openCsv(chunksOf(n8n, file), { delimiter, encoding: options.encoding });
	const { header, columns, rows } = await checkFile(open, values.columns, options.startRow, run);
	const account = new Account(rows, options.startRow);
	const progress = new Progress(run, shortened(file.fileName ?? 'a file'));
	const writtenWith = delimiter === 'auto' ? ',' : delimiter;
	const rejectedFile = options.rejectedFile
		? new RejectedFile(n8n, file, header, writtenWith)
		: undefined;
	const sender = new RowSender(
		{
			...requests,
			ameyo,
			columns,
			data: contactsData(values),
			stopAfterRejected: options.stopAfterRejected,
			isCanceled: () => run.isCanceled,
			rejected: async ({ row, cells }, reason) => await rejectedFile?.add(row, cells, reason),
			answered: () => progress.report(account),
		},
		account,
	);
	const cut = (again: Csv) =>
		cutRows(again.rows, columns, options.batchSize, options.startRow, rejectionOf);
	const stopped = await sender.send(batchesOf(open, { header, rows }, cut));
	const stored = await storedFile(rejectedFile);
	const incomplete = account.isComplete ? undefined : (stopped ?? CHANGED);
	progress.end(account, incomplete && stoppedBecause(account, incomplete));
	if (stored.complaint !== undefined) n8n.logger.warn(stored.complaint);
	if (run.items.length <= MOST_HINTS || incomplete) {
		n8n.addExecutionHints(fileHint(account, incomplete, stored.complaint));
	}
	if (incomplete && (options.onIncomplete === 'error' || run.isCanceled)) {
		throw incompleteError(account, incomplete);
	}
	const json: IDataObject = account.toJson();
	if (incomplete) {
		json.stopReason = stoppedWithStep(account, incomplete);
		if (requests.includeAnswer && incomplete.details?.answer !== undefined) {
			json.answer = incomplete.details.answer;
		}
	}
	return stored.binary ? new WithBinary(json, { rejected: stored.binary }) : json;
}

/** The second reading gave other rows than the first. */
const CHANGED: Failure = { kind: 'notSent', message: 'The file changed while it was sent' };

/** Reads the file once more, and gives what is to be sent of it: only what was counted. */
async function* batchesOf(
	open: () => Promise<Csv>,
	{ header, rows }: Pick<CheckedFile, 'header' | 'rows'>,
	cut: (again: Csv) => AsyncGenerator<FileBatch>,
): AsyncGenerator<FileBatch> {
	const again = await open();
	if (again.header.join('\n') !== header.join('\n')) throw new RequestError(CHANGED);
	for await (const batch of cut(again)) {
		if (batch.to > rows) throw new RequestError(CHANGED);
		yield batch;
	}
}

interface StoredFile {
	binary?: IBinaryData;
	complaint?: string;
}

/** The account is worth more than the file: one that n8n cannot store fails nothing. */
async function storedFile(file: RejectedFile | undefined): Promise<StoredFile> {
	try {
		return { binary: await file?.end() };
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return { complaint: `The file of rejected rows could not be stored: ${why}` };
	}
}

function incompleteError(account: Account, failure: Failure): RequestError {
	const { description, details } = failure;
	const explanation = {
		...failure,
		message: stoppedBecause(account, failure),
		description: [description, summary(account), nextStep(account)]
			.filter((part) => part !== undefined && part !== '')
			.join(' '),
		details: { ...details, ...account.toJson() },
	};
	// What was begun is not begun again by 'Retry On Fail', however it ended.
	return new RequestError(
		account.isBegun && failure.kind !== 'canceled'
			? { ...explanation, kind: 'inDoubt' }
			: explanation,
	);
}
