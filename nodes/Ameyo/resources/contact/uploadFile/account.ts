import type { IDataObject } from 'n8n-workflow';

/** How many reasons are counted apart: a server may give each row one of its own. */
const MOST_REASONS = 100;
const OTHER_REASONS = 'Other reasons';

/** Rows from one to another, both included. */
export interface RowRange {
	from: number;
	to: number;
}

/**
 * What became of the rows of a file, each of them once: accepted, rejected, unknown (sent, without a sure answer) or not
 * sent. All rows in front of the last one that was sent are one of the first three.
 */
export class Account {
	accepted = 0;

	rejected = 0;

	/** Accepted, and not taken by the CRM behind Ameyo. */
	notInCrm = 0;

	/** The last row of which something is known, or not known after it was sent. */
	last: number;

	private readonly unknownRows: RowRange[] = [];

	private readonly reasons = new Map<string, number>();

	private readonly startedAt = Date.now();

	/**
	 * @param rows of the whole file
	 * @param startRow the first one to be sent
	 */
	constructor(
		readonly rows: number,
		readonly startRow: number,
	) {
		this.last = startRow - 1;
	}

	accept(row: number, isInCrm: boolean): void {
		this.accepted++;
		if (!isInCrm) this.notInCrm++;
		this.reach(row);
	}

	reject(row: number, reason: string): void {
		this.rejected++;
		const isApart = this.reasons.has(reason) || this.reasons.size < MOST_REASONS;
		const counted = isApart ? reason : OTHER_REASONS;
		this.reasons.set(counted, (this.reasons.get(counted) ?? 0) + 1);
		this.reach(row);
	}

	leaveUnknown(row: number): void {
		this.unknownRows.push({ from: row, to: row });
		this.reach(row);
	}

	get unknown(): number {
		return this.unknownRows.length;
	}

	/** Whether anything of the file was answered for, or may have been carried out. */
	get isBegun(): boolean {
		return this.accepted + this.rejected + this.unknown > 0;
	}

	/** The first row that was not sent; null where there is none. */
	get resumeAtRow(): number | null {
		return this.last < this.rows ? this.last + 1 : null;
	}

	get isComplete(): boolean {
		return this.unknown === 0 && this.resumeAtRow === null;
	}

	/** The reasons of rejected rows with their counts, the most frequent first. */
	sortedReasons(): Map<string, number> {
		return new Map([...this.reasons].sort((a, b) => b[1] - a[1]));
	}

	/** The rows that are not known, in as few ranges as there are. */
	ranges(): RowRange[] {
		return inRanges(this.unknownRows);
	}

	/** As it comes out. `rows` is the sum of the four counts behind it, those in front of the first row included. */
	toJson(): IDataObject {
		const { rows, accepted, rejected, unknown } = this;
		return {
			rows,
			accepted,
			rejected,
			unknown,
			notSent: rows - accepted - rejected - unknown,
			reasons: [...this.sortedReasons()].map(([rejection, count]) => ({ rejection, count })),
			unknownRows: this.ranges().map(({ from, to }) => ({ from, to })),
			complete: this.isComplete,
			resumeAtRow: this.resumeAtRow,
			seconds: Math.round((Date.now() - this.startedAt) / 100) / 10,
		};
	}

	private reach(row: number): void {
		this.last = Math.max(this.last, row);
	}
}

/** Puts ranges together that follow one another. */
export function inRanges(ranges: RowRange[]): RowRange[] {
	const joined: RowRange[] = [];
	for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
		const before = joined.at(-1);
		if (before && before.to + 1 >= from) before.to = Math.max(before.to, to);
		else joined.push({ from, to });
	}
	return joined;
}
