import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../support/ameyo';
import { contacts, dial, getCallbacks, leads, upload } from '../../../support/ameyoOperations';

const session = { authentication: 'session', campaignId: byId('1') };
const DOUBT = 'It is not known whether Ameyo carried it out: check before you send it again.';

interface Case {
	command: string;
	parameters: INodeParameters;
	/** Answers that are JSON of no form that is known to be good. */
	unknown: string[];
	isCommand?: boolean;
}

const CASES: Record<string, Case> = {
	'session: ping': {
		command: 'ping-session',
		parameters: { resource: 'session', operation: 'ping' },
		unknown: ['{}', 'null', '[]', '"OK"', '{"alive":"perhaps"}', '{"serverTime":1}'],
	},
	'session: log out': {
		command: 'logout',
		parameters: { resource: 'session', operation: 'logout' },
		unknown: ['[]', '7', '"no"'],
		isCommand: true,
	},
	'session: terminate': {
		command: 'terminate-session',
		parameters: { resource: 'session', operation: 'terminate' },
		unknown: ['[]', '7', '"no"'],
		isCommand: true,
	},
	'callback: create': {
		command: 'addCallback',
		parameters: {
			...session,
			resource: 'callback',
			operation: 'create',
			callbackTime: '2031-05-06',
			phone: '1',
		},
		unknown: ['{}', 'null', '[]', '{"ok":true}', '[{"phone":"1"}]', '"OK"', ''],
		isCommand: true,
	},
	'callback: delete': {
		command: 'deleteCallback',
		parameters: { ...session, resource: 'callback', operation: 'delete', customerCallbackId: 'x' },
		unknown: ['{}', 'null', '[]', '{"deleted":true}', '"Not now"', ''],
		isCommand: true,
	},
	'callback: get many': {
		command: 'getFiltered',
		parameters: getCallbacks,
		unknown: ['{}', 'null', '{"rows":[]}', '["x"]', '[null]', '{"result":"Success.","rows":[]}'],
	},
	'lead: get many': {
		command: 'getLeadsForCampaign',
		parameters: leads,
		unknown: ['{}', 'null', '{"leads":[]}', '["x"]', '[null]', ''],
	},
	'contact: get many': {
		command: 'getContacts',
		parameters: { ...session, resource: 'contact', operation: 'getAll' },
		unknown: ['{}', 'null', '{"contacts":[]}', '{"beanResponse":["x"]}', '{"comment":"x"}', ''],
	},
	'contact: upload': {
		command: 'uploadContacts',
		parameters: upload,
		unknown: ['{}', 'null', '[]', '{"beanResponse":[{}]}', '[{"customerId":1}]', '["ADDED"]', ''],
		isCommand: true,
	},
	'call: click to dial': {
		command: 'clickToDialWithToken',
		parameters: { ...dial, userId: 'amit', phone: '5550001' },
		unknown: ['{}', '[]', '{"status":"ok"}', '"SUCCESS"', '{"result":7}'],
		isCommand: true,
	},
};

describe('an answer of no form that is known to be good', () => {
	const bench = useAmeyo();

	const cases = Object.entries(CASES).flatMap(([name, given]) =>
		[...given.unknown, 'neither this nor that', '<html><title>x</title></html>'].map(
			(body) => [name, body, given] as const,
		),
	);

	it.each(cases)('is an error of its item, with the answer in it: %s, %j', async (...args) => {
		const [, body, { command, parameters, isCommand }] = args;
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		bench.ameyo.misbehave({ command, answer: { body }, times: null });
		const { items, error } = await bench.run(parameters, contacts(1), { credentials });
		expect(items).toEqual([]);
		const said = `${error?.message} ${error?.description ?? ''}`;
		if (isCommand) expect(said).toContain(DOUBT);
		else expect(said).not.toContain('It is not known');
		if (body !== '') {
			const { answer } = Object(error?.context?.details);
			// An upload gives each item its own part.
			expect(String(answer)).not.toBe('');
			expect(body).toContain(String(answer));
		}
		expect(bench.sent(command)).toHaveLength(command === leadsCommand ? 2 : 1);
	});

	const leadsCommand = 'getLeadsForCampaign';

	it.each([
		['{"any":{"thing":1}}', [{ any: { thing: 1 } }]],
		['[{"a":1},2,"x"]', [{ a: 1 }, { result: 2 }, { result: 'x' }]],
		['null', [{ result: null }]],
		['"OK"', [{ result: 'OK' }]],
		['OK', [{ result: 'OK' }]],
		['[]', []],
	])("is given as it came by a command of one's own: %s", async (body, expected) => {
		bench.ameyo.misbehave({ command: 'own', answer: { body } });
		const execute = { resource: 'command', operation: 'execute', commandId: 'own', ...session };
		const { items, error } = await bench.run(execute);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(expected);
	});
});

describe('answers as the documents print them, which are no JSON', () => {
	const bench = useAmeyo();

	it('are read by every operation, with commas and braces too many', async () => {
		bench.ameyo.become({ printing: 'samples' });
		const credentials = bench.credentials();
		const run = async (parameters: INodeParameters, items?: object[]) =>
			await bench.run(
				parameters,
				items?.map((item) => ({ ...item })),
				{ credentials },
			);
		expect((await run(leads)).items).toHaveLength(4);
		const uploaded = await run(upload, contacts(2));
		expect(uploaded.items.map(({ json }) => json.accepted)).toEqual([true, true]);
		const listed = await run({ ...session, resource: 'contact', operation: 'getAll' });
		expect(listed.items).toHaveLength(2);
		const created = await run(CASES['callback: create']?.parameters ?? {});
		expect(created.items[0]?.json.customerCallbackId).toEqual(expect.any(String));
		const ping = await run({ resource: 'session', operation: 'ping' });
		expect(ping.items[0]?.json.alive).toBe(true);
	});

	it('tell a dead session: the error of a logout with a stray brace', async () => {
		bench.ameyo.become({ printing: 'samples' });
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		bench.ameyo.expireSessions();
		const logout = { resource: 'session', operation: 'logout' };
		const { items, error } = await bench.run(logout, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ success: true });
		expect(bench.commands().slice(-2)).toEqual(['logout', 'ping-session']);
	});
});

describe('100 KB of nothing', () => {
	const bench = useAmeyo();

	it.each([
		['blanks', ' '.repeat(100_000)],
		['a failure full of blanks', `{"result":"Failed.","comment":"x${' '.repeat(100_000)}y`],
		['a key full of blanks', `{"result":"Failed.","comment":["A.b.c,${' '.repeat(100_000)}y"]}`],
		['a failure again and again', '{"status":"error","reason":'.repeat(4_000)],
		['a result full of quotes', `{"result":"FAILURE","reason":"${'\\"'.repeat(50_000)}`],
		[
			'an outcome again and again',
			`{"result":"x","reason":${'node.flow.error.reason=['.repeat(4_000)}`,
		],
	])('costs no seconds: %s', async (_name, body) => {
		for (const command of ['addCallback', 'clickToDialWithToken']) {
			bench.ameyo.misbehave({ command, answer: { body } });
		}
		const began = performance.now();
		await bench.run(CASES['callback: create']?.parameters ?? {});
		await bench.run(CASES['call: click to dial']?.parameters ?? {});
		expect(performance.now() - began).toBeLessThan(10_000);
	});
});
