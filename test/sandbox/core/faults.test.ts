import { Agent } from 'node:http';

import { useAmeyo } from '../ameyo/client';

const ameyo = useAmeyo();
const LEADS = { campaignId: 1, leadId: 1, properties: {} };
let sessionId = '';
beforeEach(async () => {
	sessionId = await ameyo.login();
});
const upload = (phone1: string) =>
	ameyo.raw('uploadContacts', { ...LEADS, sessionId, customerRecords: [{ phone1 }] });
const ping = () => ameyo.raw('ping-session', { sessionId });
const isAnswered = ({ command, status }: { command: string; status?: number }) =>
	command === 'uploadContacts' && status !== undefined;

/** Waits for what a simulator does after a request has arrived. */
async function until(isDone: () => boolean): Promise<void> {
	while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}
const contacts = () => ameyo.simulator.contacts.size;

test('a refusing status comes before the work, with Retry-After', async () => {
	ameyo.simulator.misbehave({ status: 503, retryAfter: 7 });
	const refused = await upload('1');
	expect([refused.status, refused.headers['retry-after'], contacts()]).toEqual([503, '7', 0]);
	expect((await upload('1')).status).toBe(200);
	expect(ameyo.simulator.counts.commands.uploadContacts).toEqual({ received: 2, carriedOut: 1 });
});

test('an HTML page, a redirect or any other answer can come instead of the work', async () => {
	ameyo.simulator.misbehave({ html: 500 });
	ameyo.simulator.misbehave({ redirect: 'http://127.0.0.1:9/', status: 307 });
	ameyo.simulator.misbehave({ answer: { status: 418, body: { teapot: true } } });
	const [html, redirect, other] = [await ping(), await ping(), await ping()];
	expect([html.status, html.headers['content-type']]).toEqual([500, 'text/html;charset=UTF-8']);
	expect([redirect.status, redirect.headers.location]).toEqual([307, 'http://127.0.0.1:9/']);
	expect([other.status, other.data]).toEqual([418, '{"teapot":true}']);
});

test('a connection is cut before the work or after it', async () => {
	ameyo.simulator.misbehave({ dropBefore: true });
	await expect(upload('1')).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(contacts()).toBe(0);
	ameyo.simulator.misbehave({ dropAfter: true });
	await expect(upload('1')).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(contacts()).toBe(1);
	expect(ameyo.simulator.requests.at(-1)).toMatchObject({ status: 0 });
});

test('an answer comes short, malformed or cut in the middle', async () => {
	const leads = () => ameyo.raw('getLeadsForCampaign', { campaignId: 1, sessionId });
	ameyo.simulator.misbehave({ shortAnswer: 3 });
	expect(JSON.parse((await leads()).data)).toHaveLength(1);
	ameyo.simulator.misbehave({ shortAnswer: 1 });
	expect((await upload('1')).data).toBe('{"beanResponse":[]}');
	ameyo.simulator.misbehave({ malformedJson: true });
	const { data } = await leads();
	expect(() => JSON.parse(data)).toThrow(SyntaxError);
	ameyo.simulator.misbehave({ truncate: true });
	await expect(leads()).rejects.toThrow('aborted');
});

test('the work is done before an answer that comes instead of its own', async () => {
	ameyo.simulator.misbehave({ status: 503, afterWork: true });
	ameyo.simulator.misbehave({ html: 200, afterWork: true });
	expect([(await upload('1')).status, contacts()]).toEqual([503, 1]);
	expect([(await upload('2')).data.slice(0, 5), contacts()]).toEqual(['<!doc', 2]);
});

test('a page shows the request, headers and body', async () => {
	ameyo.simulator.misbehave({ echo: true });
	const { status, data } = await upload('1');
	expect([status, contacts()]).toEqual([500, 0]);
	expect(data).toContain('POST /ameyowebaccess/command?command=uploadContacts');
	expect(data).toContain('content-type: application/x-www-form-urlencoded');
	expect(data).toContain(encodeURIComponent(sessionId));
});

