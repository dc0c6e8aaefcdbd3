import { loginKey, Logins } from '../../../../nodes/shared/auth/logins';
import { settle } from '../../../support/waiting';

interface Login {
	sessionId: string;
}

/** Logins that the test answers one by one. */
function desk() {
	const waiting: Array<{ resolve: (login: Login) => void; reject: (error: Error) => void }> = [];
	return {
		waiting,
		login: async () =>
			await new Promise<Login>((resolve, reject) => waiting.push({ resolve, reject })),
	};
}

describe('Logins', () => {
	it('shares a login in flight with everybody who needs the same one', async () => {
		const logins = new Logins<Login>();
		const { login, waiting } = desk();
		const all = Promise.all(['', 'old', ''].map((dead) => logins.share('key', dead, login)));
		await settle();
		expect(waiting).toHaveLength(1);
		waiting[0]?.resolve({ sessionId: 'new' });
		expect(await all).toEqual([{ sessionId: 'new' }, { sessionId: 'new' }, { sessionId: 'new' }]);
	});

	it('hands a login of this moment to those who come late', async () => {
		const logins = new Logins<Login>();
		const { login, waiting } = desk();
		const first = logins.share('key', '', login);
		waiting[0]?.resolve({ sessionId: 'new' });
		await first;
		expect(await logins.share('key', 'old', login)).toEqual({ sessionId: 'new' });
		expect(waiting).toHaveLength(1);
		expect(logins.isRecent('key', 'new')).toBe(true);
		expect(logins.isRecent('key', 'old')).toBe(false);
		expect(logins.isRecent('other key', 'new')).toBe(false);
	});

	it('logs in once for many whose session died a moment after its login', async () => {
		const logins = new Logins<Login>();
		const { login, waiting } = desk();
		const first = logins.share('key', '', login);
		waiting[0]?.resolve({ sessionId: 'dead' });
		await first;
		const all = Promise.all(
			Array.from({ length: 40 }, async () => await logins.share('key', 'dead', login)),
		);
		await settle();
		expect(waiting).toHaveLength(2);
		for (const { resolve } of waiting) resolve({ sessionId: 'new' });
		expect(new Set((await all).map(({ sessionId }) => sessionId))).toEqual(new Set(['new']));
	});

	it('gives nobody another login', async () => {
		const logins = new Logins<Login>();
		const { login, waiting } = desk();
		const both = Promise.all([logins.share('one', '', login), logins.share('two', '', login)]);
		await settle();
		expect(waiting).toHaveLength(2);
		waiting[0]?.resolve({ sessionId: 'of one' });
		waiting[1]?.resolve({ sessionId: 'of two' });
		expect(await both).toEqual([{ sessionId: 'of one' }, { sessionId: 'of two' }]);
	});

	it('hands a failure to all who waited, and tries again afterwards', async () => {
		const logins = new Logins<Login>();
		const { login, waiting } = desk();
		const all = Promise.allSettled([
			logins.share('key', '', login),
			logins.share('key', '', login),
		]);
		await settle();
		waiting[0]?.reject(new Error('wrong password'));
		expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		const again = logins.share('key', '', login);
		await settle();
		expect(waiting).toHaveLength(2);
		waiting[1]?.resolve({ sessionId: 'new' });
		expect(await again).toEqual({ sessionId: 'new' });
	});

	it('fails in the ordinary way when the login throws at once', async () => {
		const logins = new Logins<Login>();
		const login = (): Promise<Login> => {
			throw new Error('no address');
		};
		await expect(logins.share('key', '', login)).rejects.toThrow('no address');
		await expect(logins.share('key', '', login)).rejects.toThrow('no address');
	});

	it('does not hand out what was forgotten, and does not forget what is under way', async () => {
		const logins = new Logins<Login>();
		const { login, waiting } = desk();
		const first = logins.share('key', '', login);
		logins.forget('key');
		const second = logins.share('key', '', login);
		await settle();
		expect(waiting).toHaveLength(1);
		waiting[0]?.resolve({ sessionId: 'new' });
		await Promise.all([first, second]);
		logins.forget('key');
		expect(logins.isRecent('key', 'new')).toBe(false);
		void logins.share('key', 'other', login);
		await settle();
		expect(waiting).toHaveLength(2);
	});
});

describe('loginKey', () => {
	it('differs for every field, and does not confuse neighbours', () => {
		const keys = [
			['http://a', 'user', 'password', true],
			['http://a', 'user', 'Password', true],
			['http://a', 'user', 'password', false],
			['http://a', 'userpassword', '', true],
			['http://a', 'user', 'password', 'true'],
			['http://a', 'user","password', '', true],
		].map(loginKey);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('does not show the password', () => {
		expect(loginKey(['made-up-password'])).toMatch(/^[0-9a-f]{64}$/);
	});
});
