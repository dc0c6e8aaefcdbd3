import type { IDataObject } from 'n8n-workflow';
import type { CredentialStore } from '../../../support/credentials';
import { byId, PASTED, useMaxContact } from '../../../support/maxContact';
import { toErrorOutput } from '../../../support/run';
import { stopClock } from '../../../support/stopClock';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const hold = { resource: 'call', operation: 'hold', userId: byId('7'), callId: byId('5001') };

describe('the token of the MaxContact node', () => {
	const bench = useMaxContact();
	stopClock();
	const kept = (store: CredentialStore) => store.of('maxContactApi');

	it('is asked for once, kept in n8n, and used by the next execution', async () => {
		const credentials = bench.credentials();
		const first = await bench.run(users, undefined, { credentials });
		expect(first.error).toBeUndefined();
		expect(first.items).toHaveLength(12);
		const token = kept(credentials).sessionToken;
		expect(bench.simulator.tokens.has(String(token))).toBe(true);
		await bench.run(users, undefined, { credentials });
		expect(bench.commands()).toEqual(['apitoken', 'users', 'users']);
		expect(bench.simulator.requests.slice(1).map(({ sessionId }) => sessionId)).toEqual([
			token,
			token,
		]);
		expect(bench.simulator.requests[0]).toMatchObject({ method: 'GET', dataInQuery: false });
	});

	it('is asked for once for 40 executions at once where n8n holds none', async () => {
		const credentials = bench.credentials();
		const runs = await Promise.all(
			Array.from({ length: 40 }, async () => await bench.run(users, undefined, { credentials })),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(bench.simulator.counts.tokensIssued).toBe(1);
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
		expect(bench.commands()).toEqual(['apitoken']);
	});

	it.each([null, '', undefined])(
		'is asked for once a run, where the answer holds %j for one',
		async (TokenKey) => {
			bench.simulator.misbehave({
				command: 'apitoken',
				answer: { body: { TokenKey } },
				times: null,
			});
			const { items } = await bench.run(hold, new Array<IDataObject>(12).fill({}), {
				credentials: bench.credentials(),
				onError: 'continueRegularOutput',
			});
			expect(items).toHaveLength(12);
			expect(bench.simulator.requests).toHaveLength(1);
		},
	);

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
});
