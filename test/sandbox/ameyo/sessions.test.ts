import { ameyoSeed } from '../../../sandbox';
import { useSandbox } from './client';

const house = useSandbox();
const manager = { ...ameyoSeed.MANAGER, terminal: '127.0.0.1' };
const ping = (sessionId: string) =>
	house.send('ping-session', { sessionId, sessionPushSeqNo: '0' });

test('a login answers with the documented bean', async () => {
	expect(await house.send('login', manager)).toMatchObject({
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
	expect(house.ameyo.counts).toMatchObject({
		logins: 1,
		commands: { login: { received: 1, carriedOut: 1 } },
	});
});

test('a wrong password gives no session', async () => {
	const words = 'Invalid user id or password';
	const answer = await house.send('login', { ...manager, password: 'made-up-wrong' });
	expect(answer).toEqual({ status: 'error', reason: words, details: words });
	expect(house.ameyo.sessions.size).toBe(0);
	expect(house.ameyo.counts.commands.login).toEqual({ received: 1, carriedOut: 0 });
	expect(house.ameyo.requests[0]).toMatchObject({ status: 200, carriedOut: false });
});

test('a dead session is told in the shape that the document prints for the command', async () => {
	const sessionId = 'd1-made-up-ses-manager-1-1';
	const words = `Invalid session Id: ${sessionId}`;
	expect(await ping(sessionId)).toEqual({ status: 'error', reason: words, details: words });
	for (const command of ['logout', 'terminate-session']) {
		const answer = await house.send(command, { sessionId });
		expect(answer).toEqual({ message: words, type: 'ProcessingException', isPopulated: true });
	}
	expect(await house.send('getContacts', { sessionId, campaignId: 1 })).toEqual({
		result: 'Failed.',
		comment: ['LogoutRemoterProcessorHelper.invalid.sessionid\\', sessionId],
	});
});

test('a rule chooses the shape of a dead session and the print of its comment', async () => {
	const dead = { sessionId: 'd1', campaignId: 1 };
	house.ameyo.misbehave({ deadSessionShape: 1 });
	expect(await house.send('getContacts', dead)).toHaveProperty('status', 'error');
	house.ameyo.misbehave({ deadSessionShape: 2 });
	expect(await house.send('getContacts', dead)).toHaveProperty('isPopulated', true);
	house.ameyo.misbehave({ comment: 'string' });
	expect(await house.send('getContacts', dead)).toEqual({
		result: 'Failed.',
		comment: '["LogoutRemoterProcessorHelper.invalid.sessionid","d1"]',
	});
	house.ameyo.misbehave({ comment: 'broken' });
	const { data } = await house.raw('getContacts', dead);
	expect(data).toBe(
		'{"result":"Failed.","comment":["LogoutRemoterProcessorHelper.invalid.sessionid\\\\",\\"d1\\\\"]}',
	);
});

test('a session dies when it is not used for its time-out, and use keeps it alive', async () => {
	const sessionId = await house.login();
	const session = house.ameyo.sessions.get(sessionId);
	if (!session) throw new Error('no session');
	session.lastUsedAt -= 179_000;
	expect(await ping(sessionId)).toMatchObject({ alive: true });
	expect(Date.now() - session.lastUsedAt).toBeLessThan(100_000);
	session.lastUsedAt -= 180_001;
	expect(await ping(sessionId)).toHaveProperty('status', 'error');
	expect(session.ended).toBe('timeout');
});

test('logout and terminate-session end the session', async () => {
	for (const command of ['logout', 'terminate-session']) {
		const sessionId = await house.login();
		expect(await house.send(command, { sessionId })).toEqual({});
		expect(await ping(sessionId)).toHaveProperty('status', 'error');
	}
});

test('a user may have two sessions by default, and force-login ends the others', async () => {
	const first = await house.login();
	const second = await house.login();
	expect(await ping(first)).toMatchObject({ alive: true });
	const third = await house.login(ameyoSeed.MANAGER, 'force-login');
	expect(house.ameyo.livingSessions().map((session) => session.sessionId)).toEqual([third]);
	expect(house.ameyo.sessions.get(second)?.ended).toBe('other login');
});

test('with a license of one session a plain login is refused until force-login', async () => {
	house.ameyo.settings.singleSession = 'refuse';
	const first = await house.login();
	expect(await house.send('login', manager)).toMatchObject({
		status: 'error',
		reason: 'User: manager is already logged in',
	});
	expect(await ping(first)).toMatchObject({ alive: true });
	await house.login(ameyoSeed.MANAGER, 'force-login');
	expect(await ping(first)).toHaveProperty('status', 'error');
	await house.login(ameyoSeed.SECOND_MANAGER);
	expect(house.ameyo.livingSessions()).toHaveLength(2);
});

test('with replacement a second login ends the first session', async () => {
	house.ameyo.settings.singleSession = 'replace';
	const first = await house.login();
	const second = await house.login();
	expect(await ping(first)).toHaveProperty('status', 'error');
	expect(await ping(second)).toMatchObject({ alive: true });
});

test('the hash key opens uploads without a session, and a wrong one does not', async () => {
	const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
	const headers = { 'Hash-key': hashKey, 'Requesting-host': requestingHost };
	const good = { ...headers, 'Policy-name': policyName };
	const data = { campaignId: 1 };
	expect(await house.send('getLeadsForCampaign', data, good)).toHaveLength(4);
	for (const wrong of [headers, { ...good, 'Hash-key': 'made-up-other' }]) {
		expect(await house.send('getLeadsForCampaign', data, wrong)).toMatchObject({
			status: 'error',
			reason: 'Authentication failed: invalid hash key',
		});
	}
	expect(await house.send('ping-session', {}, good)).toHaveProperty('status', 'error');
	expect(await house.send('getLeadsForCampaign', data)).toMatchObject({
		reason: 'Parameter sessionId cannot be null',
	});
});
