import { byId, useMaxContact } from '../../../support/maxContact';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const hold = { resource: 'call', operation: 'hold', userId: byId('1001'), callId: byId('5001') };

describe('the rows of an answer of MaxContact', () => {
	const bench = useMaxContact();

	it.each([
		['/Date(1521539038782+0000)/', '2018-03-20T09:43:58.782Z'],
		['/Date(1521539038782+0530)/', '2018-03-20T09:43:58.782Z'],
		['/Date(1521539038782)/', '2018-03-20T09:43:58.782Z'],
		['/Date(-62135596800000)/', '0001-01-01T00:00:00.000Z'],
		['/Date(99999999999999999)/', '/Date(99999999999999999)/'],
		['said /Date(0)/ today', 'said /Date(0)/ today'],
	])('reads the date %s as %s, at any depth', async (date, iso) => {
		const Data = [{ At: date, Deep: { Rows: [{ At: date }, date] } }];
		const body = { Success: true, Data, ResponseCode: 0, ResponseDetail: '' };
		bench.simulator.misbehave({ command: 'users', answer: { body } });
		const { items } = await bench.run(users);
		expect(items[0]?.json).toEqual({ At: iso, Deep: { Rows: [{ At: iso }, iso] } });
	});

	it('keeps every wide number exact', async () => {
		const body =
			'{"Success":true,"Data":[{"LeadId":-9223372036854775808,"LeadPhoneId":12,"Other":9007199254740993}],"ResponseCode":0,"ResponseDetail":""}';
		bench.simulator.misbehave({
			command: 'users',
			answer: { body, contentType: 'application/json' },
		});
		const { items } = await bench.run(users);
		expect(items[0]?.json).toEqual({
			LeadId: '-9223372036854775808',
			LeadPhoneId: 12,
			Other: '9007199254740993',
		});
	});

	it('gives no items for null where a list is asked for', async () => {
		const body = { Success: true, Data: null, ResponseCode: 0, ResponseDetail: '' };
		bench.simulator.misbehave({ command: 'users', answer: { body } });
		const { items, error } = await bench.run(users);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it.each(['none', 7, ['a'], [null]])('does not take %j for a list', async (Data) => {
		const body = { Success: true, Data, ResponseCode: 0, ResponseDetail: '' };
		bench.simulator.misbehave({ command: 'users', answer: { body } });
		const { error } = await bench.run(users);
		expect(error?.message).toBe('MaxContact gave an answer that is no list');
	});

	it('are given where a command answers with them, and what is no row too', async () => {
		const answer = (Data: unknown) => {
			const body = { Success: true, Data, ResponseCode: 0, ResponseDetail: '' };
			bench.simulator.misbehave({ command: 'hold', answer: { body } });
		};
		answer([{ CallId: 1 }, { CallId: 2 }]);
		const rows = await bench.run(hold);
		expect(rows.items).toEqual([
			{ json: { CallId: 1 }, pairedItem: { item: 0 } },
			{ json: { CallId: 2 }, pairedItem: { item: 0 } },
		]);
		answer(4711);
		const scalar = await bench.run(hold);
		expect(scalar.items.map(({ json }) => json)).toEqual([
			{ success: true, responseCode: 0, responseDetail: '', data: 4711 },
		]);
		answer(true);
		const done = await bench.run(hold);
		expect(done.items.map(({ json }) => json)).toEqual([
			{ success: true, responseCode: 0, responseDetail: '' },
		]);
	});
});
