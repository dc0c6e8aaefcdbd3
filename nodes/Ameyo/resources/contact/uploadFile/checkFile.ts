import { CsvError } from '../../../../shared/csv/csvError';
import type { Csv } from '../../../../shared/csv/openCsv';
import { RequestError } from '../../../../shared/http/failure';
import { Pause } from '../../../../shared/operations/pause';
import type { Run } from '../../../../shared/operations/run';
import { InputError, refuse } from '../../../../shared/refuse';
import type { ColumnChoice, SentColumn } from './columns';

/** A file that can be read to its end. */
export interface CheckedFile {
	header: string[];
	columns: SentColumn[];
	/** How many rows are below the header. */
	rows: number;
}

/**
 * Reads a file to its end before anything of it is sent: a row that cannot be meant is found while nothing has happened.
 *
 * @throws CsvError, which names the row
 * @throws InputError for columns that it does not have, and for a first row behind its last
 * @throws RequestError where the execution is canceled meanwhile
 */
export async function checkFile(
	open: () => Promise<Csv>,
	choose: ColumnChoice,
	startRow: number,
	run: Run,
): Promise<CheckedFile> {
	try {
		const csv = await open();
		const { header } = csv;
		const columns = choose(header);
		const rows = await countRows(csv, run);
		if (startRow > 1 && startRow > rows) {
			refuse(
				`'Start Row' is ${startRow}, but the file has ${rows} row${rows === 1 ? '' : 's'}`,
				'Rows count from 1 below the header. Nothing was sent.',
			);
		}
		return { header, columns, rows };
	} catch (error) {
		throw withNothingSent(error);
	}
}

function withNothingSent(error: unknown): unknown {
	if (!(error instanceof CsvError)) return error;
	return new InputError(error.message, `${error.description} Nothing was sent.`.trim());
}

async function countRows({ rows }: Csv, run: Run): Promise<number> {
	const pause = new Pause();
	let count = 0;
	for await (const read of rows) {
		count += read.length;
		if (pause.isDue) await pause.take();
		if (!run.isCanceled) continue;
		throw new RequestError({
			kind: 'canceled',
			// With one l: n8n looks for the word to tell a canceled execution from a failed one.
			message: 'The execution was canceled before anything of the file was sent',
		});
	}
	return count;
}
