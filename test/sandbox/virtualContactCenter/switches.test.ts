import { virtualContactCenterSeed } from '../../../sandbox';
import { useSimulator } from '../support/simulator';

const { COOKIE } = virtualContactCenterSeed;
const virtualContactCenter = useSimulator('virtualContactCenter');
const url = (path: string) => `${virtualContactCenter.sandbox.url}${path}`;

async function dial(body: Record<string, string> = {}, headers: Record<string, string> = {}) {
	return await virtualContactCenter.http.post<string>(
		url('/AGUI/make_call.php?phone=6502928880'),
		new URLSearchParams(body),
		{ headers: { cookie: COOKIE, ...headers } },
	);
}

/** Sets a switch over the control path, as another process does. */
async function become(switches: object) {
	const answer = await virtualContactCenter.http.post<string>(
		url('/sandbox/virtualContactCenter/settings'),
		JSON.stringify(switches),
	);
	return { status: answer.status, data: String(answer.data) };
}

async function calledBack(ctlUserdata: string, more: Record<string, string> = {}) {
	const sent = virtualContactCenter.simulator.nextSent();
	await dial({ ctl_userdata: `${ctlUserdata}[ctl_callbackUrl|${url('/crm/callback')}]`, ...more });
	virtualContactCenter.simulator.hangUp();
	return (await sent).fields;
}

test('refuses what is no switch, and forgets the switches at a reset', async () => {
	expect((await become({ afterDial: 'errorPage' })).status).toBe(200);
	expect((await dial()).data).toContain('Error');
	expect((await become({ afterDial: 'nonsense' })).status).toBe(400);
	expect((await become({ ringMs: 1 })).data).toContain('ringMs');
	virtualContactCenter.sandbox.reset();
	expect((await dial()).data).toContain('close this window');
});

test.each([
	['redirect', 302, ''],
	['page', 200, 'type="password"'],
	['words', 200, 'session expired'],
	[401, 401, ''],
	[403, 403, ''],
])('tells the end of a session by %s', async (sessionOverAs, status, words) => {
	await become({ sessionOverAs });
	const answer = await dial({}, { cookie: '' });
	expect(answer.status).toBe(status);
	expect(answer.data).toContain(words);
	expect(virtualContactCenter.simulator.counts.dials).toBe(0);
});

test.each([
	['otherPage', 200, 'Click-To-Dial'],
	['emptyPage', 200, ''],
	['errorPage', 200, 'Error'],
	['expiredPage', 200, 'session expired'],
	['loginPage', 200, 'Sign In'],
	['redirect', 302, ''],
	['loginRedirect', 302, ''],
])('places the call and answers with %s', async (afterDial, status, words) => {
	await become({ afterDial });
	const answer = await dial();
	expect(answer.status).toBe(status);
	expect(answer.data).toContain(words);
	expect(virtualContactCenter.simulator.counts.dials).toBe(1);
});

test("takes the cookie in a browser's window only, where it is told to", async () => {
	await become({ browserOnly: true });
	expect((await dial()).status).toBe(302);
	expect((await dial({}, { 'sec-fetch-mode': 'navigate' })).status).toBe(200);
	expect(virtualContactCenter.simulator.counts.dials).toBe(1);
});

test('posts another result code without an action, or none, and further members', async () => {
	expect(await calledBack('[a|b]')).toMatchObject({ resultCode: 'IGNORE' });
	await become({ resultWithoutAction: null, furtherMembers: { queue: '7' } });
	const fields = await calledBack('[a|b]');
	expect(Object.keys(fields)).toEqual(['ctl_userdata', 'errorString', 'queue']);
	await become({ resultWithoutAction: 'NONE' });
	expect(await calledBack('[a|b]')).toMatchObject({ resultCode: 'NONE' });
});

test('fills in tokens with a known action only, where it is told to', async () => {
	await become({ fillsTokens: 'withAction' });
	expect((await calledBack('[t|$call_answered_time$]')).ctl_userdata).toContain(
		'[t|$call_answered_time$]',
	);
	const action = '[ctl_action|create][ctl_intType|sfdc][ObjectType|Task]';
	expect((await calledBack(`${action}[t|$call_answered_time$]`)).ctl_userdata).toMatch(
		/\[t\|\d+\]/,
	);
});

test('creates no record without what it needs', async () => {
	await become({ requiredFields: ['ObjectType', 'WhatId'] });
	const action = '[ctl_action|create][ctl_intType|sfdc][ObjectType|Task]';
	expect(await calledBack(action)).toMatchObject({
		resultCode: 'FAIL',
		errorString: 'INVALID_TYPE: WhatId is missing',
	});
	expect(await calledBack(`${action}[WhatId|0015]`)).toMatchObject({ resultCode: 'SUCCESS' });
});

test('links a record to the log of an action only, and with the Enhanced SFDC integration only', async () => {
	const action = '[ctl_action|create][ctl_intType|sfdc][ObjectType|Task]';
	const record = { extTransactionData: '[extRecordId|0015][extRecordType|Account]' };
	const { simulator } = virtualContactCenter;
	await calledBack('[a|b]', record);
	expect(simulator.created).toEqual([]);
	await calledBack(action, record);
	expect(simulator.created.at(-1)).toMatchObject({ linkedTo: '0015' });
	await become({ enhancedSfdc: false });
	await calledBack(action, record);
	expect(simulator.created.at(-1)).not.toHaveProperty('linkedTo');
});

test('cuts a value at a bare =, where it is told to, and none of its own', async () => {
	await become({ bareEqual: 'cut' });
	const { ctl_userdata: text } = await calledBack('[a|x=y][b|x$equal$y][ctl_parentid|p=q]');
	expect(text).toContain('[a|x][b|x=y][ctl_parentid|p=q]');
});

test('puts line breaks between the pairs, where it is told to', async () => {
	await become({ betweenPairs: '\n' });
	expect((await calledBack('[a|b][c|d]')).ctl_userdata).toMatch(/^\[a\|b\]\n\[c\|d\]\n\[ctl_c/);
});
