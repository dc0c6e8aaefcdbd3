import { InputError } from '../refuse';

/** What stands in a CSV cannot be meant. */
export class CsvError extends InputError {
	constructor(
		message: string,
		/** What to do next. */
		description: string,
		/** Counted from 1 below the header; 0 is the header. */
		readonly row: number,
	) {
		super(message, description);
		this.name = 'CsvError';
	}
}

/** How a message names a row: "Row 7", or "The header" for row 0. */
export function rowName(row: number): string {
	return row === 0 ? 'The header' : `Row ${row}`;
}
