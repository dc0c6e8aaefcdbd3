import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent as HttpsAgent } from 'node:https';
import { createInterface } from 'node:readline';

import { startSandbox } from '../../sandbox';
import { HASH_KEY_HEADERS, useSandbox } from './client';

const house = useSandbox();
const COMMAND = '/ameyowebaccess/command';
const form = (command: string, data: unknown) =>
	new URLSearchParams({ command, data: JSON.stringify(data) });
const LEADS = form('getLeadsForCampaign', { campaignId: 1 });
const post = (path: string, body: unknown, headers: Record<string, string> = HASH_KEY_HEADERS) =>
	house.http.post<string>(`${house.sandbox.url}${path}`, body, { headers });
const state = async () => (await house.http.get<string>(`${house.sandbox.url}/sandbox/state`)).data;

test('the vendor answers at the root and below its name, with and without a last slash', async () => {
	for (const path of [COMMAND, `${COMMAND}/`, `/ameyo${COMMAND}`, `/ameyo${COMMAND}/`]) {
		expect(JSON.parse((await post(path, LEADS)).data)).toHaveLength(4);
	}
	expect((await post('/ameyowebaccess/other', LEADS)).status).toBe(404);
	expect((await post('/elsewhere', LEADS)).status).toBe(404);
});

test('parameters in the query are read and flagged', async () => {
	await post(COMMAND, LEADS);
	expect(house.ameyo.counts.dataInQuery).toBe(0);
	const { data } = await post(`${COMMAND}?${LEADS}`, '');
	expect(JSON.parse(data)).toHaveLength(4);
	expect(house.ameyo.counts.dataInQuery).toBe(1);
	expect(house.ameyo.requests.at(-1)).toMatchObject({
		dataInQuery: true,
		url: `${COMMAND}?command=getLeadsForCampaign&data=…`,
	});
});

test('what is no well-formed command is refused in shape 1', async () => {
	const url = `${house.sandbox.url}${COMMAND}`;
	const words = async (answer: Promise<{ data: string }>) => {
		const { status, reason } = JSON.parse((await answer).data);
		return [status, reason];
	};
	expect(await words(house.http.get<string>(url))).toEqual([
		'error',
		'Request method GET is not supported',
	]);
	expect(await words(post(COMMAND, 'data={}'))).toEqual([
		'error',
		'Parameter command cannot be null',
	]);
	expect(await words(post(COMMAND, 'command=login'))).toEqual([
		'error',
		'Parameter data cannot be null',
	]);
	expect(await words(post(COMMAND, 'command=fly&data={}'))).toEqual([
		'error',
		'No handler found for command: fly',
	]);
	for (const data of ['{', '[]', '"x"']) {
		expect(await words(post(COMMAND, `command=login&data=${data}`))).toEqual([
			'error',
			'Parameter data is not a valid JSON object',
		]);
	}
	const asJson = { 'content-type': 'application/json' };
	expect(await words(post(COMMAND, LEADS.toString(), asJson))).toEqual([
		'error',
		'Parameter command cannot be null',
	]);
});

test('a form body above 2 MiB is dropped whole, one of 2 MiB is read', async () => {
	const bare = 'command=getLeadsForCampaign&data={"campaignId":1}&padding=';
	const limit = 2 * 1024 * 1024;
	const exact = bare + 'x'.repeat(limit - bare.length);
	expect(JSON.parse((await post(COMMAND, exact)).data)).toHaveLength(4);
	expect(JSON.parse((await post(COMMAND, `${exact}x`)).data)).toMatchObject({
		reason: 'Parameter command cannot be null',
	});
	expect(house.ameyo.counts.bodiesDropped).toBe(1);
	expect(house.ameyo.requests.at(-1)).toMatchObject({ bodyBytes: limit + 1 });
});

test('secrets appear neither in the log nor in the state', async () => {
	const sessionId = await house.login();
	await post(COMMAND, LEADS);
	await house.send('ping-session', { sessionId });
	const log = JSON.stringify(house.ameyo.requests.map(({ data, headers }) => ({ data, headers })));
	for (const text of [log, await state()]) {
		expect(text).not.toContain('made-up-password');
		expect(text).not.toContain('made-up-hash-key');
		expect(text).not.toContain(sessionId);
	}
	expect(house.ameyo.requests.at(-1)?.sessionId).toBe(sessionId);
});

test('another process controls the sandbox over HTTP', async () => {
	const sessionId = await house.login();
	const ping = async () => (await house.raw('ping-session', { sessionId })).status;
	const rule = { status: 503, times: null };
	expect((await post('/sandbox/ameyo/misbehave', rule)).status).toBe(200);
	expect([await ping(), await ping()]).toEqual([503, 503]);
	expect(JSON.parse(await state()).rooms.ameyo.rules).toEqual([{ ...rule, left: 'always' }]);
	await post('/sandbox/ameyo/calm', '');
	expect(await ping()).toBe(200);
	await post('/sandbox/ameyo/expire-sessions', '');
	expect(house.ameyo.livingSessions()).toEqual([]);
	await post('/sandbox/reset', '');
	expect(house.ameyo.requests).toEqual([]);
	expect(house.ameyo.sessions.size).toBe(0);
});

test('the page is told of changes', async () => {
	const gone = new AbortController();
	const { body } = await fetch(`${house.sandbox.url}/sandbox/events`, { signal: gone.signal });
	if (!body) throw new Error('no stream');
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	const first = await reader.read();
	await house.login();
	const second = await reader.read();
	gone.abort();
	expect(first.value).toMatch(/^event: change\n/);
	expect(second.value).toMatch(/^event: change\n/);
});

test('with https it shows a certificate of its own', async () => {
	const secure = await startSandbox({ https: true });
	try {
		expect(secure.url).toBe(`https://127.0.0.1:${secure.port}`);
		const url = `${secure.url}${COMMAND}`;
		await expect(house.http.post(url, LEADS)).rejects.toMatchObject({
			code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		});
		const httpsAgent = new HttpsAgent({ rejectUnauthorized: false });
		const { data } = await house.http.post<string>(url, LEADS, {
			httpsAgent,
			headers: HASH_KEY_HEADERS,
		});
		expect(JSON.parse(data)).toHaveLength(4);
	} finally {
		await secure.close();
	}
});

test('it starts on its own, ends on a signal, and says when its port is taken', async () => {
	// Not by the command `tsx`, which kills what has not answered to a signal after 30 ms.
	const run = (port: number) =>
		spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--port', String(port)], {
			cwd: `${__dirname}/../..`,
		});
	const own = run(0);
	const [line] = await once(createInterface({ input: own.stdout }), 'line');
	expect(line).toMatch(/^The contact-centre sandbox is ready: http:\/\/127\.0\.0\.1:\d+$/);
	own.kill('SIGTERM');
	expect(await once(own, 'exit')).toEqual([0, null]);

	const late = run(house.sandbox.port);
	const [words] = await once(createInterface({ input: late.stderr }), 'line');
	expect(words).toBe(
		`Port ${house.sandbox.port} is taken by another program. Choose another one with --port or SANDBOX_PORT.`,
	);
	expect(await once(late, 'exit')).toEqual([1, null]);
});
