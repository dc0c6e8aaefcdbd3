import { virtualContactCenterSeed } from '../../../sandbox';
import { useSimulator } from '../support/simulator';

const { COOKIE } = virtualContactCenterSeed;
const virtualContactCenter = useSimulator('virtualContactCenter');
/** Where callbacks go in these tests: the sandbox's own CRM. */
const crm = () => `${virtualContactCenter.sandbox.url}/crm/callback`;

async function dial(query: Record<string, string>, body?: Record<string, string>, cookie = COOKIE) {
	const url = `${virtualContactCenter.sandbox.url}/AGUI/make_call.php?${new URLSearchParams(query).toString()}`;
	const headers = { cookie };
	return body === undefined
		? await virtualContactCenter.http.get<string>(url, { headers })
		: await virtualContactCenter.http.post<string>(url, new URLSearchParams(body), { headers });
}

/** Dials with this data and gives the callback's form. */
async function calledBack(ctlUserdata: string, phone = '6502928880') {
	const sent = virtualContactCenter.simulator.nextSent();
	await dial({ phone }, { ctl_userdata: `${ctlUserdata}[ctl_callbackUrl|${crm()}]` });
	virtualContactCenter.simulator.hangUp();
	const { fields, status } = await sent;
	expect(status).toBe(200);
	expect(virtualContactCenter.simulator.received.at(-1)).toEqual(fields);
	return fields;
}

test("places a call for the agent's cookie, by GET and by POST", async () => {
	const answer = await dial({ prefix: '1', phone: '650-292', callerId: '5', queue_id: '7' });
	expect(answer.status).toBe(200);
	expect(answer.data).toContain('close this window');
	await dial({ phone: '2', ctl_userdata: '[a|b]' });
	await dial({ phone: '3' }, { ctl_userdata: '[c|d]', extTransactionData: '[extRecordId|1]' });
	expect(virtualContactCenter.simulator.calls).toMatchObject([
		{ phone: '1650-292', callerId: '5', queueId: '7', ctlUserdata: '' },
		{ phone: '2', ctlUserdata: '[a|b]' },
		{ phone: '3', ctlUserdata: '[c|d]', extTransactionData: '[extRecordId|1]' },
	]);
	expect(virtualContactCenter.simulator.counts).toMatchObject({
		dials: 3,
		dataInQuery: 1,
		sentToLogin: 0,
	});
});

test('posts the result of a call before it answers the dial, where it is told to', async () => {
	const { simulator } = virtualContactCenter;
	Object.assign(simulator.settings, { ringMs: 0, talkMs: 0, resultBeforeAnswer: true });
	await dial({ phone: '1' }, { ctl_userdata: `[ctl_callbackUrl|${crm()}]` });
	expect(simulator.sent).toMatchObject([{ kind: 'callback', status: 200 }]);
});

test.each([
	['no cookie', ''],
	['another cookie', 'AGUISESSID=made-up-other'],
	['a cookie whose name ends the same', 'XAGUISESSID=made-up-agent-session-1'],
])('sends a browser with %s to the login page', async (_what, cookie) => {
	const answer = await dial({ phone: '1' }, undefined, cookie);
	expect(answer.status).toBe(302);
	expect(answer.headers.location).toBe('/AGUI/login.php');
	expect(virtualContactCenter.simulator.counts).toMatchObject({ dials: 0, sentToLogin: 1 });
});

test('signs the agent in, and takes the new cookie until the sessions are ended', async () => {
	const login = (password: string) =>
		virtualContactCenter.http.post<string>(
			`${virtualContactCenter.sandbox.url}/AGUI/login.php`,
			new URLSearchParams({ username: 'alex', password }),
		);
	const refused = await login('made-up-wrong');
	expect(refused.headers['set-cookie']).toBeUndefined();
	const { headers } = await login('made-up-password');
	const cookie = headers['set-cookie']?.[0]?.split(';')[0];
	expect((await dial({ phone: '1' }, undefined, cookie)).status).toBe(200);
	virtualContactCenter.simulator.endSessions();
	expect((await dial({ phone: '1' }, undefined, cookie)).status).toBe(302);
});

test.each([
	['prefix', 'a'],
	['callerId', '+1'],
	['dialplan_id', 'x'],
	['queue_id', '1 2'],
])('refuses letters where the document wants digits: %s=%s', async (name, value) => {
	expect((await dial({ phone: '1', [name]: value })).status).toBe(400);
	expect(virtualContactCenter.simulator.calls).toEqual([]);
});

test('refuses a call without a number', async () => {
	expect((await dial({ prefix: '1' })).status).toBe(400);
});

