import { CsvError, rowName } from './csvError';
import { Next } from './next';

/**
 * The longest row, in characters. A quote that is never closed makes one row of the rest of the file, which must not
 * be held in memory.
 */
export const LONGEST_ROW = 1_000_000;

const QUOTE = 0x22;

export interface Parsed {
	rows: string[][];
	/** How far the text was read: what follows is no whole row, or not whole yet. */
	end: number;
	/** Why the row after these cannot be meant. */
	error?: CsvError;
}

/**
 * Takes the whole rows from the beginning of a text (RFC 4180; lines may also end in LF or CR alone, and empty lines
 * are left out). A quote within a cell that does not begin with one is a sign like any other, as in Excel.
 *
 * @param row the number of the first row, for messages
 * @param isLast whether the file ends with this text
 */
export function parse(text: string, delimiter: string, row: number, isLast: boolean): Parsed {
	return new Parse(text, delimiter, row, isLast).all();
}

class Parse {
	private readonly rows: string[][] = [];

	private error?: CsvError;

	private readonly quote: Next;

	private readonly carriageReturn: Next;

	private readonly lineFeed: Next;

	private readonly nextDelimiter: Next;

	constructor(
		private readonly text: string,
		private readonly delimiter: string,
		private readonly row: number,
		private readonly isLast: boolean,
	) {
		this.quote = new Next(text, '"');
		this.carriageReturn = new Next(text, '\r');
		this.lineFeed = new Next(text, '\n');
		this.nextDelimiter = new Next(text, delimiter);
	}

	all(): Parsed {
		let start = 0;
		while (start < this.text.length) {
			const end = this.readRow(start);
			if (end === undefined) break;
			start = end;
		}
		if (!this.error && this.text.length - start > LONGEST_ROW) this.refuseLong(start);
		return { rows: this.rows, end: start, error: this.error };
	}

	/** Reads a row; where the next begins, or undefined where the row is refused or the text ends before it does. */
	private readRow(start: number): number | undefined {
		const lineEnd = this.lineEnd(start);
		if (this.quote.from(start) > lineEnd) {
			const end = this.afterLine(lineEnd);
			if (end === undefined || lineEnd === start) return end;
			const cells = this.text.slice(start, lineEnd).split(this.delimiter);
			return this.add(cells, start, lineEnd, end);
		}
		return this.readCells(start);
	}

	/** Reads a row with quotes, cell by cell. */
	private readCells(start: number): number | undefined {
		const cells: string[] = [];
		for (let at = start; ; at++) {
			const isQuoted = this.text.charCodeAt(at) === QUOTE;
			const end = isQuoted ? this.closingQuote(at, start) : this.cellEnd(at);
			if (end === undefined) return undefined;
			cells.push(isQuoted ? this.unquoted(at, end) : this.text.slice(at, end));
			if (this.text.charAt(end) !== this.delimiter) return this.finish(cells, start, end);
			at = end;
		}
	}

	private finish(cells: string[], start: number, lineEnd: number): number | undefined {
		const end = this.afterLine(lineEnd);
		return end === undefined ? undefined : this.add(cells, start, lineEnd, end);
	}

	/** Where a quoted cell ends, behind its closing quote; undefined where the text ends before. */
	private closingQuote(open: number, rowStart: number): number | undefined {
		let close = this.quote.from(open + 1);
		while (this.text.charCodeAt(close + 1) === QUOTE) close = this.quote.from(close + 2);
		const end = close + 1;
		if (end < this.text.length) {
			const next = this.text.charAt(end);
			const isEnd = next === this.delimiter || next === '\r' || next === '\n';
			return isEnd ? end : this.refuseStray(next);
		}
		if (this.isLast && close === Infinity) return this.refuseOpenQuote('to the end of the file');
		if (this.isLast) return end;
		if (this.text.length - rowStart <= LONGEST_ROW) return undefined;
		return this.refuseOpenQuote(`within ${LONGEST_ROW} characters`);
	}

	private unquoted(open: number, end: number): string {
		const text = this.text.slice(open + 1, end - 1);
		return text.includes('"') ? text.replaceAll('""', '"') : text;
	}

	private cellEnd(from: number): number {
		return Math.min(this.nextDelimiter.from(from), this.lineEnd(from));
	}

	private lineEnd(from: number): number {
		return Math.min(this.lineFeed.from(from), this.carriageReturn.from(from), this.text.length);
	}

	/** Where the next line begins; undefined where a line may go on, or CR be followed by LF, behind this text. */
	private afterLine(lineEnd: number): number | undefined {
		const isAtEnd = lineEnd >= this.text.length - 1;
		if (this.text.charAt(lineEnd) === '\n') return lineEnd + 1;
		if (isAtEnd && !this.isLast) return undefined;
		return lineEnd + (this.text.startsWith('\r\n', lineEnd) ? 2 : 1);
	}

	private add(cells: string[], start: number, lineEnd: number, end: number): number | undefined {
		if (lineEnd - start > LONGEST_ROW) return this.refuseLong(start);
		this.rows.push(cells);
		return end;
	}

	private refuseLong(start: number): undefined {
		const isQuoted = this.text.includes('"', start);
		return this.refuse(
			`is longer than ${LONGEST_ROW} characters.`,
			isQuoted
				? 'Look for a quote (") in it that is not closed.'
				: 'Look at how its lines end, and whether the file is a CSV.',
		);
	}

	private refuseOpenQuote(where: string): undefined {
		return this.refuse(
			`has a quote (") that is not closed ${where}.`,
			'Close it, or write a quote that is part of the text as two ("").',
		);
	}

	private refuseStray(sign: string): undefined {
		return this.refuse(
			`has ${JSON.stringify(sign)} behind a closing quote, where a cell ends.`,
			'Write a quote that is part of the text as two (""), and look for a quote that is not closed before.',
		);
	}

	private refuse(what: string, description: string): undefined {
		const row = this.row + this.rows.length;
		this.error = new CsvError(`${rowName(row)} ${what}`, description, row);
		return undefined;
	}
}
