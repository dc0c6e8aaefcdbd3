import type { IDataObject } from 'n8n-workflow';
import { maxContactSeed } from '../../../../sandbox';
import { byId } from '../../../support/maxContact';
import { useMaxContactServer } from '../../../support/maxContactServer';
import { toErrorOutput } from '../../../support/run';
import { stopClock } from '../../../support/stopClock';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const dial = {
	resource: 'call',
	operation: 'dial',
	userId: byId('={{ $json.agent }}'),
	phoneNumber: byId('01610000001'),
};
const ITEM = { agent: '1001' };
const ready = { resource: 'agent', operation: 'goReady', userId: byId('={{ $json.agent }}') };

/** Refusals of a command that are about the command, whatever they sound like. */
const ABOUT_THE_COMMAND = [
	'User 7 is not logged in',
	'The agent is not logged in to a campaign',
	'Access denied to campaign 3',
	'The session of the call has expired',
	'Not authorised to dial this number',
	'The login of this agent does not allow it',
	'The call timed out',
	'Your token of dialling credit is missing',
	'Unauthorized number',
	'Nothing of that kind',
	'',
];

/** What may be said of a dead token; nobody knows. */
const DEAD_IN_OTHER_WORDS = [
	'Your visit is over',
	'Kein Zugriff. Bitte neu anmelden.',
	'E1017',
	'Please authenticate',
	'Denied',
	'',
];

