import type { IDataObject } from 'n8n-workflow';
import { maxContactSeed } from '../../../sandbox';
import { byId, openBench, PASTED } from '../../support/maxContact';
import type { Bench } from '../../support/maxContact';
import { toErrorOutput } from '../../support/run';
import { stopClock } from '../../support/stopClock';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const ready = { resource: 'agent', operation: 'goReady', userId: byId('={{ $json.agent }}') };
const AGENTS = [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009].map(String);

describe('the token of the MaxContact node', () => {
	let bench: Bench;
	stopClock();
	beforeAll(async () => {
		bench = await openBench();
	});
	afterAll(async () => await bench.close());
	beforeEach(() => bench.sandbox.reset());

	const commands = () => bench.simulator.requests.map(({ command }) => command);
	const kept = (store: ReturnType<Bench['credentials']>) => store.of('maxContactApi');

	it('is asked for once, kept in n8n, and used by the next execution', async () => {
		const credentials = bench.credentials();
		const first = await bench.run(users, undefined, { credentials });
		expect(first.error).toBeUndefined();
		expect(first.items).toHaveLength(12);
		const token = kept(credentials).sessionToken;
		expect(bench.simulator.tokens.has(String(token))).toBe(true);
		await bench.run(users, undefined, { credentials });
		expect(commands()).toEqual(['apitoken', 'users', 'users']);
		expect(bench.simulator.requests.slice(1).map(({ sessionId }) => sessionId)).toEqual([
			token,
			token,
		]);
		expect(bench.simulator.requests[0]).toMatchObject({ method: 'GET', dataInQuery: false });
	});

	it.each(['code', 'status', 'words'] as const)(
		'is renewed once when MaxContact calls it dead under way (told by %s)',
		async (unauthorized) => {
			const credentials = bench.credentials();
			await bench.run(users, undefined, { credentials });
			const before = kept(credentials).sessionToken;
			bench.simulator.misbehave({ command: 'goready', expireToken: true, unauthorized });
			const { error, items } = await bench.run(ready, [{ agent: '1010' }], { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			// HTTP 401 proves it; anything else is asked about.
			const question = unauthorized === 'status' ? [] : ['users'];
			expect(commands().slice(2)).toEqual(['goready', ...question, 'apitoken', 'goready']);
			expect(kept(credentials).sessionToken).not.toBe(before);
			expect(bench.simulator.agents.get(1010)?.ready).toBe(true);
		},
	);

	it('is renewed once in mid-run: every item gets its answer, nothing is carried out twice', async () => {
		const credentials = bench.credentials();
		bench.simulator.misbehave({ command: 'goready', expireToken: true, skip: 10 });
		const items = Array.from({ length: 45 }, (_, i) => ({ agent: AGENTS[i % AGENTS.length] }));
		const run = await bench.run(ready, items, { credentials });
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		expect(bench.simulator.counts.tokensIssued).toBe(2);
		expect(bench.simulator.counts.commands.goready?.carriedOut).toBe(45);
	});

	it.each([true, false])(
		'is renewed with one request for 40 executions at once (one living token: %s)',
		async (singleToken) => {
			bench.simulator.settings.singleToken = singleToken;
			const credentials = bench.credentials();
			await bench.run(users, undefined, { credentials });
			bench.simulator.expireTokens();
			const runs = await Promise.all(
				Array.from({ length: 40 }, async () => await bench.run(users, undefined, { credentials })),
			);
			expect(runs.filter(({ error }) => error)).toEqual([]);
			expect(runs.every(({ items }) => items.length === 12)).toBe(true);
			expect(bench.simulator.counts.tokensIssued).toBe(2);
		},
	);

	it('is asked for once for 40 executions at once where n8n holds none', async () => {
		const credentials = bench.credentials();
		const runs = await Promise.all(
			Array.from({ length: 40 }, async () => await bench.run(users, undefined, { credentials })),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(bench.simulator.counts.tokensIssued).toBe(1);
	});

	it('is given up after two renewals when MaxContact calls every token dead', async () => {
		bench.simulator.misbehave({ command: 'users', expireToken: true, times: null });
		const { error } = await bench.run(users, undefined, { credentials: bench.credentials() });
		expect(error?.message).toBe('The token is invalid or has expired.');
		expect(bench.simulator.counts.commands.users?.received).toBe(3);
	});

	it('is not handed to a credential with another password, nor used after the password was changed', async () => {
		const right = bench.credentials();
		const { login } = kept(right);
		const wrong = bench.credentials({ login: String(login), password: 'made-up-wrong' });
		const [good, bad] = await Promise.all([
			bench.run(users, undefined, { credentials: right }),
			bench.run(users, undefined, { credentials: wrong }),
		]);
		expect(good.error).toBeUndefined();
		expect(bad.error?.message).toBe('The login or the password is not correct.');
		expect(kept(wrong).sessionToken).toBe('');
		right.change('maxContactApi', { password: 'made-up-wrong' });
		const { error } = await bench.run(users, undefined, { credentials: right });
		expect(error?.message).toBe('The login or the password is not correct.');
		expect(bench.simulator.counts.commands.users?.received).toBe(1);
	});

	it('shows a refused login to every item, in the words of MaxContact and without the password', async () => {
		const credentials = bench.credentials({ password: 'made-up-wrong' });
		const { errors, items } = await bench.run(users, [{}, {}, {}], {
			credentials,
			onError: toErrorOutput,
		});
		expect(items).toEqual([]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(new Set(errors.map(({ json }) => json.error))).toEqual(
			new Set(['The login or the password is not correct.']),
		);
		const shown = JSON.stringify(errors);
		expect(shown).not.toContain('made-up-wrong');
		expect(shown).not.toContain(Buffer.from('made-up-wrong').toString('base64'));
	});

	it('reads a login that is refused with HTTP 401 and no words', async () => {
		bench.simulator.misbehave({ command: 'apitoken', status: 401 });
		const { error } = await bench.run(users, undefined, { credentials: bench.credentials() });
		expect(error?.message).toBe('MaxContact does not take the login or the password (HTTP 401)');
		expect(error?.description).toContain("'Login' and 'Password'");
	});

	it.each([
		[{ TokenKey: '' }, 'gave no TokenKey that can be used'],
		[{ TokenKey: 'a b' }, 'gave no TokenKey that can be used'],
		[{ TokenKey: 'a;Path=/' }, 'gave no TokenKey that can be used'],
		[{ TokenKey: '={{ 1 }}' }, 'gave no TokenKey that can be used'],
		['<html></html>', 'The server answered, but not as MaxContact does'],
	])('is refused when the token service answers %j', async (body, message) => {
		bench.simulator.misbehave({ command: 'apitoken', answer: { body } });
		const { error } = await bench.run(users, undefined, { credentials: bench.credentials() });
		expect(error?.message).toContain(message);
		expect(commands()).toEqual(['apitoken']);
	});

	it.each([
		[{ password: 'pässwörd' }, "'Password' of the MaxContact credential holds a character"],
		[{ password: '' }, "'Password' of the MaxContact credential is empty"],
		[{ login: '..' }, "'Login' of the MaxContact credential is empty or cannot be part"],
		[{ login: 'acme\\remote' }, "'Login' of the MaxContact credential is empty or cannot be part"],
		[{ ...PASTED, tokenKey: '' }, "'TokenKey' of the MaxContact credential is empty"],
		[{ ...PASTED, tokenKey: 'made-up\r\nx: y' }, 'holds a character that cannot be sent'],
		[{ ...PASTED, tokenKey: 'mäde-up' }, 'holds a character that cannot be sent'],
		[{ ...PASTED, tokenKey: 'made;up=1' }, 'holds a character that no token has'],
		[{ baseUrl: 'https://acme.example?x=1' }, 'The base URL of the MaxContact credential'],
		[{ baseUrl: '' }, 'The base URL of the MaxContact credential is empty'],
	])('is not asked for or sent with %j', async (change: IDataObject, message) => {
		const { error } = await bench.run(users, undefined, {
			credentials: bench.credentials(change),
		});
		expect(error?.message).toContain(message);
		expect(bench.simulator.requests).toEqual([]);
	});

	it('keeps the blanks and signs of a password', async () => {
		const credentials = bench.credentials();
		const login = { login: 'blanks @ acme', password: ' made-up: "=&% ' };
		bench.simulator.settings.logins = [...bench.simulator.settings.logins, login];
		credentials.change('maxContactApi', login);
		const { error } = await bench.run(users, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(bench.simulator.requests[0]?.url).toBe(
			'/webservices/services/apitoken/login/blanks%20%40%20acme',
		);
	});

	describe('pasted in', () => {
		const pasted = (change: IDataObject = {}) => bench.credentials({ ...PASTED, ...change });

		it.each(['', 'TokenKey='])('is sent as it is (written as %sthe key)', async (before) => {
			const credentials = pasted({ tokenKey: ` ${before}${maxContactSeed.TOKEN_KEY} ` });
			const { error, items } = await bench.run(users, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
			expect(bench.simulator.requests).toMatchObject([
				{ command: 'users', sessionId: maxContactSeed.TOKEN_KEY },
			]);
			expect(bench.simulator.counts.tokensIssued).toBe(0);
			expect(kept(credentials).sessionToken).toBe('');
		});

		it.each([
			['code', 'The token is invalid or has expired.'],
			['status', 'The token is invalid or has expired.'],
			['words', 'The token is invalid or has expired.'],
		] as const)('is not renewed when it is dead (told by %s)', async (unauthorized, message) => {
			bench.simulator.misbehave({ command: 'goready', expireToken: true, unauthorized });
			const { error } = await bench.run(ready, [{ agent: '1010' }], { credentials: pasted() });
			expect(error?.message).toBe(message);
			expect(error?.description).toContain('Paste a new one');
			expect(error?.context?.itemIndex).toBe(0);
			expect(commands()).toEqual(['goready']);
		});

		it('says to paste a new one after a bare HTTP 401', async () => {
			bench.simulator.misbehave({ command: 'users', status: 401 });
			const { error } = await bench.run(users, undefined, { credentials: pasted() });
			expect(error?.message).toBe('MaxContact does not take the TokenKey');
			expect(error?.description).toContain('Paste a new one');
		});
	});

	it('reads the credential once a run, not once a request', async () => {
		const credentials = bench.credentials();
		await bench.run(
			users,
			Array.from({ length: 30 }, () => ({})),
			{ credentials },
		);
		expect(credentials.reads).toBe(1);
	});

	it('takes the mark off before anything is sent', async () => {
		const credentials = bench.credentials();
		await bench.run(users, undefined, { credentials });
		bench.simulator.expireTokens();
		await bench.run(users, undefined, { credentials });
		const sent = bench.simulator.requests.flatMap(({ headers }) => Object.keys(headers));
		expect(sent.filter((name) => name.startsWith('x-'))).toEqual([]);
	});

	it.each(['/', '/maxContact', '/maxContact/', '///'])(
		'takes a base URL that ends with %s',
		async (path) => {
			const credentials = bench.credentials({ baseUrl: `${bench.sandbox.url}${path}` });
			const { error, items } = await bench.run(users, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
		},
	);
});
