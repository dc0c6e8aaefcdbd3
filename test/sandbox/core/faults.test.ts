import { Agent } from 'node:http';

import { useSandbox } from '../ameyo/client';

const house = useSandbox();
const LEADS = { campaignId: 1, leadId: 1, properties: {} };
let sessionId = '';
beforeEach(async () => {
	sessionId = await house.login();
});
const upload = (phone1: string) =>
	house.raw('uploadContacts', { ...LEADS, sessionId, customerRecords: [{ phone1 }] });
const ping = () => house.raw('ping-session', { sessionId });
const contacts = () => house.ameyo.contacts.size;

test('a refusing status comes before the work, with Retry-After', async () => {
	house.ameyo.misbehave({ status: 503, retryAfter: 7 });
	const refused = await upload('1');
	expect([refused.status, refused.headers['retry-after'], contacts()]).toEqual([503, '7', 0]);
	expect((await upload('1')).status).toBe(200);
	expect(house.ameyo.counts.commands.uploadContacts).toEqual({ received: 2, carriedOut: 1 });
});

test('an HTML page, a redirect or any other answer can come instead of the work', async () => {
	house.ameyo.misbehave({ html: 500 });
	house.ameyo.misbehave({ redirect: 'http://127.0.0.1:9/', status: 307 });
	house.ameyo.misbehave({ answer: { status: 418, body: { teapot: true } } });
	const [html, redirect, other] = [await ping(), await ping(), await ping()];
	expect([html.status, html.headers['content-type']]).toEqual([500, 'text/html;charset=UTF-8']);
	expect([redirect.status, redirect.headers.location]).toEqual([307, 'http://127.0.0.1:9/']);
	expect([other.status, other.data]).toEqual([418, '{"teapot":true}']);
});

test('a connection is cut before the work or after it', async () => {
	house.ameyo.misbehave({ dropBefore: true });
	await expect(upload('1')).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(contacts()).toBe(0);
	house.ameyo.misbehave({ dropAfter: true });
	await expect(upload('1')).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(contacts()).toBe(1);
	expect(house.ameyo.requests.at(-1)).toMatchObject({ status: 0 });
});

test('an answer comes short, malformed or cut in the middle', async () => {
	const leads = () => house.raw('getLeadsForCampaign', { campaignId: 1, sessionId });
	house.ameyo.misbehave({ shortAnswer: 3 });
	expect(JSON.parse((await leads()).data)).toHaveLength(1);
	house.ameyo.misbehave({ shortAnswer: 1 });
	expect((await upload('1')).data).toBe('{"beanResponse":[]}');
	house.ameyo.misbehave({ malformedJson: true });
	const { data } = await leads();
	expect(() => JSON.parse(data)).toThrow(SyntaxError);
	house.ameyo.misbehave({ truncate: true });
	await expect(leads()).rejects.toThrow('aborted');
});

test('a session dies just before the request that the rule is for', async () => {
	house.ameyo.misbehave({ command: 'uploadContacts', skip: 1, expireSession: true });
	expect((await upload('1')).data).toContain('ADDED');
	expect((await upload('2')).data).toContain('invalid.sessionid');
	expect((await ping()).data).toContain('Invalid session Id');
	expect(contacts()).toBe(1);
	await house.login();
	house.ameyo.expireSessions();
	expect(house.ameyo.livingSessions()).toEqual([]);
});

test('rules strike in their order, as often as they say, for their command only', async () => {
	house.ameyo.misbehave({ command: 'ping-session', times: 2, status: 429 });
	house.ameyo.misbehave({ skip: 1, times: Infinity, status: 503 });
	const statuses: number[] = [];
	for (let i = 0; i < 3; i += 1) statuses.push((await ping()).status);
	for (let i = 0; i < 3; i += 1) statuses.push((await upload('1')).status);
	expect(statuses).toEqual([429, 429, 200, 503, 503, 503]);
	house.ameyo.calm();
	expect((await ping()).status).toBe(200);
});

test('a held request waits before its work until the room is calm', async () => {
	house.ameyo.misbehave({ hold: true, times: 2 });
	const arrived = house.ameyo.nextRequest('uploadContacts');
	const answers = [upload('1'), upload('2')];
	await arrived;
	await ping();
	expect(contacts()).toBe(0);
	house.ameyo.calm();
	await Promise.all(answers);
	expect(contacts()).toBe(2);
	expect(house.ameyo.counts.maxParallelRequests).toBeGreaterThanOrEqual(2);
});

test('a late answer comes after work that was done at once', async () => {
	house.ameyo.misbehave({ delay: 60_000 });
	const gone = new AbortController();
	const arrived = house.ameyo.nextRequest();
	const data = { ...LEADS, sessionId, customerRecords: [{ phone1: '1' }] };
	const answer = house.http.post(
		`${house.sandbox.url}/ameyowebaccess/command`,
		new URLSearchParams({ command: 'uploadContacts', data: JSON.stringify(data) }),
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
	const url = `${house.sandbox.url}/ameyowebaccess/command`;
	for (let i = 0; i < 200; i += 1) await house.http.post(url, '', { httpAgent: keepAlive });
	keepAlive.destroy();
	expect(house.ameyo.counts.maxParallelRequests).toBe(1);
});

test('a misspelt rule is refused', async () => {
	const misspelt = { comand: 'login', status: 503 };
	expect(() => house.ameyo.misbehave(JSON.parse(JSON.stringify(misspelt)))).toThrow(/comand/);
	const url = `${house.sandbox.url}/sandbox/ameyo/misbehave`;
	expect(await house.http.post(url, misspelt)).toMatchObject({ status: 400 });
	expect((await ping()).status).toBe(200);
});
