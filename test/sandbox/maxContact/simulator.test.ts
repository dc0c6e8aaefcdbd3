import { maxContactSeed, startSandbox } from '../../../sandbox';
import { cookie, useMaxContact } from './client';

const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const DIAL = 'dial/user/1001/phone/5550001';

test('commands of one agent that overlap are counted, reads and other agents are not', async () => {
	maxContact.simulator.misbehave({ hold: true, times: 5 });
	const paths = [
		'goready/user/1001',
		'goready/user/1001',
		'goready/user/1002',
		'getcalls/user/1001',
		'getcalls/user/1001',
	];
	const answers: Array<Promise<unknown>> = [];
	for (const path of paths) {
		const arrived = maxContact.simulator.nextRequest();
		answers.push(maxContact.send(path));
		await arrived;
	}
	expect(maxContact.simulator.counts.overlappingCommands).toEqual({ 1001: 1 });
	maxContact.simulator.calm();
	await Promise.all(answers);
	for (let i = 0; i < 50; i += 1) await maxContact.send('goready/user/1003');
	expect(maxContact.simulator.counts).toMatchObject({
		overlappingCommands: { 1001: 1 },
		maxParallelByAgent: { 1001: 2, 1002: 1, 1003: 1 },
		maxParallelRequests: 5,
		withoutJsonHeader: 0,
		dataInQuery: 0,
	});
	expect(maxContact.simulator.counts.commands.goready).toEqual({ received: 53, carriedOut: 53 });
});

test('dials are counted, and what was refused or came to nothing is told apart', async () => {
	await maxContact.send(DIAL);
	await maxContact.send(DIAL);
	maxContact.simulator.misbehave({ command: 'dial', dropBefore: true });
	await expect(maxContact.send('dial/user/1002/phone/5550002')).rejects.toMatchObject({
		code: 'ECONNRESET',
	});
	maxContact.simulator.misbehave({ command: 'dial', dropAfter: true });
	await expect(maxContact.send('dial/user/1003/phone/5550003')).rejects.toMatchObject({
		code: 'ECONNRESET',
	});
	expect(maxContact.simulator.counts).toMatchObject({
		dials: 2,
		dialsByAgent: { 1001: 1, 1003: 1 },
		commands: { dial: { received: 4, carriedOut: 2 } },
	});
	expect(maxContact.simulator.requests[1]).toMatchObject({
		carriedOut: false,
		refusal: 'User 1001 is on call 5001, which is not on hold.',
	});
});

test('a rule shortens or breaks JSON and XML alike', async () => {
	const path = '/webservices/services/telephony/users/user/1001';
	maxContact.simulator.misbehave({ shortAnswer: 11 });
	expect((await maxContact.send('users/user/1001')).Data).toHaveLength(1);
	maxContact.simulator.misbehave({ shortAnswer: 11 });
	expect((await maxContact.get(path, cookie())).data.match(/<a:ID>/g)).toHaveLength(1);
	maxContact.simulator.misbehave({ malformedJson: true });
	expect((await maxContact.get(path, cookie())).data).toMatch(/<\/CallActionResponse$/);
	expect(() => maxContact.simulator.misbehave(JSON.parse('{"expireTokn":true}'))).toThrow(
		/expireTokn/,
	);
});

test('another process controls MaxContact over HTTP', async () => {
	await maxContact.control('maxContact/hold-calls');
	await maxContact.send(DIAL);
	expect(maxContact.simulator.calls[0]?.state).toBe('ringing');
	expect((await maxContact.control('maxContact/answer-call', { callId: 5001 })).status).toBe(200);
	expect(maxContact.simulator.calls[0]?.state).toBe('connected');
	expect((await maxContact.control('maxContact/end-call', { callId: 5001 })).status).toBe(200);
	expect(maxContact.simulator.calls[0]?.ending).toBe('customer');
	const message = async (body: unknown) => {
		const { status, data } = await maxContact.control('maxContact/end-call', body);
		return [status, JSON.parse(data).message];
	};
	expect(await message({ callId: 5001 })).toEqual([
		400,
		'This cannot be done. There is no call 5001 under way.',
	]);
	expect(await message({ callId: 'x' })).toEqual([400, expect.stringMatching(/callId/)]);
	expect(await message('{')).toEqual([400, 'This cannot be done. The body is not JSON.']);
	expect(await message('')).toEqual([400, expect.any(String)]);
	await maxContact.send('dial/user/1002/phone/5550002');
	await maxContact.control('maxContact/release-calls');
	expect(maxContact.simulator.calls[1]?.state).toBe('connected');
	const { TokenKey } = JSON.parse((await maxContact.login()).data);
	await maxContact.control('maxContact/expire-tokens');
	expect(maxContact.simulator.tokens.get(TokenKey)?.ended).toBe('expired by rule');
	await maxContact.control('maxContact/misbehave', { command: 'dial', status: 503, times: null });
	expect((await maxContact.raw(DIAL)).status).toBe(503);
	await maxContact.control('maxContact/calm');
	expect((await maxContact.raw(DIAL)).status).toBe(200);
	await maxContact.control('reset');
	expect([
		maxContact.simulator.calls,
		maxContact.simulator.requests,
		maxContact.simulator.tokens.size,
	]).toEqual([[], [], 1]);
	expect(maxContact.simulator.counts.dials).toBe(0);
});

test('the state shows agents and calls, 64-bit ids as text, and no secret', async () => {
	const { TokenKey } = JSON.parse((await maxContact.login()).data);
	await maxContact.send('dial/user/1001/phone/01610000003', cookie(TokenKey));
	const told = await maxContact.state();
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
		expect(
			JSON.stringify(maxContact.simulator.requests.map(({ headers }) => headers)),
		).not.toContain(secret);
	}
	expect(maxContact.simulator.requests.at(-1)?.sessionId).toBe(TokenKey);
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
