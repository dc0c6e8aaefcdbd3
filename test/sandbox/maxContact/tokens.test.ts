import { maxContactSeed } from '../../../sandbox';
import { cookie, JSON_HEADER, useMaxContact } from './client';

const maxContact = useMaxContact();
const LIVING = [true, 200, 'OK'];
const DEAD = [false, 401, 'The token is invalid or has expired.'];
const WRONG = { login: 'remote', password: 'wrong' };
const issued = async (login?: typeof WRONG): Promise<string> =>
	JSON.parse((await maxContact.login(login)).data).TokenKey;
const asked = (headers: Record<string, string>) => maxContact.words('users/user/1001', headers);

test('the token service gives a token for the base64 of the password', async () => {
	const tokenKey = await issued();
	expect(tokenKey).toMatch(/==$/);
	expect(await asked(cookie(tokenKey))).toEqual(LIVING);
	expect(await asked({ cookie: `a=b; TokenKey=${tokenKey}; c=d` })).toEqual(LIVING);
	expect(maxContact.simulator.counts.tokensIssued).toBe(1);
	expect(maxContact.simulator.counts.commands.apitoken).toEqual({ received: 1, carriedOut: 1 });
});

test('a wrong password, an unknown login and a scheme word are refused in words', async () => {
	const words = 'The login or the password is not correct.';
	const refused = { Success: false, Data: null, ResponseCode: 401, ResponseDetail: words };
	const unknown = { login: 'no body', password: maxContactSeed.LOGIN.password };
	for (const login of [WRONG, unknown]) {
		const { status, data } = await maxContact.login(login);
		expect([status, JSON.parse(data)]).toEqual([200, refused]);
	}
	const path = '/webservices/services/apitoken/login/remote';
	const authorization = `Basic ${Buffer.from(maxContactSeed.LOGIN.password).toString('base64')}`;
	const basic = await maxContact.get(path, { ...JSON_HEADER, authorization });
	expect(JSON.parse(basic.data)).toEqual(refused);
	maxContact.simulator.misbehave({ unauthorized: 'status' });
	expect(await maxContact.login(WRONG)).toMatchObject({
		status: 401,
		data: JSON.stringify(refused),
	});
	expect(maxContact.simulator.counts.tokensIssued).toBe(0);
});

test('a dead token is told by code, by status, or in words only', async () => {
	const dead = cookie('made-up-dead-key');
	expect(await asked(dead)).toEqual(DEAD);
	maxContact.simulator.misbehave({ unauthorized: 'status' });
	expect((await maxContact.raw('users/user/1001', dead)).status).toBe(401);
	maxContact.simulator.misbehave({ unauthorized: 'words' });
	const { status, data } = await maxContact.raw('users/user/1001', dead);
	expect([status, JSON.parse(data)]).toMatchObject([200, { ResponseCode: 0 }]);
	expect(await asked({ cookie: 'Other=1' })).toEqual([false, 401, 'The token is missing.']);
});

test('tokens time out, the pasted one does not', async () => {
	const tokenKey = await issued();
	maxContact.simulator.settings.tokenTimeoutMs = -1;
	expect(await asked(cookie(tokenKey))).toEqual(DEAD);
	expect(maxContact.simulator.tokens.get(tokenKey)?.ended).toBe('timeout');
	expect(await asked(cookie())).toEqual(LIVING);
	// A dead token stays dead.
	maxContact.simulator.settings.tokenTimeoutMs = 60_000;
	expect(await asked(cookie(tokenKey))).toEqual(DEAD);
});

test('a test ends the tokens, or the one of a request just before it', async () => {
	const [first, second] = [await issued(), await issued()];
	maxContact.simulator.expireTokens();
	expect(await asked(cookie(first))).toEqual(DEAD);
	expect(await asked(cookie(second))).toEqual(DEAD);
	expect(await asked(cookie())).toEqual(LIVING);
	maxContact.simulator.misbehave({ command: 'dial', expireToken: true });
	expect(await maxContact.words('dial/user/1001/phone/5550001')).toEqual(DEAD);
	expect(maxContact.simulator.calls).toEqual([]);
	expect(await asked(cookie())).toEqual(DEAD);
	maxContact.sandbox.reset();
	expect(await asked(cookie())).toEqual(LIVING);
});

test("a login's new token ends its earlier ones where the license says so", async () => {
	maxContact.simulator.settings.singleToken = true;
	const other = await issued(maxContactSeed.SECOND_LOGIN);
	const [first, second] = [await issued(), await issued()];
	expect(await asked(cookie(first))).toEqual(DEAD);
	expect(await asked(cookie(second))).toEqual(LIVING);
	expect(await asked(cookie(other))).toEqual(LIVING);
});
