import { COUNTS, MODES } from './expected';
import type { Count, Mode } from './expected';

/** How a cell ended: it is as expected or not, or why there is none. */
export type Mark = '✓' | '✗' | '–' | '○';

/** The table of the matrix, filled while the cells run. */
export class Table {
	private readonly cells = new Map<string, Mark>();

	private readonly reasons = new Map<string, number>();

	constructor(
		private readonly rows: readonly string[],
		private readonly columns: readonly string[],
	) {}

	put(row: string, column: string, mode: Mode, count: Count, mark: Mark, reason = ''): void {
		this.cells.set(keyOf(row, column, mode, count), mark);
		if (reason === '') return;
		const told = `${mark} ${reason}`;
		this.reasons.set(told, (this.reasons.get(told) ?? 0) + 1);
	}

	/** One table a mode; each cell holds a sign for one item and one for many. */
	print(): string {
		const width = Math.max(...this.rows.map((row) => row.length));
		const numbers = this.columns.map((_column, n) => String(n + 1).padStart(3));
		const lines = ['', 'What becomes of a request that goes wrong', ''];
		lines.push(...this.columns.map((column, n) => `${String(n + 1).padStart(3)}  ${column}`));
		for (const mode of MODES) {
			lines.push('', `On error: ${mode} (one item, many items)`);
			lines.push(`${' '.repeat(width)}${numbers.join('')}`);
			for (const row of this.rows) {
				const signs = this.columns.map((column) =>
					COUNTS.map((count) => this.cells.get(keyOf(row, column, mode, count)) ?? ' ').join(''),
				);
				lines.push(`${row.padEnd(width)} ${signs.join(' ')}`);
			}
		}
		lines.push('', '✓ as expected  ✗ not as expected  – cannot happen  ○ not covered yet', '');
		for (const [reason, count] of this.reasons) lines.push(`${reason} (${count} cells)`);
		const counted = (mark: Mark) => [...this.cells.values()].filter((one) => one === mark).length;
		const all = (['✓', '✗', '–', '○'] as const).map((mark) => `${mark} ${counted(mark)}`);
		lines.push(`${all.join('  ')}`, '');
		return lines.join('\n');
	}
}

function keyOf(row: string, column: string, mode: Mode, count: Count): string {
	return JSON.stringify([row, column, mode, count]);
}