describe('a token of MaxContact that may be dead', () => {
	const server = useMaxContactServer({ maxContact: { ringMs: 0 } });
	stopClock();
	const issued = () => server.bench.simulator.counts.tokensIssued;

	/** A store whose token was used once. */
	async function withToken(change: IDataObject = {}) {
		const credentials = server.bench.credentials(change);
		const { error } = await server.bench.run(
			{ resource: 'call', operation: 'getAll', userId: byId('1001') },
			undefined,
			{ credentials },
		);
		expect(error).toBeUndefined();
		expect(server.commands()).toEqual(['apitoken', 'getcalls']);
		return credentials;
	}

	describe('is alive', () => {
		it.each(ABOUT_THE_COMMAND)(
			'where only the command is refused: %j is not sent twice',
			async (refuse) => {
				const credentials = await withToken();
				server.bench.simulator.misbehave({ command: 'dial', refuse });
				const { error } = await server.bench.run(dial, [ITEM], { credentials });
				expect(error?.message).toBe(refuse || 'MaxContact refused the request and gave no reason');
				expect(server.commands().slice(2)).toEqual(['dial', 'users']);
				expect([server.received('dial'), issued()]).toEqual([1, 1]);
			},
		);

		it('is asked about once for a kind of refusal that does not sound like it', async () => {
			const credentials = await withToken();
			const refused = async (refuse: string) => {
				server.bench.simulator.misbehave({ command: 'goready', refuse });
				const { error } = await server.bench.run(ready, [ITEM], { credentials });
				expect(error?.message).toBe(refuse);
			};
			await refused('Line 1 is engaged.');
			await refused('Line 22 is engaged.');
			expect(server.commands().slice(2)).toEqual(['goready', 'users', 'goready']);
			// A dead token may be told in the same words: after a minute it is asked about again.
			const later = Date.now() + 60_000;
			jest.spyOn(Date, 'now').mockReturnValue(later);
			await refused('Line 333 is engaged.');
			expect(server.received('users')).toBe(2);
			await refused('Line 3 has expired.');
			await refused('Line 4 has expired.');
			expect(server.received('users')).toBe(4);
			expect(issued()).toBe(1);
		});

		it.each([
			['for another reason', { refuse: 'User 1012 was not found.' }],
			['because that user is not logged in', { refuse: 'User 1012 is not logged in.' }],
			['in the words of a server in trouble', { refuse: 'Timeout expired. The timeout period…' }],
			['with HTTP 503', { status: 503 }],
			['with HTTP 404', { status: 404 }],
			['with a page', { html: 200 } as const],
			['with a redirect to elsewhere', { redirect: 'https://elsewhere.example/' }],
			['with no answer', { dropBefore: true }],
			['with no CallActionResponse', { answer: { body: { hello: 'world' } } }],
		])('where the question is turned away %s, which proves nothing', async (_how, rule) => {
			const credentials = await withToken();
			const refuse = 'The session has expired';
			server.bench.simulator.misbehave({ command: 'dial', refuse });
			server.bench.simulator.misbehave({ command: 'users', times: null, ...rule });
			const { error } = await server.bench.run(dial, [ITEM], { credentials });
			expect(error?.message).toBe(refuse);
			expect(server.commands().slice(2)).toEqual(['dial', 'users']);
			expect([server.received('dial'), issued()]).toEqual([1, 1]);
		});

		it.each(['User not found', 'Database is unavailable', 'An error has occurred.'])(
			'where command and question are both refused with %j',
			async (refuse) => {
				const credentials = await withToken();
				server.bench.simulator.misbehave({ refuse, times: null });
				const { error } = await server.bench.run(dial, [ITEM], { credentials });
				expect(error?.message).toBe(refuse);
				expect(server.commands().slice(2)).toEqual(['dial', 'users']);
			},
		);

		it('where nobody can be asked', async () => {
			const credentials = await withToken({ lookupUserId: '' });
			server.bench.simulator.misbehave({ command: 'dial', refuse: 'The token has expired' });
			const { error } = await server.bench.run(dial, [ITEM], { credentials });
			expect(error?.message).toBe('The token has expired');
			expect(server.commands().slice(2)).toEqual(['dial']);
		});

		it.each([
			['a redirect to a login page', { redirect: '/account/login' }, 'points to another address'],
			['HTTP 403', { status: 403 }, 'MaxContact refused the credential (HTTP 403)'],
		])('where %s answers the command alone', async (_how, rule, words) => {
			const credentials = await withToken();
			server.bench.simulator.misbehave({ command: 'dial', ...rule });
			const { error } = await server.bench.run(dial, [ITEM], { credentials });
			expect(error?.message).toContain(words);
			expect(server.commands().slice(2)).toEqual(['dial', 'users']);
		});
	});

	describe('is dead', () => {
		const ways = [
			...DEAD_IN_OTHER_WORDS.flatMap((unauthorizedWords) =>
				(['code', 'words'] as const).map((unauthorized) => ({ unauthorized, unauthorizedWords })),
			),
			{ unauthorized: 'forbidden', unauthorizedWords: '' } as const,
			{ unauthorized: 'redirect', unauthorizedWords: '' } as const,
		];
		it.each(ways)(
			'where the question is turned away alike: $unauthorized, $unauthorizedWords',
			async (how) => {
				const credentials = await withToken();
				server.be(how);
				server.bench.simulator.expireTokens();
				const { error, items } = await server.bench.run(dial, [ITEM], { credentials });
				expect(error).toBeUndefined();
				expect(items[0]?.json.CallId).toBe(5001);
				expect(server.commands().slice(2)).toEqual(['dial', 'users', 'apitoken', 'dial']);
				expect(server.bench.simulator.counts.dials).toBe(1);
			},
		);

		it.each(['status', 'message', 'detail', 'text', 'string', 'null', 'empty', 'page'] as const)(
			'after HTTP 401, whatever comes with it (%s), without a question',
			async (unauthorized) => {
				const credentials = await withToken();
				server.be({ unauthorized });
				server.bench.simulator.expireTokens();
				const { error } = await server.bench.run(dial, [ITEM], { credentials });
				expect(error).toBeUndefined();
				expect(server.commands().slice(2)).toEqual(['dial', 'apitoken', 'dial']);
				expect(server.bench.simulator.counts.dials).toBe(1);
			},
		);

		it.each(['code', 'words', 'status', 'page', 'forbidden', 'redirect'] as const)(
			'and the next one is dead too (%s): the command is sent twice at most',
			async (unauthorized) => {
				const credentials = await withToken();
				server.be({ unauthorized, unauthorizedWords: 'Your visit is over' });
				server.bench.simulator.expireTokens();
				server.bench.simulator.misbehave({ command: 'dial', expireToken: true, times: null });
				const { error } = await server.bench.run(dial, [ITEM], { credentials });
				expect(error).toBeDefined();
				expect([server.received('dial'), issued()]).toEqual([2, 2]);
				expect(server.bench.simulator.counts.dials).toBe(0);
			},
		);

		it('and the command is then refused for its own reason, which is told', async () => {
			const credentials = await withToken();
			server.be({ unauthorized: 'words', unauthorizedWords: 'Your visit is over' });
			server.bench.simulator.expireTokens();
			const { error } = await server.bench.run(dial, [{ agent: '1012' }], { credentials });
			expect(error?.message).toBe('User 1012 is not logged in.');
			expect(server.commands().slice(2)).toEqual(['dial', 'users', 'apitoken', 'dial']);
		});

		it.each([
			['code', 'The token is invalid or has expired.'],
			['words', 'Your visit is over'],
			['status', ''],
			['forbidden', ''],
			['redirect', ''],
		] as const)(
			'for 50 items at once (%s, %j): one token, each command carried out once',
			async (unauthorized, unauthorizedWords) => {
				const credentials = await withToken();
				server.be({ unauthorized, unauthorizedWords });
				server.bench.simulator.expireTokens();
				const agents = ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009'];
				const items = Array.from({ length: 50 }, (_, i) => ({ agent: agents[i % 9] }));
				const run = await server.bench.run(
					{ ...ready, requestOptions: { concurrency: 50 } },
					items,
					{ credentials },
				);
				expect(run.error).toBeUndefined();
				expect(run.items).toHaveLength(50);
				expect(issued()).toBe(2);
				expect(server.carriedOut('goready')).toBe(50);
				expect(server.received('goready')).toBeLessThanOrEqual(59);
				expect(server.received('users')).toBeLessThanOrEqual(3);
			},
		);

		it('for 50 items at once of which some are refused for their own reasons', async () => {
			const credentials = await withToken();
			server.be({ unauthorized: 'words', unauthorizedWords: 'Your visit is over' });
			server.bench.simulator.expireTokens();
			const agents = ['1001', '1002', '1003', '1011', '1012', '4000'];
			const items = Array.from({ length: 50 }, (_, i) => ({ agent: agents[i % 6] }));
			const run = await server.bench.run(ready, items, { credentials, onError: toErrorOutput });
			expect(run.items).toHaveLength(26);
			expect(new Set(run.errors.map(({ json }) => json.error))).toEqual(
				new Set([
					'User 1011 is not logged into a campaign.',
					'User 1012 is not logged in.',
					'User 4000 was not found.',
				]),
			);
			expect(issued()).toBe(2);
			expect(server.carriedOut('goready')).toBe(26);
		});

		it.each([
			['and the token renewed by somebody else', true],
			['and nothing else', false],
		])('and the login was changed meanwhile, %s: the run ends', async (_name, isRenewed) => {
			const credentials = await withToken();
			const { simulator } = server.bench;
			simulator.misbehave({ command: 'dial', hold: true });
			const arrived = simulator.nextRequest('dial');
			const one = { ...dial, requestOptions: { concurrency: 1 } };
			const run = server.bench.run(one, [ITEM, { agent: '1002' }], { credentials });
			await arrived;
			credentials.change('maxContactApi', { ...maxContactSeed.SECOND_LOGIN });
			simulator.expireTokens();
			if (isRenewed) {
				const other = await server.bench.run(users, undefined, { credentials });
				expect(other.error).toBeUndefined();
			}
			const before = issued();
			simulator.calm();
			const { error, status } = await run;
			expect(status).toBe('error');
			expect(error?.message).toBe('The credential was changed while the workflow ran');
			expect([server.received('dial'), server.carriedOut('dial')]).toEqual([1, 0]);
			expect(issued()).toBe(before);
		});

		it('for a list as well', async () => {
			const credentials = await withToken();
			server.be({ unauthorized: 'words', unauthorizedWords: 'Your visit is over' });
			server.bench.simulator.expireTokens();
			const { items } = await server.bench.run(users, undefined, { credentials });
			expect(items).toHaveLength(12);
			expect(server.commands().slice(2)).toEqual(['users', 'users', 'apitoken', 'users']);
		});
	});
});
