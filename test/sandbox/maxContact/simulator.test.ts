import { maxContactSeed, startSandbox } from '../../../sandbox';
import { cookie, useMaxContact } from './client';

const house = useMaxContact({ maxContact: { ringMs: 0 } });
const DIAL = 'dial/user/1001/phone/5550001';
const post = (path: string, body: unknown = '') =>
	house.http.post<string>(`${house.sandbox.url}/sandbox/${path}`, body);
const state = async () => (await house.http.get<string>(`${house.sandbox.url}/sandbox/state`)).data;

test('commands of one agent that overlap are counted, reads and other agents are not', async () => {
	house.room.misbehave({ hold: true, times: 5 });
	const paths = [
		'goready/user/1001',
		'goready/user/1001',
		'goready/user/1002',
		'getcalls/user/1001',
		'getcalls/user/1001',
	];
	const answers: Array<Promise<unknown>> = [];
	for (const path of paths) {
		const arrived = house.room.nextRequest();
		answers.push(house.send(path));
		await arrived;
	}
	expect(house.room.counts.overlappingCommands).toEqual({ 1001: 1 });
	house.room.calm();
	await Promise.all(answers);
	for (let i = 0; i < 50; i += 1) await house.send('goready/user/1003');
	expect(house.room.counts).toMatchObject({
		overlappingCommands: { 1001: 1 },
		maxParallelByAgent: { 1001: 2, 1002: 1, 1003: 1 },
		maxParallelRequests: 5,
		withoutJsonHeader: 0,
		dataInQuery: 0,
	});
	expect(house.room.counts.commands.goready).toEqual({ received: 53, carriedOut: 53 });
});

test('dials are counted, and what was refused or came to nothing is told apart', async () => {
	await house.send(DIAL);
	await house.send(DIAL);
	house.room.misbehave({ command: 'dial', dropBefore: true });
	await expect(house.send('dial/user/1002/phone/5550002')).rejects.toMatchObject({
		code: 'ECONNRESET',
	});
	house.room.misbehave({ command: 'dial', dropAfter: true });
	await expect(house.send('dial/user/1003/phone/5550003')).rejects.toMatchObject({
		code: 'ECONNRESET',
	});
	expect(house.room.counts).toMatchObject({
		dials: 2,
		dialsByAgent: { 1001: 1, 1003: 1 },
		commands: { dial: { received: 4, carriedOut: 2 } },
	});
	expect(house.room.requests[1]).toMatchObject({
		carriedOut: false,
		refusal: 'User 1001 is on call 5001, which is not on hold.',
	});
});

test('a rule shortens or breaks JSON and XML alike', async () => {
	const path = '/webservices/services/telephony/users/user/1001';
	house.room.misbehave({ shortAnswer: 11 });
	expect((await house.send('users/user/1001')).Data).toHaveLength(1);
	house.room.misbehave({ shortAnswer: 11 });
	expect((await house.get(path, cookie())).data.match(/<a:ID>/g)).toHaveLength(1);
	house.room.misbehave({ malformedJson: true });
	expect((await house.get(path, cookie())).data).toMatch(/<\/CallActionResponse$/);
	expect(() => house.room.misbehave(JSON.parse('{"expireTokn":true}'))).toThrow(/expireTokn/);
});

test('another process controls MaxContact over HTTP', async () => {
	await post('maxContact/hold-calls');
	await house.send(DIAL);
	expect(house.room.calls[0]?.state).toBe('ringing');
	expect((await post('maxContact/answer-call', { callId: 5001 })).status).toBe(200);
	expect(house.room.calls[0]?.state).toBe('connected');
	expect((await post('maxContact/end-call', { callId: 5001 })).status).toBe(200);
	expect(house.room.calls[0]?.ending).toBe('customer');
	const message = async (body: unknown) => {
		const { status, data } = await post('maxContact/end-call', body);
		return [status, JSON.parse(data).message];
	};
	expect(await message({ callId: 5001 })).toEqual([
		400,
		'This cannot be done. There is no call 5001 under way.',
	]);
	expect(await message({ callId: 'x' })).toEqual([400, expect.stringMatching(/callId/)]);
	expect(await message('{')).toEqual([400, 'This cannot be done. The body is not JSON.']);
	expect(await message('')).toEqual([400, expect.any(String)]);
	await house.send('dial/user/1002/phone/5550002');
	await post('maxContact/release-calls');
	expect(house.room.calls[1]?.state).toBe('connected');
	const { TokenKey } = JSON.parse((await house.login()).data);
	await post('maxContact/expire-tokens');
	expect(house.room.tokens.get(TokenKey)?.ended).toBe('expired by rule');
	await post('maxContact/misbehave', { command: 'dial', status: 503, times: null });
	expect((await house.raw(DIAL)).status).toBe(503);
	await post('maxContact/calm');
	expect((await house.raw(DIAL)).status).toBe(200);
	await post('reset');
	expect([house.room.calls, house.room.requests, house.room.tokens.size]).toEqual([[], [], 1]);
	expect(house.room.counts.dials).toBe(0);
});

test('the state shows agents and calls, 64-bit ids as text, and no secret', async () => {
	const { TokenKey } = JSON.parse((await house.login()).data);
	await house.send('dial/user/1001/phone/01610000003', cookie(TokenKey));
	const told = await state();
	const { agents, calls, leads } = JSON.parse(told).simulators.maxContact;
	expect(agents[0]).toMatchObject({ userId: 1001, state: 'onCall' });
	expect(calls).toMatchObject({
		count: 1,
		last: [{ callId: 5001, leadId: '9007199254740993', recording: 'on', state: 'connected' }],
	});
	expect(leads.last[2].phones[0].leadPhoneId).toBe('9007199254741993');
	const { password } = maxContactSeed.LOGIN;
	const base64 = Buffer.from(password).toString('base64');
	for (const secret of [TokenKey, maxContactSeed.TOKEN_KEY, password, base64]) {
		expect(told).not.toContain(secret);
		expect(JSON.stringify(house.room.requests.map(({ headers }) => headers))).not.toContain(secret);
	}
	expect(house.room.requests.at(-1)?.sessionId).toBe(TokenKey);
});

test('the seed can be replaced, and a reset brings it back', async () => {
	const [first] = maxContactSeed.AGENTS;
	if (!first) throw new Error('no agents');
	const own = await startSandbox({
		maxContact: { agents: [{ ...first, userId: 7 }], pastedTokens: ['made-up-other-key'] },
	});
	try {
		own.maxContact.agents.clear();
		own.maxContact.settings.ringMs = 1;
		own.reset();
		expect([...own.maxContact.agents.keys()]).toEqual([7]);
		expect([...own.maxContact.tokens.keys()]).toEqual(['made-up-other-key']);
		expect(own.maxContact.settings.ringMs).toBe(50);
	} finally {
		await own.close();
	}
});
