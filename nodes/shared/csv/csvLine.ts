/** A row of a CSV as RFC 4180 writes it, with its line break: a cell is quoted where it must be. */
export function csvLine(cells: readonly string[], delimiter: string): string {
	return `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
}

function quoted(cell: string, delimiter: string): string {
	const mustBe = cell.includes(delimiter) || /["\r\n]/.test(cell);
	return mustBe ? `"${cell.replaceAll('"', '""')}"` : cell;
}
