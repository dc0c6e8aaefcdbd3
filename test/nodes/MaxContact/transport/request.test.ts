import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useMaxContact } from '../../../support/maxContact';
import { toErrorOutput } from '../../../support/run';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const dial = {
	resource: 'call',
	operation: 'dial',
	userId: byId('={{ $json.agent }}'),
	phoneNumber: byId('={{ $json.phone }}'),
};
const ITEM = { agent: '1001', phone: '01610000001' };
const hold = { resource: 'call', operation: 'hold', userId: byId('1001'), callId: byId('5001') };

describe('what the MaxContact node puts on the wire', () => {
	const bench = useMaxContact();

	it('asks for JSON on every GET, for the token too', async () => {
		const credentials = bench.credentials();
		await bench.run(users, undefined, { credentials });
		await bench.run(dial, [ITEM], { credentials });
		bench.simulator.expireTokens();
		await bench.run(users, undefined, { credentials });
		const { requests, counts } = bench.simulator;
		expect(requests.map(({ command }) => command)).toEqual([
			'apitoken',
			'users',
			'dial',
			'users',
			// The question whether the token is dead.
			'users',
			'apitoken',
			'users',
		]);
		expect(requests.map(({ headers }) => headers['content-type'])).toEqual(
			requests.map(() => 'application/json'),
		);
		expect(requests.every(({ method, bodyBytes }) => method === 'GET' && bodyBytes === 0)).toBe(
			true,
		);
		expect(counts.withoutJsonHeader).toBe(0);
	});

	it.each(['../../hangup/user/7/call/1', '..', '.', 'a\\b', '\ud83d', '', '   ', '%', '☎'])(
		'refuses the phone number %j before anything is sent',
		async (phone) => {
			const { errors } = await bench.run(dial, [{ agent: '1001', phone }], {
				onError: toErrorOutput,
			});
			expect(errors[0]?.json.error).toContain("'Phone Number'");
			expect(bench.simulator.requests).toEqual([]);
		},
	);

	it.each(['..%2F..%2Fhangup', '%2e%2e', '1?leadid=4711', '1#2', 'user 7;x=1', '1%', '☎1'])(
		'sends the phone number %j as one segment, as a phone number',
		async (phone) => {
			const { error } = await bench.run(dial, [{ agent: '1001', phone }]);
			expect(error?.message).toContain('is not a phone number');
			expect(bench.simulator.requests).toMatchObject([
				{ command: 'dial', data: { user: '1001', phone } },
			]);
		},
	);

	const refused: Array<[INodeParameters, IDataObject, string]> = [
		[dial, { agent: '1001/call/7', phone: '1' }, "'Agent' must be an ID made of digits"],
		[dial, { agent: '', phone: '1' }, "'Agent' is empty"],
		[
			{ ...dial, additionalFields: { leadId: '={{ $json.lead }}' } },
			{ ...ITEM, lead: '4711&x=1' },
			"'Lead ID' must be an ID made of digits",
		],
		[
			{ ...dial, additionalFields: { leadId: '={{ $json.lead }}' } },
			{ ...ITEM, lead: 9007199254740994 },
			"'Lead ID' is a number that cannot be read exactly",
		],
		[{ ...hold, callId: byId('={{ "../7" }}') }, {}, "'Call ID' must be an ID made of digits"],
		[
			{ ...hold, operation: 'dispose', resultCode: byId('={{ "" }}') },
			{},
			"'Result Code' is empty",
		],
	];
	it.each(refused)('refuses %j with %j', async (parameters, item, message) => {
		const { error } = await bench.run(parameters, [item]);
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.simulator.requests).toEqual([]);
	});

	it('sends nothing where the node stops on errors and one item of many cannot be meant', async () => {
		const { error, items } = await bench.run(dial, [ITEM, ITEM, { ...ITEM, phone: '..' }, ITEM]);
		expect(items).toEqual([]);
		expect(error?.message).toContain("'Phone Number'");
		expect(error?.context?.itemIndex).toBe(2);
		expect(error?.description).toContain('Carried out: 0 of 4 items. Failed: 1. Not started: 3');
		expect(bench.simulator.requests).toEqual([]);
	});

	describe('commands are sent once', () => {
		it.each([
			['dropBefore', { dropBefore: true }, 0],
			['dropAfter', { dropAfter: true }, 1],
		])('when the connection is lost: %s', async (_name, rule, dials) => {
			bench.simulator.misbehave({ command: 'dial', ...rule });
			const { error } = await bench.run(dial, [ITEM]);
			expect(error?.message).toBe(
				'The connection was lost after the request was sent. It is not known whether MaxContact carried it out: check before you send it again.',
			);
			expect(bench.simulator.requests).toHaveLength(1);
			expect(bench.simulator.counts.dials).toBe(dials);
		});

		it.each([429, 503, 500])('after HTTP %d', async (status) => {
			bench.simulator.misbehave({ command: 'dial', status, times: null });
			const { error } = await bench.run(dial, [ITEM]);
			expect(error?.message).toContain(`HTTP ${status}`);
			expect(error?.description).toContain('It is not known whether MaxContact carried it out');
			expect(bench.simulator.requests).toHaveLength(1);
		});

		it('after a time-out', async () => {
			bench.simulator.misbehave({ command: 'dial', hold: true });
			const { error } = await bench.run({ ...dial, requestOptions: { timeout: 2000 } }, [ITEM]);
			expect(error?.message).toMatch(/^MaxContact did not answer in time\. It is not known/);
			expect(bench.simulator.requests).toHaveLength(1);
			bench.simulator.calm();
		});
	});

	it.each([
		['a busy server', { status: 503, retryAfter: 0 }],
		['a lost connection', { dropBefore: true }],
	])('reads are tried again after %s', async (_name, rule) => {
		bench.simulator.misbehave({ command: 'users', ...rule });
		const { error, items } = await bench.run(users);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
		expect(bench.simulator.requests).toHaveLength(2);
	});

	it('commands one agent after the other command has ended, agents side by side', async () => {
		const agents = ['1001', '1002', '1003'];
		const ready = { resource: 'agent', operation: 'goReady', userId: byId('={{ $json.agent }}') };
		const items = Array.from({ length: 12 }, (_, i) => ({ agent: agents[i % 3] ?? '' }));
		bench.simulator.misbehave({ command: 'goready', hold: true, times: 3 });
		const allThere = bench.simulator.nextRequest(() => bench.simulator.requests.length === 3);
		const run = bench.run(ready, items);
		await allThere;
		expect(bench.simulator.requests.map(({ data }) => data)).toEqual(
			agents.map((user) => ({ user })),
		);
		bench.simulator.calm();
		const { items: answers, error } = await run;
		expect(error).toBeUndefined();
		expect(answers.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		const { counts } = bench.simulator;
		expect(counts.overlappingCommands).toEqual({});
		expect(counts.maxParallelByAgent).toEqual({ 1001: 1, 1002: 1, 1003: 1 });
		expect(counts.commands.goready?.carriedOut).toBe(12);
	});
});
