import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { BinaryWriter } from '../../../../shared/binary/binaryWriter';
import { csvLine } from '../../../../shared/csv/csvLine';

/** What the file of rejected rows has behind the columns of the file itself. */
export const ADDED_COLUMNS = ['row', 'rejection'];

/** By it Excel knows UTF-8, and so does the node where the file is uploaded again, whatever its 'Encoding' says. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The CSV of the rows that were not accepted, in the order of Ameyo's answers: their cells as they were, their number,
 * and why they were rejected.
 */
export class RejectedFile {
	private readonly writer: BinaryWriter;

	/** How many of the file's columns it has: those that an earlier file of rejected rows had are written anew. */
	private readonly width: number;

	private isBegun = false;

	/**
	 * @param file the one that is uploaded
	 * @param delimiter between two cells
	 */
	constructor(
		n8n: IExecuteFunctions,
		file: IBinaryData,
		private readonly header: readonly string[],
		private readonly delimiter: string,
	) {
		const isAgain = ADDED_COLUMNS.every((name, n) => header.at(n - ADDED_COLUMNS.length) === name);
		this.width = header.length - (isAgain ? ADDED_COLUMNS.length : 0);
		this.writer = new BinaryWriter(n8n, {
			name: nameFor(file),
			mimeType: 'text/csv',
			streamed: file.id?.startsWith('filesystem') ?? false,
		});
	}

	/** Adds a row. Never throws: `end` does. */
	async add(row: number, cells: readonly string[], rejection: string): Promise<void> {
		const line = [...cells.slice(0, this.width), String(row), harmless(rejection)];
		await this.writer.write(`${this.head()}${csvLine(line, this.delimiter)}`);
	}

	/**
	 * Ends the file.
	 *
	 * @returns undefined where no row was added
	 * @throws what n8n's store throws
	 */
	async end(): Promise<IBinaryData | undefined> {
		return await this.writer.end();
	}

	private head(): string {
		if (this.isBegun) return '';
		this.isBegun = true;
		const own = this.header.slice(0, this.width);
		const line = [...own, ...ADDED_COLUMNS.map((name) => unused(name, own))];
		return `${BYTE_ORDER_MARK}${csvLine(line, this.delimiter)}`;
	}
}

/** No header stands there twice. */
function unused(name: string, header: readonly string[]): string {
	let candidate = name;
	for (let n = 2; header.includes(candidate); n++) candidate = `${name} ${n}`;
	return candidate;
}

/**
 * A server's words, so that no spreadsheet takes them for a formula. The cells of the file stay as they are: they are
 * its owner's, numbers begin with `+`, and the corrected file is to be uploaded again.
 */
function harmless(words: string): string {
	return /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
}

function nameFor({ fileName = '' }: IBinaryData): string {
	const base = fileName.replace(/^.*[/\\]/s, '').replace(/\.[^.]*$/, '');
	return base === '' ? 'rejected.csv' : `${base}-rejected.csv`;
}
