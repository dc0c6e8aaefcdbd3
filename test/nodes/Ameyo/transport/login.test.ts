import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../support/ameyo';
import { toErrorOutput } from '../../../support/run';

const leads: INodeParameters = {
	resource: 'lead',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('1'),
	returnAll: true,
};
const session = (operation: string): INodeParameters => ({ resource: 'session', operation });

describe('the session of the Ameyo node', () => {
	const bench = useAmeyo();

	const commands = () => bench.ameyo.requests.map(({ command }) => command);

	it('logs in once, keeps the session in n8n, and the next execution uses it', async () => {
		const credentials = bench.credentials();
		const first = await bench.run(leads, undefined, { credentials });
		expect(first.error).toBeUndefined();
		expect(first.items).toHaveLength(4);
		const { sessionId } = credentials.of('ameyoSessionApi');
		expect(bench.ameyo.livingSessions().map((living) => living.sessionId)).toEqual([sessionId]);

		await bench.run(leads, undefined, { credentials });
		expect(commands()).toEqual(['login', 'getLeadsForCampaign', 'getLeadsForCampaign']);
		expect(bench.ameyo.requests[2]?.sessionId).toBe(sessionId);
	});

	it('keeps the campaigns of the login, and nothing of the password', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		const info = String(credentials.of('ameyoSessionApi').sessionInfo);
		expect(JSON.parse(info)).toMatchObject({
			userId: 'manager',
			campaignInfos: [{ campaignId: 1 }, { campaignId: 5 }, { campaignId: 10 }],
		});
		expect(info).not.toContain('made-up-password');
	});

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
		expect(commands().slice(2)).toEqual([
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
		expect(commands()).toEqual(['ping-session', 'login', 'ping-session', 'getLeadsForCampaign']);
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
			expect(commands().slice(2)).toEqual(['getContacts', 'login', 'getContacts']);
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
			expect(commands().slice(2)).toEqual(['getFiltered', 'login', 'getFiltered']);
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

	it('does not hand a session to a credential with another password', async () => {
		const right = bench.credentials({ terminal: '127.0.0.77' });
		const wrong = bench.credentials({ terminal: '127.0.0.77', password: 'made-up-wrong' });
		const [good, bad] = await Promise.all([
			bench.run(leads, undefined, { credentials: right }),
			bench.run(leads, undefined, { credentials: wrong }),
		]);
		expect(good.error).toBeUndefined();
		expect(bad.error).toBeDefined();
		expect(bad.items).toEqual([]);
		expect(wrong.of('ameyoSessionApi').sessionId).toBe('');
	});

	it('does not use the session of the old password once the password was changed', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		credentials.change('ameyoSessionApi', { password: 'made-up-wrong' });
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(error).toBeDefined();
		expect(bench.ameyo.counts.commands.getLeadsForCampaign?.received).toBe(1);
	});

	it("shows why a login was refused in Ameyo's words, to every item, without the password", async () => {
		const credentials = bench.credentials({ password: 'made-up-wrong' });
		const { errors, items } = await bench.run(leads, [{}, {}, {}], {
			credentials,
			onError: toErrorOutput,
		});
		expect(items).toEqual([]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		const words = errors.map(({ json }) => json.error);
		expect(new Set(words).size).toBe(1);
		expect(words[0]).toMatch(/password/i);
		expect(JSON.stringify(errors)).not.toContain('made-up-wrong');
	});

	it('asks for a login that was refused once a run: more could lock the user out', async () => {
		const credentials = bench.credentials({ password: 'made-up-wrong' });
		const items = Array.from({ length: 60 }, () => ({}));
		const { errors } = await bench.run(leads, items, { credentials, onError: toErrorOutput });
		expect(errors).toHaveLength(60);
		expect(bench.ameyo.requests.map(({ command }) => command)).toEqual(['login']);
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

	it('ends the other session with force-login where a plain login is refused', async () => {
		bench.ameyo.settings.singleSession = 'refuse';
		await bench.run(leads);
		const refused = await bench.run(leads);
		expect(refused.error?.message).toMatch(/already logged in/i);
		expect(refused.error?.description).toContain("'Force Login'");
		const forced = await bench.run(leads, undefined, {
			credentials: bench.credentials({ forceLogin: true }),
		});
		expect(forced.error).toBeUndefined();
		expect(commands()).toContain('force-login');
	});

	it('reads the credential once a run, not once a request', async () => {
		const credentials = bench.credentials();
		await bench.run(
			leads,
			Array.from({ length: 50 }, () => ({})),
			{ credentials },
		);
		expect(credentials.reads).toBe(1);
	});

	it('gives up after two renewals when the server calls every session dead', async () => {
		bench.ameyo.misbehave({
			command: 'getLeadsForCampaign',
			expireSession: true,
			times: Infinity,
		});
		const { error } = await bench.run(leads);
		expect(error?.message).toMatch(/Invalid session Id/i);
		expect(bench.ameyo.counts.commands.getLeadsForCampaign?.received).toBe(3);
	});

	it.each(['http://ameyo.example:8888?x=1', 'ftp://ameyo.example', 'ameyo', ''])(
		'refuses the base URL %j with a sentence',
		async (baseUrl) => {
			const { error } = await bench.run(leads, undefined, {
				credentials: bench.credentials({ baseUrl }),
			});
			expect(error?.message).toMatch(/^The base URL of the Ameyo credential/);
		},
	);

	it.each(['/', '/ameyo', '/ameyo/', '///'])('takes a base URL that ends with %s', async (path) => {
		const baseUrl = `${bench.sandbox.url}${path}`;
		const { error } = await bench.run(leads, undefined, {
			credentials: bench.credentials({ baseUrl }),
		});
		expect(error).toBeUndefined();
		expect(new Set(bench.ameyo.requests.map((request) => request.path)).size).toBe(1);
	});

	describe('session: log in', () => {
		it('renews the stored session and gives it', async () => {
			const credentials = bench.credentials();
			await bench.run(leads, undefined, { credentials });
			const before = credentials.of('ameyoSessionApi').sessionId;
			const { items, error } = await bench.run(session('login'), undefined, { credentials });
			expect(error).toBeUndefined();
			const after = credentials.of('ameyoSessionApi').sessionId;
			expect(after).not.toBe(before);
			expect(items).toEqual([
				{
					json: {
						userId: 'manager',
						sessionId: after,
						campaignInfos: expect.arrayContaining([
							expect.objectContaining({ campaignId: 1, campaignName: 'MoviStarSurvey' }),
						]),
					},
					pairedItem: { item: 0 },
				},
			]);
			expect(bench.ameyo.counts.logins).toBe(2);
		});

		it('logs in once for many items, also where n8n holds no session', async () => {
			const { items } = await bench.run(session('login'), [{}, {}, {}]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2].map((item) => ({ item })),
			);
			expect(new Set(items.map(({ json }) => json.sessionId)).size).toBe(1);
			expect(bench.ameyo.counts.logins).toBe(1);
		});
	});

	it('session: ping says that the session is alive', async () => {
		const { items } = await bench.run(session('ping'));
		expect(items[0]?.json).toEqual({ alive: true, serverTime: expect.any(Number) });
	});

	describe.each([
		['logout', 'logout'],
		['terminate', 'terminate-session'],
	])('session: %s', (operation, command) => {
		it('ends the session at Ameyo and in n8n', async () => {
			const credentials = bench.credentials();
			await bench.run(leads, undefined, { credentials });
			const { items, error } = await bench.run(session(operation), [{}, {}], { credentials });
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json)).toEqual([{ success: true }, { success: true }]);
			expect(credentials.of('ameyoSessionApi').sessionId).toBe('');
			expect(bench.ameyo.livingSessions()).toEqual([]);
			expect(commands()).toEqual(['login', 'getLeadsForCampaign', command]);
		});

		it('sends nothing where n8n holds no session', async () => {
			const { items } = await bench.run(session(operation));
			expect(items[0]?.json).toEqual({ success: true });
			expect(bench.ameyo.requests).toEqual([]);
		});

		it('does not log in to end a session that is dead already', async () => {
			const credentials = bench.credentials({ sessionId: `d1-dead-${operation}` });
			const { items, error } = await bench.run(session(operation), undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items[0]?.json).toEqual({ success: true });
			expect(bench.ameyo.counts.logins).toBe(0);
			expect(credentials.of('ameyoSessionApi').sessionId).toBe('');
		});

		it('is not handed the ended session at the next login', async () => {
			const credentials = bench.credentials();
			await bench.run(leads, undefined, { credentials });
			await bench.run(session(operation), undefined, { credentials });
			const { items, error } = await bench.run(leads, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(4);
			expect(bench.ameyo.counts.logins).toBe(2);
		});
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
