import { readPages as read } from '../../../../nodes/shared/http/paginate';
import type { PagedList } from '../../../../nodes/shared/http/paginate';

interface Row {
	id?: string;
	word?: string;
}
const idOf = ({ id }: Row) => id;
/** Reads pages in the order in which these tests name what is particular to them. */
const readPages = async (
	page: PagedList<Row>['page'],
	of: PagedList<Row>['idOf'],
	size: number,
	limit: number,
	more?: () => boolean,
) => await read({ vendor: 'Made-Up', page, idOf: of, size, limit, more });
const rowsOf = (from: number, to: number): Row[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: `row ${from + i}` }));

const shuffled = (rows: Row[], by: number): Row[] => (by % 2 === 0 ? [...rows].reverse() : rows);

/** A server with `count` rows that notes what it was asked. */
function server(count: number) {
	const asked: Array<[offset: number, size: number]> = [];
	return {
		asked,
		page: async (offset: number, size: number) => {
			asked.push([offset, size]);
			return rowsOf(offset, Math.min(count, offset + size));
		},
	};
}

describe('readPages', () => {
	it.each([
		[0, [[0, 100]]],
		[
			99,
			[
				[0, 100],
				[99, 100],
			],
		],
		[
			100,
			[
				[0, 100],
				[100, 100],
			],
		],
		[
			101,
			[
				[0, 100],
				[100, 100],
				[101, 100],
			],
		],
		[
			250,
			[
				[0, 100],
				[100, 100],
				[200, 100],
				[250, 100],
			],
		],
	])('reads all of %d rows, each once', async (count, expected) => {
		const { asked, page } = server(count);
		expect(await readPages(page, idOf, 100, Infinity)).toEqual(rowsOf(0, count));
		expect(asked).toEqual(expected);
	});

	it('goes on behind a page that is shorter than asked', async () => {
		const asked: number[] = [];
		const page = async (offset: number) => {
			asked.push(offset);
			return rowsOf(offset, Math.min(70, offset + 30));
		};
		expect(await readPages(page, idOf, 100, Infinity)).toEqual(rowsOf(0, 70));
		expect(asked).toEqual([0, 30, 60, 70]);
	});

	it.each([
		[1, [[0, 1]]],
		[100, [[0, 100]]],
		[
			150,
			[
				[0, 100],
				[100, 50],
			],
		],
		[
			300,
			[
				[0, 100],
				[100, 100],
				[200, 100],
			],
		],
	])('asks for no more than the limit of %d', async (limit, expected) => {
		const { asked, page } = server(1000);
		expect(await readPages(page, idOf, 100, limit)).toEqual(rowsOf(0, limit));
		expect(asked).toEqual(expected);
	});

	it('cuts off what a server sends beyond the limit', async () => {
		const rows = await readPages(async () => rowsOf(0, 100), idOf, 100, 7);
		expect(rows).toEqual(rowsOf(0, 7));
	});

	it('ends with a server that ignores the offset', async () => {
		let calls = 0;
		const rows = await readPages(
			async () => {
				calls++;
				if (calls > 50) throw new Error('Asked for ever');
				return rowsOf(0, 100);
			},
			idOf,
			100,
			Infinity,
		);
		expect(rows).toEqual(rowsOf(0, 100));
		expect(calls).toBe(2);
	});

	it('leaves out rows that a shifted page brings again, and goes on', async () => {
		// A row was added at the front after the first page: everything moves on by one.
		const { page } = server(250);
		let first = true;
		const rows = await readPages(
			async (offset, size) => {
				const got = await page(first ? offset : offset - 1, size);
				first = false;
				return got;
			},
			idOf,
			100,
			Infinity,
		);
		expect(rows).toEqual(rowsOf(0, 250));
	});

	it('takes a limit as a number of different rows', async () => {
		const pages = [rowsOf(0, 100), rowsOf(99, 149), rowsOf(149, 150)];
		const rows = await readPages(async () => pages.shift() ?? [], idOf, 100, 150);
		expect(rows).toEqual(rowsOf(0, 150));
	});

	it('keeps rows without an ID, all of them', async () => {
		const pages: Row[][] = [[{}, {}], [{}]];
		const rows = await readPages(async () => pages.shift() ?? [], idOf, 2, Infinity);
		expect(rows).toEqual([{}, {}, {}]);
	});

	it.each([
		['the same rows without an ID', (): Row[] => [{ word: 'a' }, { word: 'b' }]],
		['them in another order', (asked: number): Row[] => shuffled([{ word: 'a' }, {}], asked)],
		['them among the same rows with one', (): Row[] => [{ id: 'row 1' }, { word: 'a' }]],
	])('ends with a server that repeats %s', async (_name, page) => {
		let asked = 0;
		const endless = async () => {
			if (++asked > 50) throw new Error('Asked for ever');
			return page(asked);
		};
		expect(await readPages(endless, idOf, 2, Infinity)).toEqual(page(1));
		expect(asked).toBe(2);
	});

	it('fails where a server has something new on every page, and never an end', async () => {
		let asked = 0;
		const endless = async () => rowsOf(asked++, asked);
		await expect(readPages(endless, idOf, 100, Infinity)).rejects.toMatchObject({
			message: 'Made-Up gave 10000 rows of a list, and no end of it',
		});
		expect(asked).toBe(10_000);
	});

	it('leaves out what was seen in another part of the list, and adds its own to it', async () => {
		const seen = new Set(['row 1']);
		const { page } = server(3);
		const list = { vendor: 'Made-Up', page, idOf, size: 2, limit: Infinity, seen };
		expect(await read(list)).toEqual([{ id: 'row 0' }, { id: 'row 2' }]);
		expect([...seen].sort()).toEqual(['row 0', 'row 1', 'row 2']);
	});

	it('gives no part of a list whose reading fails', async () => {
		const { page } = server(250);
		const broken = async (offset: number, size: number) => {
			if (offset === 100) throw new Error('lost');
			return await page(offset, size);
		};
		await expect(readPages(broken, idOf, 100, Infinity)).rejects.toThrow('lost');
	});

	it('stops after the current page when it may not go on', async () => {
		const { asked, page } = server(1000);
		await readPages(page, idOf, 100, Infinity, () => asked.length < 2);
		expect(asked).toHaveLength(2);
	});
});
