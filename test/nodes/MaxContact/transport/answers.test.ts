import type { IDataObject } from 'n8n-workflow';
import { maxContactSeed } from '../../../../sandbox';
import { byId } from '../../../support/maxContact';
import { useMaxContactServer } from '../../../support/maxContactServer';
import { toErrorOutput } from '../../../support/run';

const ready = { resource: 'agent', operation: 'goReady', userId: byId('1001') };
const users = { resource: 'user', operation: 'getAll', returnAll: true };
const campaigns = { resource: 'campaign', operation: 'getAll', returnAll: true };
const calls = { resource: 'call', operation: 'getAll', returnAll: true, userId: byId('1001') };
const OK = { success: true, responseCode: 200, responseDetail: 'OK' };
const DOUBT = 'It is not known whether MaxContact carried it out: check before you send it again.';

describe('what MaxContact answers', () => {
	const server = useMaxContactServer({ maxContact: { ringMs: 0 } });
	const answer = (command: string, body: unknown) =>
		server.bench.simulator.misbehave({ command, answer: { body } });
	const rowsOf = async (parameters: typeof users) => {
		const { items, error } = await server.bench.run(parameters);
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	};

	describe('to a command, under Data', () => {
		const outputs: Array<[unknown, IDataObject[]]> = [
			[null, [OK]],
			[true, [OK]],
			[[], [OK]],
			[{ Items: [] }, [OK]],
			[false, [{ ...OK, data: false }]],
			[0, [{ ...OK, data: 0 }]],
			[4711, [{ ...OK, data: 4711 }]],
			['', [{ ...OK, data: '' }]],
			['queued', [{ ...OK, data: 'queued' }]],
			['/Date(1521539038782+0000)/', [{ ...OK, data: '2018-03-20T09:43:58.782Z' }]],
			[{}, [{ ...OK, data: {} }]],
			[[1, 2], [{ ...OK, data: [1, 2] }]],
			[{ Ids: [1, 2] }, [{ ...OK, data: { Ids: [1, 2] } }]],
			[{ CallId: 7 }, [{ CallId: 7 }]],
			[
				[{ CallId: 7 }, { CallId: 8 }],
				[{ CallId: 7 }, { CallId: 8 }],
			],
			[{ Calls: [{ CallId: 7 }, { CallId: 8 }] }, [{ CallId: 7 }, { CallId: 8 }]],
			[{ Calls: [{ CallId: 7 }], Count: 1 }, [{ Calls: [{ CallId: 7 }], Count: 1 }]],
		];
		it.each(outputs)('%j', async (dataOfCommands, expected) => {
			// The sandbox gives lists of its own; any Data goes through the same printer.
			answer('goready', {
				Success: true,
				Data: dataOfCommands,
				ResponseCode: 200,
				ResponseDetail: 'OK',
			});
			const { items, error } = await server.bench.run(ready);
			expect(error).toBeUndefined();
			expect(items).toEqual(expected.map((json) => ({ json, pairedItem: { item: 0 } })));
		});

		it('as the switch of the sandbox gives it', async () => {
			server.be({ dataOfCommands: 4711 });
			const { items } = await server.bench.run(ready);
			expect(items.map(({ json }) => json)).toEqual([{ ...OK, data: 4711 }]);
		});
	});

	describe('to a list', () => {
		it('is read from an object that holds nothing but it', async () => {
			const asArray = await rowsOf(users);
			server.be({ listsAs: 'object' });
			expect(await rowsOf(users)).toEqual(asArray);
			expect(asArray).toHaveLength(12);
		});

		it.each([
			['array', 'array'],
			['array', 'null'],
			['object', 'array'],
		] as const)('gives no items without rows (as %s, none as %s)', async (listsAs, emptyListAs) => {
			server.be({ listsAs, emptyListAs });
			const { items, error } = await server.bench.run(calls);
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
		});

		it.each([{}, { Items: ['a'] }, false, 0, ''])('is an error with Data %j', async (Data) => {
			const body = { Success: true, Data, ResponseCode: 3, ResponseDetail: 'Odd' };
			answer('users', body);
			const { errors } = await server.bench.run(users, [{}], { onError: toErrorOutput });
			expect(errors.map(({ json }) => json)).toEqual([
				{
					error: 'MaxContact gave an answer that is no list',
					details: { answer: JSON.stringify(body) },
				},
			]);
		});
	});

	describe('with a key twice in one object', () => {
		it('keeps both, as a list in their order', async () => {
			const [campaign] = await rowsOf(campaigns);
			expect(campaign).toMatchObject({
				Leads: [{ Count: 120 }, { Uncalled: 80 }],
				LeadsInProgress: [],
			});
			server.be({ leadsPrinted: 'once' });
			expect((await rowsOf(campaigns))[0]?.Leads).toEqual({ Count: 120 });
		});

		it('at any depth, beside strings that look like keys, wide numbers exact', async () => {
			const row =
				'{"A":{"K":9007199254740993,"k":"\\"K\\":1,","K":[{"x":1,"x":null,"x":"{"}]},"K":"A"}';
			server.bench.simulator.misbehave({
				command: 'users',
				answer: {
					body: `{"Success":true,"Data":[${row}],"ResponseCode":0,"ResponseDetail":""}`,
				},
			});
			expect(await rowsOf(users)).toEqual([
				{
					A: { K: ['9007199254740993', [{ x: [1, null, '{'] }]], k: '"K":1,' },
					K: 'A',
				},
			]);
		});

		it('is looked for in long texts as well', async () => {
			const Notes = 'said "yes" \\ '.repeat(200_000);
			server.bench.simulator.misbehave({
				command: 'users',
				answer: {
					body: `{"Success":true,"Data":[{"Notes":${JSON.stringify(Notes)},"ID":1,"ID":2}],"ResponseCode":0}`,
				},
			});
			expect(await rowsOf(users)).toEqual([{ Notes, ID: [1, 2] }]);
		});

		it('is no success where Success says both', async () => {
			server.bench.simulator.misbehave({
				command: 'goready',
				answer: { body: '{"Success":false,"Success":true,"Data":null}' },
			});
			const { error } = await server.bench.run(ready);
			expect(error?.message).toBe('MaxContact gave an answer that cannot be read');
		});
	});

	describe('in no known form is an error with the answer in it', () => {
		const bodies = [
			'null',
			'',
			'[]',
			'"OK"',
			'"{\\"Success\\":true,\\"Data\\":null}"',
			'OK',
			'true',
			'{}',
			'{"Data":null,"ResponseCode":0,"ResponseDetail":""}',
			'{"Success":null,"Data":null}',
			'{"Success":"true","Data":null}',
			'{"Success":1,"Data":null}',
			'{"success":true,"data":null}',
			'{"Success":true,"ResponseCode":0,"ResponseDetail":""}',
		];
		it.each(bodies)('of a command, which is in doubt: %s', async (body) => {
			answer('goready', body);
			const { errors, items } = await server.bench.run(ready, [{}], { onError: toErrorOutput });
			expect(items).toEqual([]);
			expect(errors).toEqual([
				{
					json: {
						error: 'MaxContact gave an answer that cannot be read',
						details: { description: DOUBT, answer: body },
					},
					pairedItem: { item: 0 },
				},
			]);
		});

		it.each(bodies)('of a list: %s', async (body) => {
			answer('users', body);
			const { errors, items } = await server.bench.run(users, [{}], { onError: toErrorOutput });
			expect(items).toEqual([]);
			expect(errors.map(({ json }) => json)).toEqual([
				{
					error: 'MaxContact gave an answer that cannot be read',
					details: { answer: body },
				},
			]);
		});

		it.each(['Success', 'Data'] as const)('without %s', async (omitted) => {
			server.be({ omitted: [omitted] });
			const { error } = await server.bench.run(ready);
			expect(error?.message).toBe('MaxContact gave an answer that cannot be read');
			expect(error?.description).toBe(DOUBT);
			expect(server.received('goready')).toBe(1);
		});

		it('of a page, without the token in it', async () => {
			const body = `<html><body>${maxContactSeed.TOKEN_KEY} in a page</body></html>`;
			for (const text of [body, JSON.stringify(body)]) {
				answer('goready', text);
				const { errors } = await server.bench.run(ready, [{}], { onError: toErrorOutput });
				expect(errors[0]?.json.details).toMatchObject({
					answer: text.replace(maxContactSeed.TOKEN_KEY, '***'),
					description: expect.stringContaining(DOUBT),
				});
				expect(JSON.stringify(errors)).not.toContain(maxContactSeed.TOKEN_KEY);
			}
		});
	});

	it.each([
		[{ ResponseDetail: null }, 'MaxContact refused the request and gave no reason'],
		[{ ResponseDetail: '' }, 'MaxContact refused the request and gave no reason'],
		[{}, 'MaxContact refused the request and gave no reason'],
		[{ ResponseDetail: '', Message: 'The line is down.' }, 'The line is down.'],
	])('with Success false and %j is a refusal', async (words, message) => {
		answer('goready', { Success: false, ResponseCode: 7, ...words });
		const { errors } = await server.bench.run(ready, [{}], { onError: toErrorOutput });
		expect(errors[0]?.json).toEqual({
			error: message,
			details: { description: "MaxContact's response code is 7.", responseCode: 7 },
		});
	});
});
