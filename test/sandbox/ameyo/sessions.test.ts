import { ameyoSeed } from '../../../sandbox';
import { useAmeyo } from './client';

const ameyo = useAmeyo();
const manager = { ...ameyoSeed.MANAGER, terminal: '127.0.0.1' };
const ping = (sessionId: string) =>
	ameyo.send('ping-session', { sessionId, sessionPushSeqNo: '0' });

test('a login answers with the documented bean', async () => {
	expect(await ameyo.send('login', manager)).toMatchObject({
		sessionId: expect.stringMatching(/^d431-[0-9a-f]{8}-ses-manager-\d+-\d+$/),
		userId: 'manager',
		userType: 'CustomerManager',
		terminalInfo: '127.0.0.1',
		sessionTimeout: 180_000,
		pingInterval: 20_000,
		campaignInfos: [
			{ campaignId: 1, campaignName: 'MoviStarSurvey', campaignType: 'Outbound Voice Campaign' },
			{ campaignId: 5, campaignType: 'Interactive Voice Application' },
			{ campaignId: 10, campaignName: 'TestInbound' },
		],
	});
	expect(ameyo.simulator.counts).toMatchObject({
		logins: 1,
		commands: { login: { received: 1, carriedOut: 1 } },
	});
});

test('a wrong password gives no session', async () => {
	const words = 'Invalid user id or password';
	const answer = await ameyo.send('login', { ...manager, password: 'made-up-wrong' });
	expect(answer).toEqual({ status: 'error', reason: words, details: words });
	expect(ameyo.simulator.sessions.size).toBe(0);
	expect(ameyo.simulator.counts.commands.login).toEqual({ received: 1, carriedOut: 0 });
	expect(ameyo.simulator.requests[0]).toMatchObject({ status: 200, carriedOut: false });
});

test('a dead session is told in the shape that the document prints for the command', async () => {
	const sessionId = 'd1-made-up-ses-manager-1-1';
	const words = `Invalid session Id: ${sessionId}`;
	expect(await ping(sessionId)).toEqual({ status: 'error', reason: words, details: words });
	for (const command of ['logout', 'terminate-session']) {
		const answer = await ameyo.send(command, { sessionId });
		expect(answer).toEqual({ message: words, type: 'ProcessingException', isPopulated: true });
	}
	expect(await ameyo.send('getContacts', { sessionId, campaignId: 1 })).toEqual({
		result: 'Failed.',
		comment: ['LogoutRemoterProcessorHelper.invalid.sessionid\\', sessionId],
	});
});

test('a rule chooses the shape of a dead session and the print of its comment', async () => {
	const dead = { sessionId: 'd1', campaignId: 1 };
	ameyo.simulator.misbehave({ deadSessionShape: 1 });
	expect(await ameyo.send('getContacts', dead)).toHaveProperty('status', 'error');
	ameyo.simulator.misbehave({ deadSessionShape: 2 });
	expect(await ameyo.send('getContacts', dead)).toHaveProperty('isPopulated', true);
	ameyo.simulator.misbehave({ comment: 'string' });
	expect(await ameyo.send('getContacts', dead)).toEqual({
		result: 'Failed.',
		comment: '["LogoutRemoterProcessorHelper.invalid.sessionid","d1"]',
	});
	ameyo.simulator.misbehave({ comment: 'broken' });
	const { data } = await ameyo.raw('getContacts', dead);
	expect(data).toBe(
		'{"result":"Failed.","comment":["LogoutRemoterProcessorHelper.invalid.sessionid\\\\",\\"d1\\\\"]}',
	);
});

test('a session dies when it is not used for its time-out, and use keeps it alive', async () => {
	const sessionId = await ameyo.login();
	const session = ameyo.simulator.sessions.get(sessionId);
	if (!session) throw new Error('no session');
	session.lastUsedAt -= 120_000;
	expect(await ping(sessionId)).toMatchObject({ alive: true });
	expect(Date.now() - session.lastUsedAt).toBeLessThan(100_000);
	session.lastUsedAt -= 180_001;
	expect(await ping(sessionId)).toHaveProperty('status', 'error');
	expect(session.ended).toBe('timeout');
});

test('logout and terminate-session end the session', async () => {
	for (const command of ['logout', 'terminate-session']) {
		const sessionId = await ameyo.login();
		expect(await ameyo.send(command, { sessionId })).toEqual({});
		expect(await ping(sessionId)).toHaveProperty('status', 'error');
	}
});

test('a user may have two sessions by default, and force-login ends the others', async () => {
	const first = await ameyo.login();
	const second = await ameyo.login();
	expect(await ping(first)).toMatchObject({ alive: true });
	const third = await ameyo.login(ameyoSeed.MANAGER, 'force-login');
	expect(ameyo.simulator.livingSessions().map((session) => session.sessionId)).toEqual([third]);
	expect(ameyo.simulator.sessions.get(second)?.ended).toBe('other login');
});

test('with a license of one session a plain login is refused until force-login', async () => {
	ameyo.simulator.settings.singleSession = 'refuse';
	const first = await ameyo.login();
	expect(await ameyo.send('login', manager)).toMatchObject({
		status: 'error',
		reason: 'User: manager is already logged in',
	});
	expect(await ping(first)).toMatchObject({ alive: true });
	await ameyo.login(ameyoSeed.MANAGER, 'force-login');
	expect(await ping(first)).toHaveProperty('status', 'error');
	await ameyo.login(ameyoSeed.SECOND_MANAGER);
	expect(ameyo.simulator.livingSessions()).toHaveLength(2);
});

test('with replacement a second login ends the first session', async () => {
	ameyo.simulator.settings.singleSession = 'replace';
	const first = await ameyo.login();
	const second = await ameyo.login();
	expect(await ping(first)).toHaveProperty('status', 'error');
	expect(await ping(second)).toMatchObject({ alive: true });
});

test('the hash key opens uploads without a session, and a wrong one does not', async () => {
	const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
	const headers = { 'Hash-key': hashKey, 'Requesting-host': requestingHost };
	const good = { ...headers, 'Policy-name': policyName };
	const data = { campaignId: 1 };
	expect(await ameyo.send('getLeadsForCampaign', data, good)).toHaveLength(4);
	for (const wrong of [headers, { ...good, 'Hash-key': 'made-up-other' }]) {
		const { status, data: body } = await ameyo.raw('getLeadsForCampaign', data, wrong);
		expect([status, body]).toEqual([200, 'null']);
	}
	expect(await ameyo.send('ping-session', {}, good)).toHaveProperty('status', 'error');
	expect(await ameyo.send('getLeadsForCampaign', data)).toMatchObject({
		reason: 'Parameter sessionId cannot be null',
	});
});
