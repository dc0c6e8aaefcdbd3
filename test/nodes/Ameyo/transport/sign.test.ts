import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../support/ameyo';
import { leads } from '../../../support/ameyoOperations';
import { stopClock } from '../../../support/stopClock';

const session = (operation: string): INodeParameters => ({ resource: 'session', operation });

describe('the session that requests of the Ameyo node carry', () => {
	const bench = useAmeyo();
	stopClock();

	it('pings a stored session that this process has not used, before it sends anything else', async () => {
		const stored = bench.credentials();
		await bench.run(leads, undefined, { credentials: stored });
		const { sessionId, sessionInfo } = stored.of('ameyoSessionApi');
		// A session that another process stored: the same server, an id that is new to this one.
		const own = bench.ameyo.sessions.get(String(sessionId));
		if (own)
			bench.ameyo.sessions.set('d1-other-process', { ...own, sessionId: 'd1-other-process' });
		const credentials = bench.credentials({
			...stored.of('ameyoSessionApi'),
			sessionId: 'd1-other-process',
			sessionInfo,
		});
		await bench.run(leads, undefined, { credentials });
		await bench.run(leads, undefined, { credentials });
		expect(bench.commands().slice(2)).toEqual([
			'ping-session',
			'getLeadsForCampaign',
			'getLeadsForCampaign',
		]);
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it('logs in anew, once, when the stored session is dead', async () => {
		const credentials = bench.credentials({ sessionId: 'd1-long-dead' });
		const { items, error } = await bench.run(leads, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		expect(bench.commands()).toEqual([
			'ping-session',
			'login',
			'ping-session',
			'getLeadsForCampaign',
		]);
		expect(credentials.of('ameyoSessionApi').sessionId).not.toBe('d1-long-dead');
	});

	it.each([
		['getContacts', 1, 'array'],
		['getContacts', 2, 'array'],
		['getContacts', 3, 'array'],
		['getContacts', 3, 'string'],
		['getContacts', 3, 'broken'],
	] as const)(
		'renews a session that dies under way (%s, shape %d, comment as %s)',
		async (command, deadSessionShape, comment) => {
			const credentials = bench.credentials();
			await bench.run(leads, undefined, { credentials });
			bench.ameyo.misbehave({ command, expireSession: true, deadSessionShape, comment });
			const { error } = await bench.run(
				{
					resource: 'contact',
					operation: 'getAll',
					authentication: 'session',
					campaignId: byId('1'),
				},
				undefined,
				{ credentials },
			);
			expect(error).toBeUndefined();
			expect(bench.commands().slice(2)).toEqual([
				'getContacts',
				'ping-session',
				'login',
				'getContacts',
			]);
		},
	);

	it.each([401, 403] as const)(
		'renews a session that the REST interface calls dead with %d',
		async (deadSessionStatus) => {
			const credentials = bench.credentials();
			await bench.run(leads, undefined, { credentials });
			bench.ameyo.misbehave({ command: 'getFiltered', expireSession: true, deadSessionStatus });
			const { error, items } = await bench.run(
				{ resource: 'callback', operation: 'getAll', campaignId: byId('1'), returnAll: true },
				undefined,
				{ credentials },
			);
			expect(error).toBeUndefined();
			expect(items.length).toBeGreaterThan(0);
			const asked = deadSessionStatus === 401 ? [] : ['ping-session'];
			expect(bench.commands().slice(2)).toEqual([
				'getFiltered',
				...asked,
				'login',
				'getFiltered',
				'getFiltered',
			]);
		},
	);

	it('renews in mid-run: every item gets its answer, with one login', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', expireSession: true, skip: 10 });
		const { items, error } = await bench.run(
			leads,
			Array.from({ length: 30 }, () => ({})),
			{ credentials },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(120);
		expect(new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem))).size).toBe(30);
		expect(bench.ameyo.counts.logins).toBe(2);
	});

	it.each(['replace', 'refuse', false] as const)(
		'serves 40 executions at once over a dead session with one login (license: %s)',
		async (singleSession) => {
			bench.ameyo.settings.singleSession = singleSession;
			const credentials = bench.credentials({ sessionId: `d1-dead-${singleSession}` });
			const runs = await Promise.all(
				Array.from({ length: 40 }, async () => await bench.run(leads, undefined, { credentials })),
			);
			expect(runs.map(({ error }) => error)).toEqual(Array(40).fill(undefined));
			expect(runs.every(({ items }) => items.length === 4)).toBe(true);
			expect(bench.ameyo.counts.logins).toBe(1);
		},
	);

	it('serves 40 executions at once whose session dies after it was in use', async () => {
		bench.ameyo.settings.singleSession = 'replace';
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		bench.ameyo.expireSessions();
		const runs = await Promise.all(
			Array.from({ length: 40 }, async () => await bench.run(leads, undefined, { credentials })),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(bench.ameyo.counts.logins).toBe(2);
		expect(bench.ameyo.counts.commands.getLeadsForCampaign?.carriedOut).toBe(41);
	});

	it('takes over a session that another process renewed, instead of logging in', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		const { sessionId } = credentials.of('ameyoSessionApi');
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', hold: true });
		const arrived = bench.ameyo.nextRequest('getLeadsForCampaign');
		const run = bench.run({ ...leads, requestOptions: { concurrency: 1 } }, [{}, {}], {
			credentials,
		});
		await arrived;
		// What another worker does meanwhile: the old session is over, a new one stands in n8n's store.
		const own = bench.ameyo.sessions.get(String(sessionId));
		if (own) bench.ameyo.sessions.set('d1-renewed', { ...own, sessionId: 'd1-renewed' });
		credentials.change('ameyoSessionApi', { sessionId: 'd1-renewed' });
		if (own) own.ended = 'other login';
		bench.ameyo.calm();
		const { items, error } = await run;
		expect(error).toBeUndefined();
		expect(items).toHaveLength(8);
		expect(bench.ameyo.counts.logins).toBe(1);
		expect(bench.ameyo.requests.at(-1)?.sessionId).toBe('d1-renewed');
	});

	it('gives up after one renewal when the server calls every session dead', async () => {
		bench.ameyo.misbehave({
			command: 'getLeadsForCampaign',
			expireSession: true,
			times: Infinity,
		});
		const { error } = await bench.run(leads);
		expect(error?.message).toMatch(/Invalid session Id/i);
		expect(bench.ameyo.counts.commands.getLeadsForCampaign?.received).toBe(2);
		expect(bench.ameyo.counts.logins).toBe(2);
	});

	it('checks the mark off before anything is sent', async () => {
		const credentials = bench.credentials({ sessionId: 'd1-dead-mark' });
		await bench.run(leads, undefined, { credentials });
		await bench.run(session('login'), undefined, { credentials });
		await bench.run(session('logout'), undefined, { credentials });
		const headers: IDataObject[] = bench.ameyo.requests.map((request) => request.headers);
		expect(
			headers.flatMap((sent) => Object.keys(sent)).filter((name) => name.startsWith('x-')),
		).toEqual([]);
	});
});
