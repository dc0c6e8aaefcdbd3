import type { Encoding } from './characters';
import { readHeader } from './columns';
import { CsvError } from './csvError';
import { decode } from './decode';
import { delimiterOf, lookAt, type Delimiter } from './delimiter';
import { LONGEST_ROW } from './parse';
import { recordsOf, rowsOf } from './rows';
import { Unread } from './unread';

export interface CsvOptions {
	delimiter: Delimiter | 'auto';
	encoding: Encoding;
}

export interface Csv {
	/** The columns' names, without the blanks around them. */
	header: string[];
	/** Rows with one cell for each name; arrays of them, so that a million costs no million awaits. */
	rows: AsyncIterable<string[][]>;
}

/**
 * Opens a CSV: reads its header; its rows follow as they are read. RFC 4180 and what Excel writes: byte order marks
 * and a line `sep=;` (both count for more than the options), CRLF, LF and CR, empty columns behind the last name.
 * Empty lines are left out, and do not count as rows. At most some pieces of the file and one row are held.
 *
 * `rows` can be read once. To end before the last row is to close the file, and so is an error.
 *
 * @param chunks the file, in pieces of any length
 * @throws CsvError, which names the row (counted from 1 below the header), for the first row that cannot be meant;
 * `rows` throws it after the rows before it
 */
export async function openCsv(
	chunks: AsyncIterable<Uint8Array>,
	{ delimiter: chosen, encoding }: CsvOptions,
): Promise<Csv> {
	const file = new Unread(decode(chunks, encoding));
	let isOpen = false;
	try {
		let beginning = lookAt(file.text);
		while (!beginning.isWhole && file.text.length <= LONGEST_ROW && (await file.more())) {
			beginning = lookAt(file.text);
		}
		const delimiter = delimiterOf(beginning, chosen);
		file.take(beginning.start);
		const records = recordsOf(file, delimiter);
		const first = await records.next();
		const [head, ...rest] = first.done ? [] : first.value;
		if (!head) throw emptyFile();
		const columns = readHeader(head);
		isOpen = true;
		return { header: columns.header, rows: rowsOf(rest, records, columns) };
	} finally {
		if (!isOpen) await file.close();
	}
}

function emptyFile(): CsvError {
	return new CsvError('The file is empty.', 'The first line of the file must name its columns.', 0);
}
