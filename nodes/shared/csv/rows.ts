import { fit, type Columns } from './columns';
import { CsvError, rowName } from './csvError';
import type { NotText } from './decode';
import { parse } from './parse';
import type { Unread } from './unread';

/**
 * The header and the rows, as they stand in the file.
 *
 * @throws CsvError for the first that cannot be meant, after those before it
 */
export async function* recordsOf(
	file: Unread,
	delimiter: string,
): AsyncGenerator<string[][], void, undefined> {
	let row = 0;
	try {
		for (;;) {
			const { rows, end, error } = parse(file.text, delimiter, row, file.isLast);
			row += rows.length;
			if (rows.length > 0) yield rows;
			if (error) throw error;
			file.take(end);
			if (file.isLast) return;
			if (file.failure) throw notText(file.failure, row);
			await file.more();
		}
	} finally {
		await file.close();
	}
}

/** The rows below the header, each with one cell for each column: first those that came with the header, then the others. */
export async function* rowsOf(
	rest: string[][],
	records: AsyncGenerator<string[][], void, undefined>,
	columns: Columns,
): AsyncGenerator<string[][], void, undefined> {
	let row = 1;
	try {
		for (let next = rest; ; ) {
			const { rows, error } = fitAll(next, columns, row);
			row += rows.length;
			if (rows.length > 0) yield rows;
			if (error) throw error;
			const more = await records.next();
			if (more.done) return;
			next = more.value;
		}
	} finally {
		await records.return();
	}
}

/** The rows up to the first that does not fit. */
function fitAll(
	records: string[][],
	columns: Columns,
	row: number,
): { rows: string[][]; error?: CsvError } {
	const rows: string[][] = [];
	for (const record of records) {
		const cells = fit(record, columns, row + rows.length);
		if (cells instanceof CsvError) return { rows, error: cells };
		rows.push(cells);
	}
	return { rows };
}

function notText({ what, description }: NotText, row: number): CsvError {
	return new CsvError(`${rowName(row)} ${what}.`, description, row);
}
