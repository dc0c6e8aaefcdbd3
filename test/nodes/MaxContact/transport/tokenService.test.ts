import { Buffer } from 'node:buffer';
import { MaxContactApi } from '../../../../credentials/MaxContactApi.credentials';
import { byId, PASTED } from '../../../support/maxContact';
import { credentialTester } from '../../../support/credentialTester';
import { useMaxContactServer } from '../../../support/maxContactServer';
import { runNode } from '../../../support/run';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const ready = { resource: 'agent', operation: 'goReady', userId: byId('1001') };
const BARE = 'MaxContact does not take the login or the password (HTTP 401)';

/** What the token service answers to a wrong password is not documented. */
describe('the token service of MaxContact', () => {
	const server = useMaxContactServer();
	const wrong = () => server.bench.credentials({ password: 'made-up-wrong' });
	const tester = credentialTester(new MaxContactApi());
	const both = async () => {
		const inNode = await server.bench.run(users, undefined, { credentials: wrong() });
		const inTest = await runNode({ node: tester, parameters: {}, credentials: wrong() });
		expect(server.commands()).toEqual(['apitoken', 'apitoken']);
		return [inNode.error?.message, inTest.error?.message];
	};

	it.each([
		['code', 'The account is locked'],
		['words', 'The account is locked'],
		['status', 'The account is locked'],
		['message', 'The account is locked'],
		['detail', 'The account is locked'],
		['text', 'The account is locked'],
		['string', 'The account is locked'],
		['page', 'The account is locked'],
		['null', BARE],
		['empty', BARE],
		['forbidden', '403 - Forbidden: Access is denied.'],
	] as const)(
		'is quoted by the node and by the credential test, told by %s',
		async (unauthorized, message) => {
			server.be({ unauthorized, unauthorizedWords: 'The account is locked' });
			expect(await both()).toEqual([message, message]);
		},
	);

	it.each([
		[{ TokenKey: null, Message: 'Wrong password' }, 'TokenKey that can be used: Wrong password'],
		[{ TokenKey: '', ResponseDetail: 'Expired' }, 'TokenKey that can be used: Expired'],
		['"No such login"', 'TokenKey that can be used: No such login'],
		['No such login', 'but not as MaxContact does: No such login'],
		['<html><head><title>Sign in</title></head></html>', 'but not as MaxContact does: Sign in'],
		[
			'<string xmlns="http://example.org/">No such login</string>',
			'but not as MaxContact does: No such login',
		],
	])('is quoted where it answers %j with HTTP 200', async (body, words) => {
		server.bench.simulator.misbehave({ command: 'apitoken', times: 2, answer: { body } });
		for (const message of await both()) expect(message).toContain(words);
	});

	it('is quoted without the password', async () => {
		const secret = 'made-up-wrong';
		const Message = `Not ${secret}, nor ${Buffer.from(secret).toString('base64')}`;
		const answer = { status: 401, body: { Message } };
		server.bench.simulator.misbehave({ command: 'apitoken', times: 2, answer });
		expect(await both()).toEqual(['Not ***, nor ***', 'Not ***, nor ***']);
	});

	it('is quoted in one line of bounded length, whatever it sends', async () => {
		const body = `<title>${'\n wordy '.repeat(100_000)}</title>`;
		server.bench.simulator.misbehave({
			command: 'apitoken',
			times: 2,
			answer: { status: 401, body },
		});
		for (const message of await both()) expect(message?.length).toBeLessThan(600);
	});

	describe('and a method that does not take the key', () => {
		it.each(['message', 'detail', 'text', 'string', 'page'] as const)(
			'shows the words beside HTTP 401 (%s), in the node and in the test',
			async (unauthorized) => {
				server.be({ unauthorized, unauthorizedWords: 'The key is of another tenant' });
				const credentials = () => server.bench.credentials({ ...PASTED, tokenKey: 'made-up-dead' });
				const { error } = await server.bench.run(ready, undefined, { credentials: credentials() });
				expect(error?.message).toBe('The key is of another tenant');
				expect(error?.description).toContain('Paste a new one');
				const test = await runNode({ node: tester, parameters: {}, credentials: credentials() });
				expect(test.error?.message).toMatch(/^The key is of another tenant\. A pasted key/);
			},
		);
	});
});
