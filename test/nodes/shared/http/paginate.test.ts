import { readPages } from '../../../../nodes/shared/http/paginate';

interface Row {
	id?: string;
}
const idOf = ({ id }: Row) => id;
const rowsOf = (from: number, to: number): Row[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: `row ${from + i}` }));

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
