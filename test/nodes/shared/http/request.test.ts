<<<<<<< HEAD
import { useMadeUpVendor, VENDOR } from '../../../support/madeUpVendor';
=======
import { RequestError } from '../../../../nodes/shared/http/failure';
import type { Failure } from '../../../../nodes/shared/http/failure';
import type { ApiRequest } from '../../../../nodes/shared/http/protocol';
import { request } from '../../../../nodes/shared/http/request';
import type { Ok } from '../../../../nodes/shared/http/request';
import type { CredentialStore } from '../../../support/credentials';
import { PASSWORD, SESSION_OVER, useMadeUpVendor, VENDOR } from '../../../support/madeUpVendor';
import type { ProbeOptions } from '../../../support/probe';
>>>>>>> truthameyo
import { urlOfNobody, useServer } from '../../../support/server';
import type { Fate } from '../../../support/server';

const DOUBT = `It is not known whether ${VENDOR} carried it out: check before you send it again.`;
const BUSY = { status: 503, headers: { 'retry-after': '0' } };

describe('a request', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const elsewhere = useServer();

<<<<<<< HEAD
	const send = vendor.send.bind(vendor);
=======
	/** Sends a request and gives what came of it. */
	async function send(
		kind: ApiRequest['kind'],
		change: Partial<ApiRequest> = {},
		options: ProbeOptions = {},
	): Promise<Ok | Failure> {
		const toSend = vendor.request(kind, change);
		return await vendor.inNode(
			async (n8n, credential) => await outcomeOf(request(n8n, vendor.protocol, credential, toSend)),
			options,
		);
	}
	const withStore = async (kind: ApiRequest['kind'], credentials: CredentialStore) =>
		await send(kind, {}, { credentials });
>>>>>>> truthameyo

	it('goes out as it is given, signed, and brings the answer that was understood', async () => {
		server.answer({ status: 201, body: { made: true } });
		const outcome = await send('command', {
			method: 'POST',
			url: `${server.url}/work`,
			headers: { 'content-type': 'text/plain', 'x-own': 'kept' },
			qs: { id: ['1', '2'] },
			arrayFormat: 'repeat',
			body: 'as it is',
		});
		expect(outcome).toMatchObject({
			kind: 'ok',
			value: { made: true },
			response: { status: 201, text: '{"made":true}' },
		});
		expect(server.received).toMatchObject([
			{
				method: 'POST',
				url: '/work?id=1&id=2',
				headers: { 'x-own': 'kept', session: 'alive' },
				body: 'as it is',
			},
		]);
	});

	describe('that fails', () => {
		const cases: Array<[string, Fate, object, object]> = [
			[
				'a refusal',
				{ body: { error: 'No such agent' } },
				{
					kind: 'refused',
					message: 'No such agent',
					description: 'Ask the vendor.',
					details: { words: 'No such agent' },
				},
				{},
			],
			[
				'a refusal with a status',
				{ status: 403, body: { error: 'No such agent' } },
				{ kind: 'refused', message: 'No such agent', httpCode: '403' },
				{},
			],
			[
				'HTTP 404',
				{ status: 404 },
				{ kind: 'refused', message: expect.stringContaining('There is no Made-Up at http://') },
				{},
			],
			['a page', { body: '<html></html>' }, { kind: 'inDoubt' }, { description: DOUBT }],
			['XML', { body: '<a/>' }, { kind: 'inDoubt' }, { description: DOUBT }],
			[
				'HTTP 500',
				{ status: 500 },
				{ kind: 'inDoubt', message: 'Made-Up answered with HTTP 500' },
				{ description: DOUBT },
			],
			['half an answer', 'cutInTheMiddle', { kind: 'inDoubt' }, { message: DOUBT }],
		];

		it.each(cases)('says why, and is sent once: %s', async (_name, fate, expected, doubt) => {
			for (const kind of ['read', 'command'] as const) {
				server.reset();
				server.answer(fate);
				const outcome = await send(kind);
				expect(outcome).toMatchObject(expected);
				for (const [key, sentence] of Object.entries(doubt)) {
					const said = Object.entries(outcome).find(([name]) => name === key)?.[1] ?? '';
					if (kind === 'command') expect(said).toContain(sentence);
					else expect(said).not.toContain(sentence);
				}
				expect(server.received).toHaveLength(1);
			}
		});

		it('never reached the vendor where the connection was refused', async () => {
			const url = await urlOfNobody();
			expect(await send('command', { url })).toEqual({
				kind: 'notSent',
				message: `Made-Up could not be reached: ${url} refused the connection`,
				description: expect.stringContaining('base URL'),
			});
		});

		it('says so when there is no answer in time', async () => {
			server.answer('silence');
			expect(await send('command', { timeout: 2000 })).toEqual({
				kind: 'inDoubt',
				message: `Made-Up did not answer in time. ${DOUBT}`,
			});
			expect(server.received).toHaveLength(1);
		});

		it.each([301, 302, 307, 308])('follows no redirect: HTTP %d', async (status) => {
			server.answer({ status, headers: { location: `${elsewhere.url}/trap` } });
			expect(await send('command', { method: 'POST', body: { secret: 1 } })).toMatchObject({
				kind: 'inDoubt',
				message: `Made-Up's server points to another address: ${elsewhere.url}/trap`,
				description: expect.stringContaining(DOUBT),
				httpCode: String(status),
			});
			expect(elsewhere.received).toEqual([]);
			expect(server.received).toHaveLength(1);
		});

		it('says that the execution was canceled, and is not tried again', async () => {
			server.answer('silence');
			let cancel = () => {};
			const sent = send('read', {}, { onStart: (stop) => (cancel = stop) });
			await server.arrived(1);
			cancel();
			expect(await sent).toEqual({
				kind: 'canceled',
				message: 'The execution was canceled while the request was under way',
			});
			expect(server.received).toHaveLength(1);
		});
	});

	describe('to a server that is busy, or lost on the way', () => {
		it.each([429, 503])('is tried again as Retry-After asks where it reads: %d', async (status) => {
			const busy = { status, headers: { 'retry-after': '0' } };
			server.answer(busy, busy, busy, { body: { rows: 1 } });
			expect(await send('read')).toMatchObject({ kind: 'ok', value: { rows: 1 } });
			expect(server.received).toHaveLength(4);
		});

		it('waits no shorter than Retry-After asks', async () => {
			server.answer({ status: 503, headers: { 'retry-after': '1' } }, {});
			const before = Date.now();
			expect(await send('read')).toMatchObject({ kind: 'ok' });
			expect(Date.now() - before).toBeGreaterThanOrEqual(990);
		});

		it('is tried again where it reads and the connection was cut', async () => {
			server.answer('cut', {});
			expect(await send('read')).toMatchObject({ kind: 'ok' });
			expect(server.received).toHaveLength(2);
		});

		it('is given up after three further reads', async () => {
			server.answer(BUSY);
			expect(await send('read')).toEqual({
				kind: 'busy',
				message: 'Made-Up is too busy to answer (HTTP 503)',
				description: 'It was asked several times. Try again later.',
				httpCode: '503',
				waitMs: 0,
			});
			expect(server.received).toHaveLength(4);
		});

		it.each<[string, Fate]>([
			['HTTP 429', { ...BUSY, status: 429 }],
			['HTTP 503', BUSY],
			['a cut connection', 'cut'],
		])('is sent once where it commands: %s', async (_name, fate) => {
			server.answer(fate, {});
			expect(JSON.stringify(await send('command'))).toContain(DOUBT);
			expect(server.received).toHaveLength(1);
		});
	});
<<<<<<< HEAD
=======

	describe('whose session seems to be dead', () => {
		const sessions = () => server.received.map(({ url, headers }) => [url, headers.session]);

		/** A server whose sessions are dead, but for those that it knows; it counts the logins. */
		function serveSessions(alive: string[], refusal: Fate = { body: SESSION_OVER }) {
			let logins = 0;
			server.answerBy(({ url, headers }) => {
				if (url === '/login') {
					alive.push(`session ${++logins}`);
					return { body: JSON.stringify(alive.at(-1)) };
				}
				return alive.includes(String(headers.session)) ? { body: { done: true } } : refusal;
			});
		}

		it.each(['read', 'command'] as const)(
			'asks whether it is, and goes out once more with a new session: %s',
			async (kind) => {
				serveSessions([]);
				const credentials = vendor.credentials();
				expect(await withStore(kind, credentials)).toMatchObject({ value: { done: true } });
				expect(sessions()).toEqual([
					['/work', 'alive'],
					['/alive', 'alive'],
					['/login', undefined],
					['/work', 'session 1'],
				]);
				expect(vendor.sessionIn(credentials)).toBe('session 1');
			},
		);

		it.each<[string, Fate]>([
			['is alive', { body: { alive: true } }],
			['is refused for another reason', { body: { error: 'No such user' } }],
			['is not answered', 'cut'],
			['is answered with a page', { body: '<html></html>' }],
		])('stands, and is never sent twice, where the question %s', async (_name, fate) => {
			server.answerBy(({ url }) => (url === '/alive' ? fate : { body: SESSION_OVER }));
			expect(await send('command')).toMatchObject({
				kind: 'refused',
				message: SESSION_OVER.error,
			});
			expect(server.paths).toEqual(['/work', '/alive']);
		});

		it('stands where there is nothing to ask', async () => {
			server.answer({ body: SESSION_OVER });
			const { question: _none, ...silent } = vendor.protocol;
			const toSend = vendor.request('command');
			const outcome = await vendor.inNode(
				async (n8n, credential) => await outcomeOf(request(n8n, silent, credential, toSend)),
			);
			expect(outcome).toMatchObject({ kind: 'refused', message: SESSION_OVER.error });
			expect(server.paths).toEqual(['/work']);
		});

		it('takes HTTP 401 for proof enough, without a question', async () => {
			serveSessions([], { status: 401 });
			expect(await send('command')).toMatchObject({ kind: 'ok' });
			expect(server.paths).toEqual(['/work', '/login', '/work']);
		});

		it('goes out twice at most, and fails in the words of the vendor', async () => {
			let logins = 0;
			server.answerBy(({ url }) =>
				url === '/login' ? { body: `"session ${++logins}"` } : { body: SESSION_OVER },
			);
			expect(await send('command')).toMatchObject({
				kind: 'refused',
				message: SESSION_OVER.error,
			});
			expect(sessions().filter(([url]) => url === '/work')).toEqual([
				['/work', 'alive'],
				['/work', 'session 1'],
			]);
			expect(logins).toBe(1);
		});

		it('fails with HTTP 401 after one renewal where that does not help', async () => {
			server.answerBy(({ url }) => (url === '/login' ? { body: '"new"' } : { status: 401 }));
			expect(await send('command')).toMatchObject({ kind: 'refused', httpCode: '401' });
			expect(server.paths).toEqual(['/work', '/login', '/work']);
		});

		it('asks few questions for many that suspect the same session, each sent once more at most', async () => {
			serveSessions([]);
			let held = 0;
			const all = 20;
			await vendor.inNode(async (n8n, credential) => {
				await Promise.all(
					Array.from({ length: all }, async () => {
						const toSend = vendor.request('command');
						const outcome = await outcomeOf(request(n8n, vendor.protocol, credential, toSend));
						if (outcome.kind === 'ok') held++;
					}),
				);
			});
			expect(held).toBe(all);
			const count = (path: string) => server.paths.filter((one) => one === path).length;
			expect(count('/work')).toBeLessThanOrEqual(2 * all);
			expect(count('/alive')).toBeLessThanOrEqual(3);
		});

		it('takes a session over that somebody else renewed, without a login', async () => {
			const credentials = vendor.credentials();
			server.answerBy(({ headers, url }) => {
				if (headers.session === 'renewed') return { body: { done: true } };
				if (url === '/work') vendor.renewIn(credentials, 'renewed');
				return { body: SESSION_OVER };
			});
			expect(await withStore('command', credentials)).toMatchObject({ kind: 'ok' });
			expect(sessions()).toEqual([
				['/work', 'alive'],
				['/alive', 'alive'],
				['/work', 'renewed'],
			]);
		});

		it('never carries the mark that asks for the renewal', async () => {
			serveSessions([]);
			await send('read');
			const names = server.received.flatMap(({ headers }) => Object.keys(headers));
			expect(names.filter((name) => name.startsWith('x-'))).toEqual(['x-kept']);
		});

		it.each([
			['what proves it to the vendor', true, ['/work', '/alive', '/login', '/work']],
			['what does not', false, ['/work', '/alive']],
		])(
			'lets the vendor say what the answer to the question proves: %s',
			async (_n, proof, paths) => {
				server.answerBy(({ url, headers }) => {
					if (url === '/login') return { body: '"new"' };
					if (headers.session === 'new') return { body: { done: true } };
					return { body: SESSION_OVER };
				});
				const judging = { ...vendor.protocol, confirmsDead: () => proof };
				const toSend = vendor.request('command');
				await vendor.inNode(
					async (n8n, credential) => await outcomeOf(request(n8n, judging, credential, toSend)),
				);
				expect(server.paths).toEqual(paths);
			},
		);

		it('is not sent where the vendor turned the login down, and asks once a run', async () => {
			server.answer({ body: { error: 'The password is wrong' } });
			const credentials = vendor.credentials({ session: '' });
			const toSend = vendor.request('command');
			const failures = await vendor.inNode(
				async (n8n, credential) => [
					await outcomeOf(request(n8n, vendor.protocol, credential, toSend)),
					await outcomeOf(request(n8n, vendor.protocol, credential, toSend)),
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

	describe('whose answer holds secrets', () => {
		const SESSION = 'a long session';
		const forms = [
			PASSWORD,
			encodeURIComponent(SESSION),
			SESSION,
			Buffer.from(PASSWORD).toString('base64'),
		].join(' and ');

		it.each<[string, Fate]>([
			['a refusal', { body: { error: forms } }],
			['a page', { body: `<html>${forms}</html>` }],
			['a page that is cut', { body: `<html>${'x'.repeat(1_990)}${forms}</html>` }],
			['a bare status', { status: 500, body: forms }],
			['a redirect', { status: 302, headers: { location: `/?s=${encodeURIComponent(SESSION)}` } }],
		])('shows none in the error: %s', async (_name, fate) => {
			server.answer(fate);
			const received: string[] = [];
			const outcome = await send(
				'command',
				{ received: ({ text }) => received.push(text) },
				{ credentials: vendor.credentials({ session: SESSION }) },
			);
			const shown = JSON.stringify([outcome, received]);
			for (const secret of forms.split(' and ')) expect(shown).not.toContain(secret);
			expect(shown).not.toContain(PASSWORD.slice(0, 6));
			expect(shown).toContain('***');
		});
	});
>>>>>>> truthameyo
});
