import { AmeyoSessionApi } from '../../../../credentials/AmeyoSessionApi.credentials';
import type { CredentialStore } from '../../../support/credentials';
import { credentialTester } from '../../../support/credentialTester';
import { useAmeyo } from '../../../support/ameyo';
import { leads } from '../../../support/ameyoOperations';
import { runNode, toErrorOutput } from '../../../support/run';
import { movableClock } from '../../../support/stopClock';
import { settle } from '../../../support/waiting';
import { callbacksOf } from '../../../support/triggerCallbacks';

const WRONG = 'made-up-wrong';
const RIGHT = 'made-up-password';
const REFUSED = 'Invalid user id or password';
const AGAIN =
	/The login was refused at 20\d\d-\S+Z and has not been sent again since.*asked at once/;
const logIn = { resource: 'session', operation: 'login' };

describe('a login that Ameyo refused', () => {
	const bench = useAmeyo();
	const clock = movableClock();
	const { n8n } = callbacksOf(bench);
	const tester = credentialTester(new AmeyoSessionApi());

	const wrong = () => bench.credentials({ password: WRONG });
	const logins = () => bench.sent('login').length;
	const run = async (credentials: CredentialStore) =>
		(await bench.run(leads, undefined, { credentials })).error;
	const test = async (credentials: CredentialStore) =>
		(await runNode({ node: tester, parameters: {}, credentials })).error;

	it('is not sent again by a trigger that polls every minute, and told in the same words', async () => {
		const credentials = bench.credentials();
		const polling = n8n({}, { credentials });
		await polling.activate();
		bench.ameyo.settings.users = [];
		bench.ameyo.expireSessions();
		expect(await polling.failingPoll()).toMatchObject({ message: REFUSED });
		const sent = bench.commands().length;
		for (let minute = 1; minute < 5; minute++) {
			clock.advance(60_000);
			expect(await polling.failingPoll()).toMatchObject({
				message: REFUSED,
				description: expect.stringMatching(AGAIN),
			});
		}
		expect(logins()).toBe(2);
		expect(bench.commands()).toHaveLength(sent);
		// Corrected at Ameyo: asked for when the time is over, or at once after a test.
		bench.ameyo.settings.users = [{ userId: 'manager', password: RIGHT }];
		expect(await test(credentials)).toBeUndefined();
		await polling.poll();
	});

	it('is not sent again by a trigger that cannot be activated', async () => {
		const polling = n8n({}, { credentials: wrong() });
		for (let tries = 0; tries < 4; tries++) {
			await expect(polling.activate()).rejects.toThrow(REFUSED);
		}
		expect(bench.commands()).toEqual(['login']);
	});

	it('is asked for again after five minutes', async () => {
		const credentials = wrong();
		await run(credentials);
		clock.advance(5 * 60_000 - 1);
		await run(credentials);
		expect(logins()).toBe(1);
		clock.advance(1);
		expect((await run(credentials))?.message).toBe(REFUSED);
		expect(logins()).toBe(2);
		clock.advance(60_000);
		await run(credentials);
		expect(logins()).toBe(2);
	});

	it('is not sent again by other executions, one after another and at once', async () => {
		const credentials = wrong();
		await run(credentials);
		const later = await Promise.all(Array.from({ length: 10 }, async () => await run(credentials)));
		for (const error of later) {
			expect(error?.message).toBe(REFUSED);
			expect(error?.description).toMatch(AGAIN);
		}
		expect(bench.commands()).toEqual(['login']);
	});

	it('is sent once by executions that start at once', async () => {
		const credentials = wrong();
		const errors = await Promise.all(
			Array.from({ length: 20 }, async () => await run(credentials)),
		);
		expect(errors.map((error) => error?.message)).toEqual(Array(20).fill(REFUSED));
		expect(bench.commands()).toEqual(['login']);
	});

	it('says to the next item that it was not sent again, and what was advised at first', async () => {
		bench.ameyo.settings.singleSession = 'refuse';
		const credentials = bench.credentials({ terminal: '127.0.9.9' });
		await run(bench.credentials());
		const { errors } = await bench.run(leads, [{}, {}], {
			credentials,
			onError: toErrorOutput,
		});
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(errors.map(({ json }) => json.error)).toEqual(Array(2).fill(error?.message));
		expect(error?.description).toMatch(/^End the user's other session.* The login was refused at/);
	});

	it('is asked for at once when the password is corrected', async () => {
		const credentials = wrong();
		await run(credentials);
		credentials.change('ameyoSessionApi', { password: RIGHT });
		expect(await run(credentials)).toBeUndefined();
		expect(logins()).toBe(2);
	});

	it('keeps nobody else from logging in', async () => {
		await run(wrong());
		expect(await run(bench.credentials())).toBeUndefined();
	});

	describe('is asked for by', () => {
		/** A credential whose login is refused, until Ameyo takes it again. */
		async function refusedForNow(): Promise<CredentialStore> {
			const credentials = bench.credentials();
			bench.ameyo.settings.users = [];
			expect((await run(credentials))?.message).toBe(REFUSED);
			return credentials;
		}
		const ways: Array<[string, (credentials: CredentialStore) => Promise<unknown>]> = [
			[
				'session: log in',
				async (credentials) => (await bench.run(logIn, undefined, { credentials })).error,
			],
			['the credential test', test],
		];

		it.each(ways)('%s, and a refusal stays one', async (_name, ask) => {
			const credentials = await refusedForNow();
			expect(await ask(credentials)).toMatchObject({ message: REFUSED });
			expect(await ask(credentials)).toMatchObject({ message: REFUSED });
			expect(logins()).toBe(3);
			expect((await run(credentials))?.description).toMatch(AGAIN);
			expect(logins()).toBe(3);
		});

		it.each(ways)('%s, and when it is good, everybody goes on', async (_name, ask) => {
			const credentials = await refusedForNow();
			bench.ameyo.settings.users = [{ userId: 'manager', password: RIGHT }];
			expect(await run(credentials)).toMatchObject({ message: REFUSED });
			expect(await ask(credentials)).toBeUndefined();
			expect(logins()).toBe(2);
			expect(await run(credentials)).toBeUndefined();
			// Nor is it remembered for somebody who holds no session.
			credentials.change('ameyoSessionApi', { sessionId: '' });
			clock.advance(10_000);
			expect(await run(credentials)).toBeUndefined();
			expect(logins()).toBe(3);
		});
	});

	it('does not keep a living session from its work', async () => {
		const credentials = bench.credentials();
		await run(credentials);
		bench.ameyo.settings.singleSession = 'refuse';
		const { error } = await bench.run(logIn, undefined, { credentials });
		expect(error?.message).toMatch(/already logged in/);
		expect(await run(credentials)).toBeUndefined();
		expect(logins()).toBe(2);
	});

	it('sends nothing in a dead session whose renewal was refused', async () => {
		const credentials = bench.credentials({ sessionId: 'd1-dead', password: WRONG });
		await run(credentials);
		const sent = bench.commands().length;
		expect((await run(credentials))?.description).toMatch(AGAIN);
		const { errors } = await bench.run(leads, [{}, {}, {}], {
			credentials,
			onError: toErrorOutput,
		});
		expect(errors).toHaveLength(3);
		expect(bench.commands()).toHaveLength(sent);
		credentials.change('ameyoSessionApi', { password: RIGHT });
		expect(await run(credentials)).toBeUndefined();
	});

	it.each([
		['a page', { answer: { body: '<html><title>Sign in</title></html>' } }, 'not as Ameyo does'],
		['a redirect', { redirect: '/login' }, 'points to another address'],
		['HTTP 404', { status: 404 }, 'HTTP 404'],
		['HTTP 401', { status: 401 }, 'HTTP 401'],
		['HTTP 403', { status: 403 }, 'HTTP 403'],
		['a list', { answer: { body: [] } }, 'not as Ameyo does'],
		['no session', { answer: { body: { userId: 'manager' } } }, 'gave no session ID'],
		[
			'a refusal with HTTP 500',
			{ answer: { status: 500, body: { message: 'No', code: 1 } } },
			'No',
		],
	] as const)('counts as refused where it is answered by %s', async (_name, rule, words) => {
		bench.ameyo.misbehave({ command: 'login', ...rule });
		const credentials = bench.credentials();
		expect((await run(credentials))?.message).toContain(words);
		const again = await run(credentials);
		expect(again?.message).toContain(words);
		expect(again?.description).toMatch(AGAIN);
		expect(bench.commands()).toEqual(['login']);
		expect(await test(credentials)).toBeUndefined();
		expect(await run(credentials)).toBeUndefined();
	});

	it.each([
		['a cut connection', { dropBefore: true }],
		['HTTP 500', { status: 500 }],
		['HTTP 502', { status: 502 }],
		['HTTP 503', { status: 503 }],
		['HTTP 429', { status: 429 }],
	] as const)('does not count as refused after %s', async (_name, rule) => {
		bench.ameyo.misbehave({ command: 'login', ...rule });
		const credentials = bench.credentials();
		expect(await run(credentials)).toBeDefined();
		expect(await run(credentials)).toBeUndefined();
		expect(bench.commands()).toEqual(['login', 'login', 'getLeadsForCampaign']);
	});

	it('is waited for by those who come while it is under way', async () => {
		const credentials = wrong();
		bench.ameyo.misbehave({ command: 'login', hold: true });
		const asked = bench.ameyo.nextRequest('login');
		const first = run(credentials);
		await asked;
		const others = [test(credentials), run(credentials)];
		await settle();
		bench.ameyo.calm();
		for (const error of await Promise.all([first, ...others])) {
			expect(error?.message).toBe(REFUSED);
		}
		expect(bench.commands()).toEqual(['login']);
	});
});
