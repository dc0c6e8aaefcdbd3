import { RequestError } from './failure';

/** A server that has something new to say on so many pages says so for ever. */
const MOST_PAGES = 10_000;

/** What is particular to a list. */
export interface PagedList<Row> {
	/** Name for the sentences. */
	vendor: string;
	/** Gives the rows from an offset on, at most `size` of them. */
	page(offset: number, size: number): Promise<Row[]>;
	/** Identifies a row; undefined for one that has no ID. */
	idOf(row: Row): string | undefined;
	/** Rows of a page. */
	size: number;
	/** Rows that are wanted, Infinity for all. */
	limit: number;
	/** IDs that were seen already, as in another part of the same list; those of the rows are added. */
	seen?: Set<string>;
	/** False stops after the current page (a canceled execution). */
	more?(): boolean;
}

/**
 * Reads a list to its end, or to `limit` rows, page by page. Rows that were seen are left out, because pages
 * shift while they are read. The end is an empty page, or one without news: a server that ignores the offset
 * would repeat itself for ever, and what has no ID is told apart by its page.
 *
 * @throws RequestError where there is no end
 */
export async function readPages<Row>({
	vendor,
	page,
	idOf,
	size,
	limit,
	seen = new Set(),
	more = () => true,
}: PagedList<Row>): Promise<Row[]> {
	const rows: Row[] = [];
	const pagesWithoutIds = new Set<string>();
	let offset = 0;
	for (let pages = 0; rows.length < limit && more(); pages++) {
		if (pages >= MOST_PAGES) throw endless(vendor, rows.length);
		const got = await page(offset, Math.min(size, limit - rows.length));
		const fresh = newRows(got, idOf, seen, pagesWithoutIds);
		if (fresh.length === 0) break;
		for (const row of fresh) if (rows.length < limit) rows.push(row);
		offset += got.length;
	}
	return rows;
}

/** The rows of a page that were not seen. Those without an ID are, where an earlier page had the same ones. */
function newRows<Row>(
	page: Row[],
	idOf: (row: Row) => string | undefined,
	seen: Set<string>,
	pagesWithoutIds: Set<string>,
): Row[] {
	const isRepeated = isSeen(
		page.filter((row) => idOf(row) === undefined),
		pagesWithoutIds,
	);
	return page.filter((row) => {
		const id = idOf(row);
		if (id === undefined) return !isRepeated;
		if (seen.has(id)) return false;
		seen.add(id);
		return true;
	});
}

function isSeen(rows: unknown[], pages: Set<string>): boolean {
	if (rows.length === 0) return false;
	// In whichever order: a server that ignores the offset may not sort its rows either.
	const page = rows
		.map((row) => JSON.stringify(row))
		.sort()
		.join('\n');
	const isKnown = pages.has(page);
	pages.add(page);
	return isKnown;
}

function endless(vendor: string, rows: number): RequestError {
	return new RequestError({
		kind: 'inDoubt',
		message: `${vendor} gave ${rows} rows of a list, and no end of it`,
		description: 'Narrow the list down with filters, or set a limit.',
	});
}
