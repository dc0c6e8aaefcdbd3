import { MaxContactApi } from '../../../../credentials/MaxContactApi.credentials';
import { maxContactSeed } from '../../../../sandbox';
import type { CredentialStore } from '../../../support/credentials';
import { credentialTester } from '../../../support/credentialTester';
import { useMaxContact } from '../../../support/maxContact';
import { runNode } from '../../../support/run';
import { movableClock } from '../../../support/stopClock';

const REFUSED = 'The login or the password is not correct.';
const AGAIN =
	/The login was refused at 20\d\d-\S+Z and has not been sent again since.*asked at once/;
const users = { resource: 'user', operation: 'getAll', returnAll: true };

describe('a login that the token service refused', () => {
	const bench = useMaxContact();
	const clock = movableClock();
	const tester = credentialTester(new MaxContactApi());

	const wrong = () => bench.credentials({ password: 'made-up-wrong' });
	const asked = () => bench.sent('apitoken').length;
	const run = async (credentials: CredentialStore) =>
		(await bench.run(users, undefined, { credentials })).error;
	const test = async (credentials: CredentialStore) =>
		(await runNode({ node: tester, parameters: {}, credentials })).error;

	it('is not sent again for five minutes, and told in the same words', async () => {
		const credentials = wrong();
		const first = await run(credentials);
		expect(first?.message).toBe(REFUSED);
		expect(first?.description).toBe("Check 'Login' and 'Password'.");
		for (let minute = 1; minute < 5; minute++) {
			clock.advance(60_000);
			const error = await run(credentials);
			expect(error?.message).toBe(REFUSED);
			expect(error?.description).toMatch(/^Check 'Login' and 'Password'\. The login was/);
			expect(error?.description).toMatch(AGAIN);
		}
		expect(bench.commands()).toEqual(['apitoken']);
		clock.advance(60_000);
		expect((await run(credentials))?.message).toBe(REFUSED);
		expect(asked()).toBe(2);
	});

	it('is sent once by executions that start at once', async () => {
		const credentials = wrong();
		const all = Array.from({ length: 20 }, async () => await run(credentials));
		for (const error of await Promise.all(all)) expect(error?.message).toBe(REFUSED);
		expect(bench.commands()).toEqual(['apitoken']);
	});

	it('is asked for at once when the password is corrected', async () => {
		const credentials = bench.credentials();
		credentials.change('maxContactApi', { password: 'made-up-wrong' });
		await run(credentials);
		credentials.change('maxContactApi', { password: maxContactSeed.LOGIN.password });
		expect(await run(credentials)).toBeUndefined();
		expect(asked()).toBe(2);
	});

	it('is asked for by the credential test, and when that is good, everybody goes on', async () => {
		const credentials = bench.credentials();
		const { logins } = bench.simulator.settings;
		bench.simulator.settings.logins = [];
		await run(credentials);
		expect((await test(credentials))?.message).toBe(REFUSED);
		expect((await test(credentials))?.message).toBe(REFUSED);
		expect(asked()).toBe(3);
		expect((await run(credentials))?.description).toMatch(AGAIN);
		expect(asked()).toBe(3);
		bench.simulator.settings.logins = logins;
		expect(await test(credentials)).toBeUndefined();
		credentials.change('maxContactApi', { sessionToken: '' });
		clock.advance(10_000);
		expect(await run(credentials)).toBeUndefined();
		expect(asked()).toBe(5);
	});

	it('keeps a token that lives at work, and sends nothing with a dead one', async () => {
		const credentials = bench.credentials();
		await run(credentials);
		bench.simulator.settings.logins = [];
		expect((await test(credentials))?.message).toBeUndefined();
		clock.advance(10_000);
		expect((await test(credentials))?.message).toBe(REFUSED);
		expect(await run(credentials)).toBeUndefined();
		bench.simulator.expireTokens();
		clock.advance(5 * 60_000);
		expect((await run(credentials))?.message).toBe(REFUSED);
		const sent = bench.commands().length;
		expect((await run(credentials))?.description).toMatch(AGAIN);
		expect(bench.commands()).toHaveLength(sent);
	});

	it.each([
		[
			'a page',
			{ answer: { body: '<html><title>Sign in</title></html>' } },
			'not as MaxContact does',
		],
		['a redirect', { redirect: '/login' }, 'points to another address'],
		['HTTP 404', { status: 404 }, 'HTTP 404'],
		['HTTP 401', { status: 401 }, 'HTTP 401'],
		['no token', { answer: { body: { TokenKey: null } } }, 'gave no TokenKey'],
	] as const)('counts as refused where it is answered by %s', async (_name, rule, words) => {
		bench.simulator.misbehave({ command: 'apitoken', ...rule });
		const credentials = bench.credentials();
		expect((await run(credentials))?.message).toContain(words);
		const again = await run(credentials);
		expect(again?.message).toContain(words);
		expect(again?.description).toMatch(AGAIN);
		expect(bench.commands()).toEqual(['apitoken']);
		expect(await test(credentials)).toBeUndefined();
	});

	it.each([
		['a cut connection', { dropBefore: true }],
		['HTTP 500', { status: 500 }],
		['HTTP 503', { status: 503 }],
		['HTTP 429', { status: 429 }],
	] as const)('does not count as refused after %s', async (_name, rule) => {
		bench.simulator.misbehave({ command: 'apitoken', ...rule });
		const credentials = bench.credentials();
		expect(await run(credentials)).toBeDefined();
		expect(await run(credentials)).toBeUndefined();
	});
});
