import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent as HttpsAgent } from 'node:https';
import { createInterface } from 'node:readline';

import { startSandbox } from '../../../sandbox';
import { COMMAND, dataForm, HASH_KEY_HEADERS, useAmeyo } from '../ameyo/client';

const ameyo = useAmeyo();
const NAMED = '?command=getLeadsForCampaign';
const LEADS = dataForm({ campaignId: 1 });

test('the vendor answers at the root and below its name, with and without a last slash', async () => {
	for (const path of [COMMAND, `${COMMAND}/`, `/ameyo${COMMAND}`, `/ameyo${COMMAND}/`]) {
		expect(JSON.parse((await ameyo.post(`${path}${NAMED}`, LEADS)).data)).toHaveLength(4);
	}
	expect((await ameyo.post('/ameyowebaccess/other', LEADS)).status).toBe(404);
	expect((await ameyo.post('/elsewhere', LEADS)).status).toBe(404);
});

test('secrets appear neither in the log nor in the state', async () => {
	const sessionId = await ameyo.login();
	await ameyo.post(`${COMMAND}${NAMED}`, LEADS);
	await ameyo.send('ping-session', { sessionId });
	const log = JSON.stringify(
		ameyo.simulator.requests.map(({ data, headers }) => ({ data, headers })),
	);
	for (const text of [log, await ameyo.state()]) {
		expect(text).not.toContain('made-up-password');
		expect(text).not.toContain('made-up-hash-key');
		expect(text).not.toContain(sessionId);
	}
	expect(ameyo.simulator.requests.at(-1)?.sessionId).toBe(sessionId);
});

test('another process controls the sandbox over HTTP', async () => {
	const sessionId = await ameyo.login();
	const ping = async () => (await ameyo.raw('ping-session', { sessionId })).status;
	const rule = { status: 503, times: null };
	expect((await ameyo.control('ameyo/misbehave', rule)).status).toBe(200);
	expect([await ping(), await ping()]).toEqual([503, 503]);
	expect(JSON.parse(await ameyo.state()).simulators.ameyo.rules).toEqual([
		{ ...rule, left: 'always' },
	]);
	await ameyo.control('ameyo/calm');
	expect(await ping()).toBe(200);
	await ameyo.control('ameyo/expire-sessions');
	expect(ameyo.simulator.livingSessions()).toEqual([]);
	await ameyo.control('reset');
	expect(ameyo.simulator.requests).toEqual([]);
	expect(ameyo.simulator.sessions.size).toBe(0);
});

test('the page is told of changes', async () => {
	const gone = new AbortController();
	const { body } = await fetch(`${ameyo.sandbox.url}/sandbox/events`, { signal: gone.signal });
	if (!body) throw new Error('no stream');
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	const first = await reader.read();
	await ameyo.login();
	const second = await reader.read();
	gone.abort();
	expect(first.value).toMatch(/^event: change\n/);
	expect(second.value).toMatch(/^event: change\n/);
});

test('with https it shows a certificate of its own', async () => {
	const secure = await startSandbox({ https: true });
	try {
		expect(secure.url).toBe(`https://127.0.0.1:${secure.port}`);
		const url = `${secure.url}${COMMAND}${NAMED}`;
		await expect(ameyo.http.post(url, LEADS)).rejects.toMatchObject({
			code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		});
		const httpsAgent = new HttpsAgent({ rejectUnauthorized: false });
		const { data } = await ameyo.http.post<string>(url, LEADS, {
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
			cwd: `${__dirname}/../../..`,
		});
	const own = run(0);
	const [line] = await once(createInterface({ input: own.stdout }), 'line');
	expect(line).toMatch(/^The contact-centre sandbox is ready: http:\/\/127\.0\.0\.1:\d+$/);
	own.kill('SIGTERM');
	expect(await once(own, 'exit')).toEqual([0, null]);

	const late = run(ameyo.sandbox.port);
	const [words] = await once(createInterface({ input: late.stderr }), 'line');
	expect(words).toBe(
		`Port ${ameyo.sandbox.port} is taken by another program. Choose another one with --port or SANDBOX_PORT.`,
	);
	expect(await once(late, 'exit')).toEqual([1, null]);
});
