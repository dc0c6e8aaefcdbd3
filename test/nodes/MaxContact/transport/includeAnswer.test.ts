import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../../../nodes/MaxContact/resources';
import { maxContactSeed } from '../../../../sandbox';
import { byId } from '../../../support/maxContact';
import { useMaxContactServer } from '../../../support/maxContactServer';
import { toErrorOutput } from '../../../support/run';

const userId = byId('1001');
const requestOptions = { includeAnswer: true };
const dialled = { operation: 'dial', phoneNumber: byId('01610000003') };
const callId = byId('5001');
const code = byId('SALE');

/** What happens before, and the parameters of each operation. */
const COMMANDS: Record<string, { before?: INodeParameters[]; parameters?: INodeParameters }> = {
	'agent: goReady': {},
	'call: dial': { parameters: { phoneNumber: byId('01610000003') } },
	'call: hangUp': { before: [dialled], parameters: { callId } },
	'call: dispose': { before: [dialled], parameters: { callId, resultCode: code } },
	'call: hold': { before: [dialled], parameters: { callId } },
	'call: retrieve': {
		before: [dialled, { operation: 'hold', callId }],
		parameters: { callId },
	},
	'call: startRecording': { before: [dialled], parameters: { callId } },
	'call: stopRecording': { before: [dialled], parameters: { callId } },
	'call: connect': {
		before: [dialled, { operation: 'hold', callId }, { ...dialled, phoneNumber: byId('5550001') }],
		parameters: {
			call1Id: callId,
			call2Id: byId('5002'),
			resultCode1: code,
			resultCode2: code,
		},
	},
	'lead: changeForCall': { before: [dialled], parameters: { callId, leadPhoneId: '8001' } },
	'lead: createForCall': { before: [dialled], parameters: { callId, phoneNumber: '5550009' } },
};
const LISTS: Record<
	string,
	{ before?: INodeParameters[]; parameters?: INodeParameters; rows: number }
> = {
	'call: getAll': { before: [dialled], rows: 1 },
	'lead: getPhones': { parameters: { leadId: '9007199254740993' }, rows: 2 },
	'user: getAll': { rows: 12 },
	'campaign: getAll': { rows: 3 },
	'resultCode: getAll': { rows: 8 },
	'acdQueue: getAll': { rows: 3 },
};

describe("'Include Answer' of the MaxContact node", () => {
	const server = useMaxContactServer({ maxContact: { ringMs: 0 } });

	async function run(name: string, { before = [], parameters = {} }: (typeof COMMANDS)[string]) {
		for (const earlier of before) {
			const { error } = await server.bench.run({ resource: 'call', userId, ...earlier });
			expect(error).toBeUndefined();
		}
		const [resource = '', operation = ''] = name.split(': ');
		const { items, error } = await server.bench.run(
			{ resource, operation, userId, returnAll: true, requestOptions, ...parameters },
			[{ row: 1 }],
		);
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	}
	const bodyOf = ({ answer }: IDataObject): { status: unknown; body: unknown } => {
		const { status, body }: { status: unknown; body: string } = JSON.parse(JSON.stringify(answer));
		return { status, body: JSON.parse(body) };
	};

	it('is tried with every operation here', () => {
		const all = resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value }) => `${resource}: ${value}`),
		);
		expect([...Object.keys(COMMANDS), ...Object.keys(LISTS)].sort()).toEqual(all.sort());
	});

	it.each(Object.entries(COMMANDS))('gives the whole answer of %s', async (name, one) => {
		const [item, ...more] = await run(name, one);
		expect(more).toEqual([]);
		expect(bodyOf(item ?? {})).toMatchObject({
			status: 200,
			body: { Success: true, ResponseCode: 200, ResponseDetail: 'OK' },
		});
	});

	it.each(Object.entries(LISTS))('gives each row of %s its own part', async (name, one) => {
		const items = await run(name, one);
		expect(items).toHaveLength(one.rows);
		for (const { answer, ...row } of items) {
			const { status, body } = bodyOf({ answer });
			expect(status).toBe(200);
			// As received: n8n's date is not in it.
			if ('CallStartTime' in row) expect(JSON.stringify(body)).toContain('"/Date(');
			const dates = /"\/Date\((-?\d+)\+0000\)\/"/g;
			const iso = JSON.stringify(body).replace(dates, (_all, ms) =>
				JSON.stringify(new Date(Number(ms)).toISOString()),
			);
			expect(JSON.parse(iso)).toEqual(row);
		}
	});

	it.each([{ Calls: [{ CallId: 1 }, { CallId: 2 }] }, [{ CallId: 1 }, { CallId: 2 }]])(
		'gives each row of a command its own part, of %j',
		async (Data) => {
			const body = { Success: true, Data, ResponseCode: 0, ResponseDetail: '' };
			server.bench.simulator.misbehave({ command: 'goready', answer: { body } });
			const items = await run('agent: goReady', {});
			expect(items.map(bodyOf)).toEqual([
				{ status: 200, body: { CallId: 1 } },
				{ status: 200, body: { CallId: 2 } },
			]);
		},
	);

	it('gives the answer of a refusal in the details of its error, and of the last sending', async () => {
		const credentials = server.bench.credentials();
		const ready = { resource: 'agent', operation: 'goReady', requestOptions };
		await server.bench.run({ ...ready, userId }, undefined, { credentials });
		server.bench.simulator.expireTokens();
		const { errors } = await server.bench.run({ ...ready, userId: byId('1011') }, [{ row: 1 }], {
			credentials,
			onError: toErrorOutput,
		});
		const body =
			'{"Success":false,"Data":null,"ResponseCode":409,"ResponseDetail":"User 1011 is not logged into a campaign."}';
		expect(errors[0]?.json.details).toMatchObject({ answer: { status: 200, body } });
	});

	it('gives no token', async () => {
		const body = { Success: true, Data: [{ Key: maxContactSeed.TOKEN_KEY }], ResponseCode: 0 };
		server.bench.simulator.misbehave({ command: 'users', answer: { body } });
		const items = await run('user: getAll', {});
		expect(items.map(({ answer }) => JSON.stringify(answer))).toEqual([
			expect.not.stringContaining(maxContactSeed.TOKEN_KEY),
		]);
	});
});
