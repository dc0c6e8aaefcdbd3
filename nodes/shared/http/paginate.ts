/**
 * Reads a list to its end, or to `limit` rows, page by page.
 *
 * @param page gives the rows from an offset on, at most `size` of them
 * @param idOf identifies a row: rows that were seen are left out, because pages shift while they are
 *   read; a page with nothing new ends the list, so a server that ignores the offset cannot make it endless
 * @param more false stops after the current page (a cancelled execution)
 */
export async function readPages<Row>(
	page: (offset: number, size: number) => Promise<Row[]>,
	idOf: (row: Row) => string | undefined,
	size: number,
	limit: number,
	more: () => boolean = () => true,
): Promise<Row[]> {
	const rows: Row[] = [];
	const seen = new Set<string>();
	let offset = 0;
	while (rows.length < limit && more()) {
		const asked = Math.min(size, limit - rows.length);
		const got = await page(offset, asked);
		let fresh = 0;
		for (const row of got) {
			const id = idOf(row);
			if (id !== undefined && seen.has(id)) continue;
			if (id !== undefined) seen.add(id);
			fresh++;
			if (rows.length < limit) rows.push(row);
		}
		if (fresh === 0) break;
		offset += got.length;
	}
	return rows;
}
