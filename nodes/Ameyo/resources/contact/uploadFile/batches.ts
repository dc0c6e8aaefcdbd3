import type { IDataObject } from 'n8n-workflow';
import { Pause } from '../../../../shared/operations/pause';
import { percentEncoding } from '../../../transport/form';
import { RECORD_BYTES, SEPARATOR } from '../upload/sendBatch';
import type { SentColumn } from './columns';

/** A row of the file, and the record that is made of it. */
export interface FileRecord {
	/** Counted from 1 below the header. */
	row: number;
	cells: readonly string[];
}

const TOO_LARGE =
	'The contact is too large: the node sends no more than 1.5 MiB in one request. It was not sent.';

/** Of every row that the rules of the credential do not allow: the reason itself names the number. */
const NOT_ALLOWED = 'The credential does not allow a number of the contact';

/** A row that is not sent. */
export interface UnfitRow {
	record: FileRecord;
	reason: string;
	/** The reason under which it is counted. */
	counted: string;
}

/** What one request carries. */
export interface FileBatch extends CutBatch {
	/** The records as they go out, with `SEPARATOR` in between. */
	joined: string;
}

interface CutBatch {
	records: FileRecord[];
	/** Rows among them that are not sent. */
	unfit: UnfitRow[];
	/** The first of its rows, and the last one. */
	from: number;
	to: number;
}

/**
 * Cuts the rows of a file into requests, as they are read.
 *
 * @param most records in one request
 * @param startRow the first row to be sent
 * @param rejectionOf why a record must not be sent, by the rules of the credential; undefined where there are none
 */
export async function* cutRows(
	rows: AsyncIterable<string[][]>,
	columns: readonly SentColumn[],
	most: number,
	startRow: number,
	rejectionOf?: (record: object) => string | undefined,
): AsyncGenerator<FileBatch> {
	const jsonOf = jsonMaker(columns);
	const pause = new Pause();
	let row = 0;
	let open: CutBatch | undefined;
	/** The JSON of the records in the batch that is open. */
	let texts: string[] = [];
	let bytes = 0;
	for await (const read of rows) {
		for (const cells of read) {
			row++;
			if (row < startRow) continue;
			if (pause.isDue) await pause.take();
			const record: FileRecord = { row, cells };
			const json = jsonOf(cells);
			const recordBytes = percentEncoding.bytes(json);
			const size = recordBytes + SEPARATOR.length;
			const reason =
				recordBytes > RECORD_BYTES ? TOO_LARGE : rejectionOf?.(sentColumns(columns, record));
			const isFull = open && count(open) >= most;
			const isFit = reason === undefined;
			if (open && (isFull || (isFit && bytes + size > RECORD_BYTES))) {
				yield joined(open, texts);
				open = undefined;
				texts = [];
				bytes = 0;
			}
			open ??= { records: [], unfit: [], from: row, to: row };
			open.to = row;
			if (reason === undefined) {
				bytes += size;
				open.records.push(record);
				texts.push(json);
			} else {
				open.unfit.push({ record, reason, counted: reason === TOO_LARGE ? reason : NOT_ALLOWED });
			}
		}
	}
	if (open) yield joined(open, texts);
}

/** A batch ready to be sent: encoded all at once, which is quicker than each text by itself. */
function joined(batch: CutBatch, texts: string[]): FileBatch {
	return { ...batch, joined: percentEncoding.encode(texts.join(',')) };
}

function count({ records, unfit }: CutBatch): number {
	return records.length + unfit.length;
}

/** Makes a row a record of JSON. The names are put into it once. Every cell is text, an empty one too. */
function jsonMaker(columns: readonly SentColumn[]): (cells: readonly string[]) => string {
	const keys = columns.map(({ name, index }) => ({ index, key: `${JSON.stringify(name)}:` }));
	return (cells) => {
		const members = keys.map(({ key, index }) => key + JSON.stringify(cells[index] ?? ''));
		return `{${members.join(',')}}`;
	};
}

/** The columns of a record as they were sent. */
export function sentColumns(columns: readonly SentColumn[], { cells }: FileRecord): IDataObject {
	return Object.fromEntries(columns.map(({ name, index }) => [name, cells[index] ?? '']));
}
