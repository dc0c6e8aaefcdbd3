import { CsvError, rowName } from './csvError';

/** The columns of a file: what its rows must fit. */
export interface Columns {
	/** Their names, without the blanks around them. */
	header: string[];
	/** How many cells the header has: behind the last name it may have empty ones, as Excel writes them. */
	width: number;
}

/**
 * Reads the header.
 *
 * @throws CsvError where a name is missing before the last one, or there twice, and where there is none
 */
export function readHeader(cells: readonly string[]): Columns {
	const names = cells.map((cell) => cell.trim());
	const header = names.slice(0, names.findLastIndex((name) => name !== '') + 1);
	if (header.length === 0) {
		throw new CsvError(
			'The header has no names.',
			'The first line of the file must name its columns.',
			0,
		);
	}
	const known = new Map<string, number>();
	header.forEach((name, column) => {
		if (name === '') {
			throw new CsvError(
				`The header has no name for column ${column + 1}.`,
				'Give each column a name in the first line of the file.',
				0,
			);
		}
		const other = known.get(name);
		if (other !== undefined) {
			throw new CsvError(
				`The header has ${JSON.stringify(name)} twice, in the columns ${other + 1} and ${column + 1}.`,
				'Give each column a name of its own.',
				0,
			);
		}
		known.set(name, column);
	});
	return { header, width: cells.length };
}

/**
 * Fits a row to its columns: as many cells as the header has names, and no value behind them.
 *
 * @param row its number, for messages
 * @returns the cells, one for each name; why not, where the row is too short or too long
 */
export function fit(cells: string[], { header, width }: Columns, row: number): string[] | CsvError {
	if (cells.length === header.length) return cells;
	if (cells.length < header.length) {
		return new CsvError(
			`${rowName(row)} has ${count(cells.length)}, the header has ${count(header.length)}.`,
			'Write the delimiters of empty cells, too (Excel leaves them out at the end of rows: let the last column be one that is never empty). A line break within a cell needs quotes around the cell.',
			row,
		);
	}
	if (cells.length > width) {
		return new CsvError(
			`${rowName(row)} has ${count(cells.length)}, the header has ${count(header.length)}.`,
			'A cell that has the delimiter in it needs quotes around it.',
			row,
		);
	}
	const unnamed = cells.findIndex((cell, column) => column >= header.length && cell !== '');
	if (unnamed >= 0) {
		return new CsvError(
			`${rowName(row)} has a value in column ${unnamed + 1}, which has no name in the header.`,
			'Give the column a name, or empty it.',
			row,
		);
	}
	return cells.slice(0, header.length);
}

function count(cells: number): string {
	return cells === 1 ? '1 cell' : `${cells} cells`;
}