test('an answer has a member that is nested deep, or says that it is packed', async () => {
	ameyo.simulator.misbehave({ deepAnswer: 3 });
	expect((await upload('1')).data).toMatch(/^\{"deep":\[\[\[\]\]\],"beanResponse":\[/);
	ameyo.simulator.misbehave({ brokenEncoding: true });
	await expect(upload('2')).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
	expect(contacts()).toBe(2);
});

test('an answer drips until the caller goes, or the connection is switched', async () => {
	ameyo.simulator.misbehave({ drip: true });
	ameyo.simulator.misbehave({ switchProtocols: true });
	for (const [n, status] of [200, 101].entries()) {
		const gone = new AbortController();
		const data = { ...LEADS, sessionId, customerRecords: [{ phone1: String(n) }] };
		const answer = ameyo.http.post(
			`${ameyo.sandbox.url}/ameyowebaccess/command?command=uploadContacts`,
			new URLSearchParams({ data: JSON.stringify(data) }),
			{ signal: gone.signal },
		);
		await until(() => ameyo.simulator.requests.filter(isAnswered).length === n + 1);
		expect(ameyo.simulator.requests.at(-1)).toMatchObject({ status });
		gone.abort();
		await expect(answer).rejects.toMatchObject({ code: 'ERR_CANCELED' });
	}
	expect(contacts()).toBe(2);
});

test('a rule finds the request that holds a text in its URL or body', async () => {
	ameyo.simulator.misbehave({ matching: '"phone1":"2"', status: 503 });
	ameyo.simulator.misbehave({ matching: 'command=ping-session', status: 429 });
	const statuses = [await upload('1'), await upload('2'), await upload('2'), await ping()];
	expect(statuses.map(({ status }) => status)).toEqual([200, 503, 200, 429]);
});

test('a session dies just before the request that the rule is for', async () => {
	ameyo.simulator.misbehave({ command: 'uploadContacts', skip: 1, expireSession: true });
	expect((await upload('1')).data).toContain('ADDED');
	expect((await upload('2')).data).toContain('invalid.sessionid');
	expect((await ping()).data).toContain('Invalid session Id');
	expect(contacts()).toBe(1);
	await ameyo.login();
	ameyo.simulator.expireSessions();
	expect(ameyo.simulator.livingSessions()).toEqual([]);
});

test('rules strike in their order, as often as they say, for their command only', async () => {
	ameyo.simulator.misbehave({ command: 'ping-session', times: 2, status: 429 });
	ameyo.simulator.misbehave({ skip: 1, times: Infinity, status: 503 });
	const statuses: number[] = [];
	for (let i = 0; i < 3; i += 1) statuses.push((await ping()).status);
	for (let i = 0; i < 3; i += 1) statuses.push((await upload('1')).status);
	expect(statuses).toEqual([429, 429, 200, 503, 503, 503]);
	ameyo.simulator.calm();
	expect((await ping()).status).toBe(200);
});

test('a held request waits before its work until the simulator is calm', async () => {
	ameyo.simulator.misbehave({ hold: true, times: 2 });
	const arrived = ameyo.simulator.nextRequest('uploadContacts');
	const answers = [upload('1'), upload('2')];
	await arrived;
	await ping();
	expect(contacts()).toBe(0);
	ameyo.simulator.calm();
	await Promise.all(answers);
	expect(contacts()).toBe(2);
	expect(ameyo.simulator.counts.maxParallelRequests).toBeGreaterThanOrEqual(2);
});

test('a late answer comes after work that was done at once', async () => {
	ameyo.simulator.misbehave({ delay: 60_000 });
	const gone = new AbortController();
	const arrived = ameyo.simulator.nextRequest();
	const data = { ...LEADS, sessionId, customerRecords: [{ phone1: '1' }] };
	const answer = ameyo.http.post(
		`${ameyo.sandbox.url}/ameyowebaccess/command?command=uploadContacts`,
		new URLSearchParams({ data: JSON.stringify(data) }),
		{ signal: gone.signal },
	);
	await arrived;
	await ping();
	expect(contacts()).toBe(1);
	gone.abort();
	await expect(answer).rejects.toMatchObject({ code: 'ERR_CANCELED' });
});

test('one request after another never counts as two at the same time', async () => {
	const keepAlive = new Agent({ keepAlive: true });
	const url = `${ameyo.sandbox.url}/ameyowebaccess/command`;
	for (let i = 0; i < 200; i += 1) await ameyo.http.post(url, '', { httpAgent: keepAlive });
	keepAlive.destroy();
	expect(ameyo.simulator.counts.maxParallelRequests).toBe(1);
});

test('a misspelt rule is refused', async () => {
	const misspelt = { comand: 'login', status: 503 };
	expect(() => ameyo.simulator.misbehave(JSON.parse(JSON.stringify(misspelt)))).toThrow(/comand/);
	expect(await ameyo.control('ameyo/misbehave', misspelt)).toMatchObject({ status: 400 });
	expect((await ping()).status).toBe(200);
});
