import { urlOfNobody, useServer } from '../support/server';
import { complaintsOf } from './cell';
import { COUNTS, expectedOf, MODES } from './expected';
import { FAULTS } from './faults';
import { ROWS } from './operations';
import { Stages } from './stage';
import { Table } from './table';

/**
 * Every kind of operation under every fault, however the node is set: a command reaches the vendor at most once, every item
 * has its own answer, and an error names its item and what is not known. The table at the end shows every cell.
 */
describe('a request that goes wrong', () => {
	const stages = new Stages();
	const elsewhere = useServer();
	const table = new Table(
		ROWS.map(({ name }) => name),
		FAULTS.map(({ name }) => name),
	);
	let nobody = '';

	beforeAll(async () => {
		nobody = await urlOfNobody();
		await stages.open({ http: 8, https: 2 });
	});
	afterAll(async () => {
		await stages.close();
		process.stdout.write(table.print());
	});

	describe.each(ROWS)('$name', (row) => {
		it.each(FAULTS)('$name', async (fault) => {
			const surroundings = { nobody, elsewhere: `${elsewhere.url}/elsewhere` };
			const cells = MODES.flatMap((mode) => COUNTS.map((count) => ({ row, fault, mode, count })));
			const wrong = await Promise.all(
				cells.map(async (cell) => {
					const { mode, count } = cell;
					const put = table.put.bind(table, row.name, fault.name, mode, count);
					const expected = expectedOf(row, fault, mode, count);
					if (!('told' in expected)) {
						const { never, notYet = '' } = expected;
						put(never === undefined ? '○' : '–', never ?? notYet);
						return [];
					}
					const https = fault.setting?.https === true;
					const complaints = await stages.on(
						https,
						async (stage) => await complaintsOf(cell, expected, stage, surroundings),
					);
					put(complaints.length === 0 ? '✓' : '✗');
					return complaints.map((complaint) => `${mode}, ${count}: ${complaint}`);
				}),
			);
			expect(wrong.flat()).toEqual([]);
			expect(elsewhere.received).toEqual([]);
		});
	});
});