test('fills in the tokens when the call has ended', async () => {
	const names = [
		'caller_id transaction_id call_answered_time call_hangup_time callAnsweredTenantTT callHangupTenantTT',
		'callDuration equal interaction_guid year month date hours minutes seconds transaction_codes notes',
		'lastTclListName lastTclCodeDesc lastTclCodeShort unknown',
	].flatMap((line) => line.split(' '));
	const fields = await calledBack(names.map((name) => `[${name}|$${name}$]`).join(''));
	const [call] = virtualContactCenter.simulator.calls;
	const filled = Object.fromEntries(
		[...(fields.ctl_userdata ?? '').matchAll(/\[(\w+)\|([^\]]*)\]/g)].map(([, name, value]) => [
			name,
			value,
		]),
	);
	const stamp = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d [+-]\d{4}$/;
	expect(filled).toMatchObject({
		caller_id: '',
		transaction_id: call?.transactionId,
		call_answered_time: expect.stringMatching(/^\d{10}$/),
		call_hangup_time: expect.stringMatching(/^\d{10}$/),
		callAnsweredTenantTT: expect.stringMatching(stamp),
		callHangupTenantTT: expect.stringMatching(stamp),
		callDuration: '00:00:00',
		equal: '=',
		interaction_guid: call?.interactionGuid,
		year: expect.stringMatching(/^\d{4}$/),
		month: expect.stringMatching(/^\d\d$/),
		seconds: expect.stringMatching(/^\d\d$/),
		transaction_codes: 'Sales:SOLD,Followup:CB',
		notes: 'Interested, call again',
		lastTclListName: 'Followup',
		lastTclCodeDesc: 'Call back',
		lastTclCodeShort: 'CB',
		unknown: '$unknown$',
	});
	expect(Object.values(filled).filter((value) => /\$\w+\$/.test(String(value)))).toEqual([
		'$unknown$',
	]);
});

test.each(['9901', '9902'])(
	'gives no times of a call that was not established (%s)',
	async (end) => {
		const data = '[answered|$call_answered_time$][hungup|$call_hangup_time$][took|$callDuration$]';
		const { ctl_userdata: text } = await calledBack(data, `650555${end}`);
		expect(text).toContain('[answered|0][hungup|0][took|00:00:00]');
	},
);

const create = '[ctl_action|create][ctl_intType|sfdc]';

test('creates a record of the user data, and tells its ID', async () => {
	const fields = await calledBack(`${create}[ObjectType|Task][Subject|Call $transaction_id$]`);
	const [call] = virtualContactCenter.simulator.calls;
	const [record] = virtualContactCenter.simulator.created;
	expect(record).toEqual({
		id: expect.any(String),
		objectType: 'Task',
		fields: { Subject: `Call ${call?.transactionId}` },
	});
	expect(fields).toMatchObject({ resultCode: 'SUCCESS', errorString: '' });
	expect(fields.ctl_userdata).toContain(`[Ctl_newRecordId|${record?.id}]`);
});

test('tells why no record was created', async () => {
	virtualContactCenter.simulator.settings.crmRefusal = 'REQUIRED_FIELD_MISSING: Subject';
	expect(await calledBack(`${create}[ObjectType|Task]`)).toMatchObject({
		resultCode: 'FAIL',
		errorString: 'REQUIRED_FIELD_MISSING: Subject',
	});
	expect(virtualContactCenter.simulator.created).toEqual([]);
});

test.each(['', '[ctl_action|create]', '[ctl_intType|sfdc]'])(
	'ignores an action that is not complete: %j',
	async (data) => {
		expect(await calledBack(`${data}[ObjectType|Task]`)).toMatchObject({ resultCode: 'IGNORE' });
	},
);

test('launches the screen pop where it is asked for and set up', async () => {
	virtualContactCenter.simulator.settings.screenPopUrl = `${virtualContactCenter.sandbox.url}/crm/callback?launch`;
	const launch = virtualContactCenter.simulator.nextSent();
	await dial({ phone: '1' }, { ctl_userdata: '[a|$equal$][ctl_launchopt|true]' });
	virtualContactCenter.simulator.hangUp();
	expect(await launch).toMatchObject({
		kind: 'launch',
		fields: {
			CtlUserData: '[a|=][ctl_launchopt|true]',
			AgentID: 'ag42',
			Password: 'made-up-external-password',
			extPwd: 'made-up-external-password',
			Command: 'launch',
			cmd: 'launch',
		},
	});
	const state = await virtualContactCenter.state();
	expect(state).toContain('extPwd');
	expect(state).not.toContain('made-up-external-password');
	await calledBack('[ctl_launchopt|false]');
	expect(virtualContactCenter.simulator.sent.map(({ kind }) => kind)).toEqual([
		'launch',
		'callback',
	]);
});

test('keeps what came of a callback that nobody took', async () => {
	const sent = virtualContactCenter.simulator.nextSent();
	await dial({ phone: '1' }, { ctl_userdata: '[ctl_callbackUrl|http://127.0.0.1:1/x]' });
	virtualContactCenter.simulator.hangUp();
	expect(await sent).toMatchObject({ kind: 'callback', status: 0 });
});

test('holds calls, hangs up, and forgets calls at a reset', async () => {
	virtualContactCenter.simulator.holdCalls();
	await dial({ phone: '1' }, { ctl_userdata: `[ctl_callbackUrl|${crm()}]` });
	await dial({ phone: '2' }, { ctl_userdata: `[ctl_callbackUrl|${crm()}]` });
	expect(virtualContactCenter.simulator.calls.map(({ state }) => state)).toEqual([
		'ringing',
		'ringing',
	]);
	expect(virtualContactCenter.simulator.counts.overlappingDials).toBe(1);
	const sent = virtualContactCenter.simulator.nextSent();
	virtualContactCenter.simulator.hangUp();
	await sent;
	virtualContactCenter.sandbox.reset();
	expect(virtualContactCenter.simulator.calls).toEqual([]);
	expect(virtualContactCenter.simulator.received).toEqual([]);
});
