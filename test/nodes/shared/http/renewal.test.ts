import { request } from '../../../../nodes/shared/http/request';
import { outcomeOf, protocol, SESSION_OVER, useMadeUpVendor } from '../../../support/madeUpVendor';

describe('a request whose session seems to be dead', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const sessions = () => server.received.map(({ url, headers }) => [url, headers.session]);

	it.each(['read', 'command'] as const)('goes out again with a new session: %s', async (kind) => {
		server.answer({ body: SESSION_OVER }, { body: '"new"' }, { body: { done: true } });
		const credentials = vendor.credentials();
		expect(await vendor.send(kind, {}, { credentials })).toMatchObject({ value: { done: true } });
		expect(sessions()).toEqual([
			['/work', 'alive'],
			['/login', undefined],
			['/work', 'new'],
		]);
		expect(vendor.sessionIn(credentials)).toBe('new');
	});

	it('goes out again twice at most, and fails in the words of the vendor', async () => {
		let logins = 0;
		server.answerBy(({ url }) =>
			url === '/login' ? { body: `"session ${++logins}"` } : { body: SESSION_OVER },
		);
		expect(await vendor.send('command')).toMatchObject({
			kind: 'refused',
			message: SESSION_OVER.error,
		});
		expect(sessions().filter(([url]) => url === '/work')).toEqual([
			['/work', 'alive'],
			['/work', 'session 1'],
			['/work', 'session 2'],
		]);
		expect(logins).toBe(2);
	});

	it('takes a session over that somebody else renewed, without a login', async () => {
		const credentials = vendor.credentials();
		server.answerBy(({ headers }) => {
			if (headers.session === 'renewed') return { body: { done: true } };
			vendor.renewIn(credentials, 'renewed');
			return { body: SESSION_OVER };
		});
		expect(await vendor.send('command', {}, { credentials })).toMatchObject({ kind: 'ok' });
		expect(sessions()).toEqual([
			['/work', 'alive'],
			['/work', 'renewed'],
		]);
	});

	it('never carries the mark that asks for the renewal', async () => {
		server.answer({ body: SESSION_OVER }, { body: '"new"' }, {});
		await vendor.send('read');
		const names = server.received.flatMap(({ headers }) => Object.keys(headers));
		expect(names.filter((name) => name.startsWith('x-'))).toEqual(['x-kept']);
	});

	it('is not sent where the vendor turned the login down, and asks once a run', async () => {
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
			{ kind: 'notSent', message: 'The password is wrong' },
		]);
		expect(server.paths).toEqual(['/login']);
	});
});
