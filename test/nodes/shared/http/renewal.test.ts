import type { ApiResponse } from '../../../../nodes/shared/http/protocol';
import { request } from '../../../../nodes/shared/http/request';
import {
	outcomeOf,
	protocol,
	SESSION_OVER,
	sessionProtocol,
	useMadeUpVendor,
} from '../../../support/madeUpVendor';
import { gate, settle } from '../../../support/waiting';

describe('a request whose session seems to be dead', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const sessions = () => server.received.map(({ url, headers }) => [url, headers.session]);

	it.each(['read', 'command'] as const)('goes out again with a new session: %s', async (kind) => {
		server.answer(
			{ body: SESSION_OVER },
			{ body: SESSION_OVER },
			{ body: '"new"' },
			{ body: { done: true } },
		);
		const credentials = vendor.credentials();
		expect(await vendor.sendInSession(kind, {}, { credentials })).toMatchObject({
			value: { done: true },
		});
		expect(sessions()).toEqual([
			['/work', 'alive'],
			['/question', 'alive'],
			['/login', undefined],
			['/work', 'new'],
		]);
		expect(vendor.sessionIn(credentials)).toBe('new');
	});

	it.each([
		['answered', { body: { users: [] } }],
		['refused for another reason', { body: { error: 'There is no such user' } }],
		['answered with HTTP 500', { status: 500 }],
		['not answered', 'cut'],
	] as const)('stands where the question is %s', async (_name, fate) => {
		server.answerBy(({ url }) => (url === '/question' ? fate : { body: SESSION_OVER }));
		expect(await vendor.sendInSession('command')).toMatchObject({
			kind: 'refused',
			message: SESSION_OVER.error,
		});
		expect(sessions()).toEqual([
			['/work', 'alive'],
			['/question', 'alive'],
		]);
	});

	it('goes out again without a question after HTTP 401', async () => {
		server.answer({ status: 401 }, { body: '"new"' }, { body: { done: true } });
		expect(await vendor.sendInSession('command')).toMatchObject({ kind: 'ok' });
		expect(server.paths).toEqual(['/work', '/login', '/work']);
	});

	it('asks once for all that suspect one session', async () => {
		server.answerBy(({ url, headers }) => {
			if (url === '/login') return { body: '"new"' };
			return headers.session === 'new' ? { body: { done: true } } : { body: SESSION_OVER };
		});
		const outcomes = await vendor.inNode(async (n8n, credential) => {
			const sent = Array.from({ length: 20 }, async () => {
				const toSend = vendor.request('command');
				const by = sessionProtocol(server.url);
				return await outcomeOf(request(n8n, by, credential, toSend));
			});
			return await Promise.all(sent);
		});
		expect(outcomes).toHaveLength(20);
		expect(outcomes.every(({ kind }) => kind === 'ok')).toBe(true);
		const counted = (path: string) => server.paths.filter((one) => one === path).length;
		expect(counted('/question')).toBeLessThan(20);
		expect(counted('/work')).toBeLessThanOrEqual(40);
	});

	it('asks again where the execution that asks for both is canceled', async () => {
		let questions = 0;
		server.answerBy(({ url, headers }) => {
			if (url === '/login') return { body: '"new"' };
			if (url === '/question' && ++questions === 1) return 'silence';
			return headers.session === 'new' ? { body: { done: true } } : { body: SESSION_OVER };
		});
		const credentials = vendor.credentials();
		let cancel = () => {};
		const canceled = vendor.sendInSession(
			'command',
			{},
			{ credentials, executionId: 'canceled', onStart: (stop) => (cancel = stop) },
		);
		await server.arrived(2);
		const suspects = gate();
		const received = (response?: ApiResponse) => {
			if (response) suspects.open();
		};
		const other = vendor.sendInSession(
			'command',
			{ received },
			{ credentials, executionId: 'other' },
		);
		await suspects.opened;
		// It waits for the same answer now.
		await settle();
		cancel();
		expect(await other).toMatchObject({ kind: 'ok', value: { done: true } });
		expect(await canceled).toMatchObject({ kind: 'refused', message: SESSION_OVER.error });
		expect(sessions()).toEqual([
			['/work', 'alive'],
			['/question', 'alive'],
			['/work', 'alive'],
			['/question', 'alive'],
			['/login', undefined],
			['/work', 'new'],
		]);
	});

	it('goes out again once at most, and fails in the words of the vendor', async () => {
		let logins = 0;
		server.answerBy(({ url }) =>
			url === '/login' ? { body: `"session ${++logins}"` } : { body: SESSION_OVER },
		);
		expect(await vendor.sendInSession('command')).toMatchObject({
			kind: 'refused',
			message: SESSION_OVER.error,
		});
		expect(sessions().filter(([url]) => url === '/work')).toEqual([
			['/work', 'alive'],
			['/work', 'session 1'],
		]);
		expect(logins).toBe(1);
	});

	it('has its deadline also after the session was renewed', async () => {
		server.answer({ status: 401 }, { body: '"new"' }, 'drip');
		expect(await vendor.sendInSession('command', { timeout: 500 })).toMatchObject({
			kind: 'inDoubt',
			message: expect.stringContaining('did not answer in time'),
		});
		expect(server.paths).toEqual(['/work', '/login', '/work']);
	});

	it('takes a session over that somebody else renewed, without a login', async () => {
		const credentials = vendor.credentials();
		server.answerBy(({ headers }) => {
			if (headers.session === 'renewed') return { body: { done: true } };
			vendor.renewIn(credentials, 'renewed');
			return { body: SESSION_OVER };
		});
		expect(await vendor.sendInSession('command', {}, { credentials })).toMatchObject({
			kind: 'ok',
		});
		expect(sessions()).toEqual([
			['/work', 'alive'],
			['/question', 'alive'],
			['/work', 'renewed'],
		]);
	});

	it('goes to no server with the session of another', async () => {
		const credentials = vendor.credentials();
		server.answerBy(() => {
			vendor.moveIn(credentials, 'http://127.0.0.1:1');
			return { body: SESSION_OVER };
		});
		await expect(vendor.sendInSession('command', {}, { credentials })).rejects.toThrow(
			'The credential was changed while the workflow ran',
		);
		expect(sessions().filter(([url]) => url === '/work')).toEqual([['/work', 'alive']]);
	});

	it('never carries the mark that asks for the renewal', async () => {
		server.answer({ body: SESSION_OVER }, { body: SESSION_OVER }, { body: '"new"' }, {});
		await vendor.sendInSession('read');
		const names = server.received.flatMap(({ headers }) => Object.keys(headers));
		expect(names.filter((name) => name.startsWith('x-'))).toEqual(['x-kept']);
	});

	it('is not sent where the vendor turned the login down, and does not ask again', async () => {
		server.answer({ body: { error: 'The password is wrong' } });
		const credentials = vendor.credentials({ session: '' });
		const toSend = vendor.request('command');
		const failures = await vendor.inNode(
			async (n8n, credential) => [
				await outcomeOf(request(n8n, protocol, credential, toSend)),
				await outcomeOf(request(n8n, protocol, credential, toSend)),
			],
			{ credentials },
		);
		expect(failures).toEqual([
			{ kind: 'notSent', message: 'The password is wrong' },
			{
				kind: 'notSent',
				message: 'The password is wrong',
				description: expect.stringMatching(
					/^The login was refused at .* not been sent again since/,
				),
			},
		]);
		expect(server.paths).toEqual(['/login']);
	});
});
