import { loginKey, Logins } from '../../../../nodes/shared/auth/logins';
import {
	AnsweredOtherwise,
	CredentialError,
	LoginRefused,
} from '../../../../nodes/shared/auth/credential';
import { movableClock } from '../../../support/stopClock';
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

describe('Logins that were refused', () => {
	const clock = movableClock();
	const refused = async (): Promise<Login> => {
		throw new LoginRefused('No', 'Ask.');
	};
	const good = async (): Promise<Login> => ({ sessionId: 'new' });

	it('are remembered for five minutes, by their key, with what was said and when', async () => {
		const logins = new Logins<Login>();
		await expect(logins.share('key', '', refused)).rejects.toEqual(new LoginRefused('No', 'Ask.'));
		const at = new Date(Date.now()).toISOString();
		clock.advance(299_999);
		expect(logins.isRefused('key')).toBe(true);
		expect(logins.isRefused('other')).toBe(false);
		await expect(logins.share('key', '', good)).rejects.toMatchObject({
			name: 'CredentialError',
			message: 'No',
			description: expect.stringContaining(`Ask. The login was refused at ${at} and has not`),
		});
		expect(await logins.share('other', '', good)).toEqual({ sessionId: 'new' });
		clock.advance(1);
		expect(logins.isRefused('key')).toBe(false);
		expect(await logins.share('key', '', good)).toEqual({ sessionId: 'new' });
	});

	it('are asked for again by who insists, and forgotten when that is good', async () => {
		const logins = new Logins<Login>();
		await expect(logins.share('key', '', refused)).rejects.toThrow('No');
		await expect(logins.share('key', '', refused, { insists: true })).rejects.toMatchObject({
			description: 'Ask.',
		});
		await logins.share('key', '', good, { insists: true });
		expect(logins.refusalFor('key', '')).toBeUndefined();
	});

	it('are told to who holds no session or the dead one, and to nobody else', async () => {
		const logins = new Logins<Login>();
		await expect(logins.share('key', 'dead', refused, { isDead: true })).rejects.toThrow('No');
		expect(logins.refusalFor('key', '')).toMatchObject({ message: 'No' });
		expect(logins.refusalFor('key', 'dead')).toMatchObject({ message: 'No' });
		expect(logins.refusalFor('key', 'alive')).toBeUndefined();
		await expect(logins.share('key', 'alive', refused, { insists: true })).rejects.toThrow('No');
		expect(logins.refusalFor('key', 'alive')).toBeUndefined();
	});

	it.each([
		[new LoginRefused('No'), true],
		[new AnsweredOtherwise('A page', undefined, 200), true],
		[new AnsweredOtherwise('Elsewhere', undefined, 302), true],
		[new AnsweredOtherwise('Nothing', undefined, 404), true],
		[new AnsweredOtherwise('Busy', undefined, 429), false],
		[new AnsweredOtherwise('Broken', undefined, 500), false],
		[new CredentialError('Not reached'), false],
		[new Error('Anything'), false],
	])('are those that a server answered: %p', async (error, isRemembered) => {
		const logins = new Logins<Login>();
		const failed = logins.share('key', '', async () => await Promise.reject(error));
		await expect(failed).rejects.toBe(error);
		expect(logins.isRefused('key')).toBe(isRemembered);
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
