import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Sandbox } from '../../sandbox';
import type { N8nClient } from '../../sandbox/n8n/client';
import {
	createCredential,
	testCredential,
	type CredentialTestResult,
} from '../../sandbox/n8n/credentials';
import { freePort } from '../../sandbox/n8n/ports';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import { openSandbox } from './secrets/known';
import { client } from './stage';

describe("n8n's test of an 8x8 credential", () => {
	let n8n: N8nClient;
	let sandbox: Sandbox;
	const servers: Server[] = [];

	beforeAll(async () => {
		n8n = await client();
		sandbox = await openSandbox();
	});
	afterAll(async () => {
		for (const server of servers) {
			server.close();
			server.closeAllConnections();
		}
		await sandbox.close();
	});
	beforeEach(() => sandbox.reset());
	const simulator = () => sandbox.virtualContactCenter;

	async function verdict(
		customUrl: string,
		change: Record<string, string> = {},
	): Promise<CredentialTestResult> {
		const { account } = virtualContactCenterCredentials(customUrl);
		const data = { ...account.data, ...change };
		const saved = await createCredential(n8n, { ...account, name: 'Under test', data });
		try {
			return await testCredential(n8n, saved);
		} finally {
			await n8n.request('DELETE', `/credentials/${saved.id}`);
		}
	}

	/** A server of somebody else, on a port of its own. */
	async function serverOf(listener: RequestListener): Promise<string> {
		const server = createServer(listener);
		servers.push(server);
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
	}

	const answers = async (status: number, body = '', headers: Record<string, string> = {}) =>
		await serverOf((_request, response) => {
			response.writeHead(status, { 'content-type': 'text/html', ...headers });
			response.end(body);
		});

	it('is green for 8x8, and asks without the cookie and without a number', async () => {
		expect(await verdict(sandbox.url)).toMatchObject({ status: 'OK' });
		const asked = simulator().requests;
		expect(asked.length).toBeGreaterThan(0);
		for (const { method, url, headers } of asked) {
			expect([method, headers.cookie]).toEqual(['GET', undefined]);
			expect(url).toMatch(/^\/AGUI\/(make_call|login)\.php$/);
			expect(JSON.stringify(headers)).not.toContain('check');
		}
		expect(simulator().counts.dials).toBe(0);
	});

	it.each(['redirect', 'page', 'words'] as const)(
		'is green where 8x8 tells by %s that there is no session',
		async (sessionOverAs) => {
			simulator().become({ sessionOverAs });
			expect(await verdict(sandbox.url)).toMatchObject({ status: 'OK' });
		},
	);

	it('is green without a cookie, and with a cookie that is over: it says nothing of it', async () => {
		expect(await verdict(sandbox.url, { sessionCookie: '' })).toMatchObject({ status: 'OK' });
		simulator().endSessions();
		expect(await verdict(sandbox.url)).toMatchObject({ status: 'OK' });
	});

	it('takes a platform with a path, and a pasted click-to-dial URL', async () => {
		const path = `${sandbox.url}/virtualContactCenter/`;
		expect(await verdict(path)).toMatchObject({ status: 'OK' });
		const pasted = ` ${sandbox.url}/AGUI/make_call.php?phone=6502928880`;
		expect(await verdict(pasted)).toMatchObject({ status: 'OK' });
		expect(simulator().counts.dials).toBe(0);
	});

	it('is red where nobody answers', async () => {
		const { status, message } = await verdict(`http://127.0.0.1:${await freePort()}`);
		expect(status).toBe('Error');
		expect(message).toMatch(/^8x8 could not be reached: .* refused the connection$/);
	});

	it('is red for a host that does not exist', async () => {
		const { status, message } = await verdict('https://vcc-na7.8x8.invalid');
		expect(status).toBe('Error');
		expect(message).toContain('8x8 could not be reached');
	});

	it.each([
		[
			404,
			'<h1>Not Found</h1>The requested URL /AGUI/make_call.php was not found',
			/^There is no 8x8 at .*HTTP 404: "Not Found The requested URL/,
		],
		[503, '<title>Back soon</title>', /answered with HTTP 503: "Back soon"$/],
		[
			200,
			'<title>Welcome to Acme</title>Our shop',
			/but not as 8x8 does: "Welcome to Acme \| Our shop"$/,
		],
		[200, 'Nothing here called /AGUI/make_call.php', /but not as 8x8 does: "Nothing here called/],
		[200, '', /answered without a page$/],
		[403, '', /answered with HTTP 403, but not as 8x8 does$/],
	])('is red for another site that answers %d %j, in its words', async (status, body, words) => {
		expect(await verdict(await answers(status, body))).toEqual({
			status: 'Error',
			message: expect.stringMatching(words),
		});
	});

	it('is red for a redirect to another host, which it does not follow', async () => {
		const visits: string[] = [];
		const elsewhere = await serverOf((request, response) => {
			visits.push(request.url ?? '');
			response.end('8x8');
		});
		const from = await answers(302, '', { location: `${elsewhere}/AGUI/login.php?a=secret` });
		const { status, message } = await verdict(from);
		expect(status).toBe('Error');
		expect(message).toBe(
			`${from} answered with HTTP 302 and points to another host: ${elsewhere}/AGUI/login.php`,
		);
		expect(visits).toEqual([]);
	});

	it('is red for a redirect in a circle', async () => {
		const { status, message } = await verdict(await answers(302, '', { location: '/AGUI/x' }));
		expect(status).toBe('Error');
		expect(message).toContain('again and again');
	});

	it.each<[Record<string, string>, string]>([
		[{ customUrl: ' ' }, 'is empty'],
		[{ customUrl: 'vcc-na7.8x8.com' }, 'is not an address'],
		[{ customUrl: 'http://vcc-na7.8x8.com' }, 'must begin with https://'],
		[{ sessionCookie: 'made-up-session' }, 'is not a Cookie header'],
		[{ sessionCookie: 'a=ü' }, 'holds a character that cannot be sent'],
	])('is red for %j, before anything is asked', async (change, words) => {
		const { status, message } = await verdict(sandbox.url, change);
		expect(status).toBe('Error');
		expect(message).toContain(words);
		expect(message).not.toContain('made-up');
		expect(simulator().requests).toEqual([]);
	});
});
