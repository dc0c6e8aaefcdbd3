import { HASH_KEY_HEADERS, useAmeyo } from './client';

const ameyo = useAmeyo();
const LIST = '/ameyorestapi/voice/customerCallbacks/getFiltered?limit=100&campaignId=1&offset=0';
const PLAN = { campaignId: 1, leadId: 39, properties: {} };
const manager = { userId: 'manager', password: 'made-up-password', terminal: '127.0.0.1' };

const send = (command: string, data: object) => ameyo.send(command, data, HASH_KEY_HEADERS);
const upload = async (record: unknown, more: object = {}) => {
	const answer = await send('uploadContacts', { ...PLAN, customerRecords: [record], ...more });
	return Object(answer).beanResponse;
};
const uploadBoth = (customerRecord: unknown, callbackRecord?: object, more: object = {}) =>
	send('uploadContactAndAddCallback', {
		...PLAN,
		customerAndCallbackRecords: [{ customerRecord, callbackRecord }],
		...more,
	});
const rest = async (sessionId: string, method = 'POST', path = LIST) => {
	const url = `${ameyo.sandbox.url}${path}`;
	const { status, data } = await ameyo.http.request<string>({
		url,
		method,
		headers: { sessionId },
	});
	return { status, body: JSON.parse(data) };
};
const dial = async (more: object = {}) => {
	const data = { campaignId: 1, userId: 'amit', phone: '+1 (555) 000-9902', ...more };
	return JSON.stringify(await send('clickToDialWithToken', data));
};

test('a switch is set over the control path, and a reset takes it back', async () => {
	expect((await ameyo.control('ameyo/settings', { crm: 'none' })).status).toBe(200);
	expect(await upload({ phone1: '1' })).toMatchObject([{ crmIntegrated: false }]);
	for (const wrong of [{ crm: 'perhaps' }, { unknown: 1 }, { mostRows: 0 }]) {
		expect((await ameyo.control('ameyo/settings', wrong)).status).toBe(400);
	}
	ameyo.sandbox.reset();
	expect(ameyo.simulator.settings.crm).toBe('takes');
});

test.each([
	['null', 200, 'null'],
	['empty', 200, ''],
	['words', 200, expect.stringContaining('invalid hash key')],
	['status', 401, ''],
] as const)('a refused hash key is told as %s', async (hashKeyRefusal, status, body) => {
	ameyo.simulator.become({ hashKeyRefusal });
	const answer = await ameyo.raw('getLeadsForCampaign', { campaignId: 1 }, { 'hash-key': 'other' });
	expect([answer.status, answer.data]).toEqual([status, body]);
	expect(answer.headers['content-type']).toBe('text/plain;charset=UTF-8');
});

test('JSON of commands is labelled text/plain, that of the REST interface JSON', async () => {
	const label = async () =>
		(await ameyo.raw('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS)).headers[
			'content-type'
		];
	expect(await label()).toBe('text/plain;charset=UTF-8');
	ameyo.simulator.become({ jsonLabel: 'application/json' });
	expect(await label()).toMatch(/^application\/json/);
});

test('answers are printed with commas and a brace too many', async () => {
	ameyo.simulator.become({ printing: 'samples' });
	const { data } = await ameyo.raw('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS);
	expect(data).toMatch(/,\n {2}},\n\]$/);
	expect(() => JSON.parse(data)).toThrow(SyntaxError);
	const refused = await ameyo.raw('logout', { sessionId: 'dead' });
	expect(refused.data).toMatch(/}\n}$/);
	const sessionId = await ameyoLogin();
	expect((await ameyo.raw('logout', { sessionId })).data).toBe('{}');
});

async function ameyoLogin(): Promise<string> {
	await ameyo.raw('login', manager);
	return ameyo.simulator.livingSessions().at(-1)?.sessionId ?? '';
}

test('who did not answer is named in several ways', async () => {
	for (const [customerNamedAs, name] of [
		['asSent', '+1 (555) 000-9902'],
		['digits', '15550009902'],
		['lastTen', '5550009902'],
		['withPrefix', '009115550009902'],
		['userName', 'customer'],
	] as const) {
		ameyo.simulator.become({ customerNamedAs });
		ameyo.simulator.misbehave({ outcome: 'customerDidNotAnswer' });
		expect(await dial()).toContain(`\\"${name}\\"`);
	}
	for (const printed of [false, true]) {
		ameyo.simulator.become({ agentNamedAs: 'userId' });
		ameyo.simulator.misbehave({ outcome: 'agentDidNotAnswer', printed });
		const data = { campaignId: 1, userId: 'amit', phone: '5550009901' };
		const { data: answer } = await ameyo.raw('clickToDialWithToken', data, HASH_KEY_HEADERS);
		expect(answer).toContain('\\"amit\\"');
	}
});

test('shouldAddCustomer is taken in one form', async () => {
	expect(await dial({ shouldAddCustomer: 'false' })).toContain('is not a boolean');
	expect(await dial({ shouldAddCustomer: false })).toContain('FAILURE');
	ameyo.simulator.become({ shouldAddCustomerAs: 'text' });
	expect(await dial({ shouldAddCustomer: false })).toContain('is not a string');
	expect(ameyo.simulator.counts.dials).toBe(1);
});

test("each upload has its own names; the other's are ignored or refused", async () => {
	await upload({ phone1: '1' }, { status: 'BUSY', attempts: '3' });
	expect(ameyo.simulator.contacts.get('1:1')?.columns).toEqual({ attempts: 0 });
	await uploadBoth({ phone1: '2' }, undefined, { Status: 'BUSY', numAttempts: '3' });
	expect(ameyo.simulator.contacts.get('1:2')?.columns).toEqual({ attempts: 0 });
	await uploadBoth({ phone1: '3' }, undefined, { status: 'BUSY', attempts: '3' });
	expect(ameyo.simulator.contacts.get('1:3')?.columns).toEqual({ attempts: 3, status: 'BUSY' });
	ameyo.simulator.become({ otherUploadNames: 'refused' });
	const data = { ...PLAN, customerRecords: [{ phone1: '4' }], status: 'BUSY' };
	expect(await send('uploadContacts', data)).toHaveProperty('status', 'error');
	expect(ameyo.simulator.contacts.has('1:4')).toBe(false);
});

test('a value that is no text is refused, taken, or printed as a floating-point number', async () => {
	const record = { phone1: '1', login: 504089 };
	expect(await upload(record)).toMatchObject([{ resultTypeString: 'INVALID_RECORD_FAILED' }]);
	ameyo.simulator.become({ columnValues: 'asSent' });
	expect(await upload(record)).toMatchObject([{ resultTypeString: 'ADDED' }]);
	ameyo.simulator.become({ columnValues: 'float' });
	expect(await upload({ phone1: '2', login: 504089 })).toMatchObject([{ inserted: true }]);
	expect(ameyo.simulator.contacts.get('1:2')?.customerData.login).toBe('5.04089e+5');
});

test('an upload answers for another number of records', async () => {
	const customerRecords = [{ phone1: '1' }, { phone1: '2' }];
	const count = async () =>
		Object(await send('uploadContacts', { ...PLAN, customerRecords })).beanResponse.length;
	for (const [uploadAnswers, rows] of [
		['each', 2],
		['oneFewer', 1],
		['oneMore', 3],
		['none', 0],
	] as const) {
		ameyo.simulator.become({ uploadAnswers });
		expect(await count()).toBe(rows);
	}
	expect(ameyo.simulator.counts.recordsReceived).toBe(8);
});

test('an upload answers in another order', async () => {
	const customerRecords = [{ phone1: '1' }, { phone1: '2' }, { phone1: '3' }];
	const options = { ...PLAN, properties: { 'update.customer': true }, customerRecords };
	const ids = async () =>
		Object(await send('uploadContacts', options)).beanResponse.map(
			({ customerId }: { customerId: number }) => customerId,
		);
	const [a, b, c] = await ids();
	ameyo.simulator.become({ uploadAnswers: 'oneRepeated' });
	expect(await ids()).toEqual([a, b, a]);
	ameyo.simulator.become({ uploadAnswers: 'reversed' });
	expect(await ids()).toEqual([c, b, a]);
});

test('a contact and its callback are taken and refused each by itself', async () => {
	const callback = { callBackTime: '2027-03-03 09:00:00', callBackPhone: '300' };
	ameyo.simulator.become({ contactResult: 'ADD_FAILED' });
	const before = ameyo.simulator.callbacks.size;
	expect(await uploadBoth({ phone1: '1' }, callback)).toMatchObject([
		{ resultTypeString: 'ADD_FAILED', isInserted: false, id: expect.any(String), message: null },
	]);
	expect(ameyo.simulator.callbacks.size).toBe(before + 1);
	ameyo.simulator.become({ callbackOfRefusedContact: 'refused' });
	expect(await uploadBoth({ phone1: '1' }, callback)).toMatchObject([
		{ resultTypeString: 'ADD_FAILED', message: 'Callback is not added' },
	]);
	ameyo.simulator.become({ contactResult: null, callbackRefusal: 'No callbacks today' });
	expect(await uploadBoth({ phone1: '1' }, callback)).toMatchObject([
		{ resultTypeString: 'ADDED', message: 'No callbacks today' },
	]);
	expect(ameyo.simulator.callbacks.size).toBe(before + 1);
	ameyo.simulator.become({ callbackRefusal: null, callbackIds: 'null', namesResult: false });
	const [row] = Object(await uploadBoth({ phone1: '2' }, callback));
	expect(row).toMatchObject({ id: null, message: null, isInserted: true });
	expect(row).not.toHaveProperty('resultTypeString');
});

test('the CRM behind Ameyo takes a contact, refuses it, or is not there', async () => {
	ameyo.simulator.become({ crm: 'refuses' });
	expect(await upload({ phone1: '1' })).toMatchObject([
		{ crmIntegrated: true, crmSuccess: false, crmResultTypeString: 'ADD_FAILED' },
	]);
	ameyo.simulator.become({ crm: 'none' });
	expect(await upload({ phone1: '2' })).toMatchObject([
		{ resultTypeString: 'ADDED', crmIntegrated: false, crmSuccess: false },
	]);
});

test('a self callback without a user is refused', async () => {
	const callback = { callBackTime: '2027-03-03 09:00:00', isSelfCallBack: true };
	const before = ameyo.simulator.callbacks.size;
	const data = { ...callback, campaignId: 1, callBackProperties: { phone: '1' } };
	expect(await send('addCallback', data)).toMatchObject({
		comment: ['CallBackManager.user.cannot.be.null\\'],
	});
	expect(await uploadBoth({ phone1: '1' }, callback)).toMatchObject([
		{ resultTypeString: 'ADDED', message: 'User cannot be null for a self callback' },
	]);
	expect(ameyo.simulator.callbacks.size).toBe(before);
	ameyo.simulator.become({ selfCallbackNeedsUser: false });
	expect(await send('addCallback', data)).toHaveProperty('beanResponse');
});

test('a login names campaigns as three arrays, or none, and new ones', async () => {
	const campaign = { campaignId: 77, campaignName: 'New', campaignType: 'Outbound Voice Campaign' };
	expect((await ameyo.control('ameyo/add-campaign', campaign)).status).toBe(200);
	expect(await ameyo.send('login', manager)).toMatchObject({
		campaignInfos: [{ campaignId: 1 }, { campaignId: 5 }, { campaignId: 10 }, campaign],
	});
	ameyo.simulator.become({ campaignsAs: 'arrays' });
	const bean = await ameyo.send('login', manager);
	expect(bean).toMatchObject({ campaignIds: [1, 5, 10, 77], campaignTypes: { length: 4 } });
	expect(bean).not.toHaveProperty('campaignInfos');
	ameyo.simulator.become({ campaignsAs: 'none' });
	expect(await ameyo.send('login', manager)).not.toHaveProperty('campaignIds');
	ameyo.sandbox.reset();
	expect(Object(await ameyo.send('login', manager)).campaignInfos).toHaveLength(3);
});

test('orderBy and limitOffset are ignored, or refused', async () => {
	await upload({ phone1: '1' });
	await upload({ phone1: '2' });
	const sorted = { campaignId: 1, orderBy: 'phone1 desc', limitOffset: 1 };
	ameyo.simulator.become({ sorting: 'ignored' });
	expect(Object(await send('getContacts', sorted)).beanResponse).toHaveLength(2);
	ameyo.simulator.become({ sorting: 'refused' });
	expect(await send('getContacts', sorted)).toHaveProperty('status', 'error');
	expect(Object(await send('getContacts', { campaignId: 1 })).beanResponse).toHaveLength(2);
});

test('dates come as text or as milliseconds everywhere', async () => {
	const sessionId = await ameyo.login();
	const data = {
		campaignId: 1,
		callBackTime: '2027-03-03 09:00:00',
		callBackProperties: { phone: '1' },
	};
	const added = async () => Object(await send('addCallback', data)).beanResponse[0].callBackTime;
	ameyo.simulator.become({ datesAs: 'epoch' });
	expect(await added()).toBe(Date.UTC(2027, 2, 3, 3, 30));
	ameyo.simulator.become({ datesAs: 'text' });
	expect(await added()).toBe('Mar 3, 2027 9:00:00 AM');
	const { body } = await rest(sessionId);
	expect(body.at(-1)).toMatchObject({ callbackTime: 'Mar 3, 2027 9:00:00 AM' });
});

test('pages are shorter than asked while more follow', async () => {
	const sessionId = await ameyo.login();
	ameyo.simulator.become({ mostRows: 2 });
	expect((await rest(sessionId)).body).toHaveLength(2);
	expect((await rest(sessionId, 'POST', LIST.replace(/0$/, '2'))).body).toHaveLength(1);
});

test.each([
	['401', 401],
	['403', 403],
	['redirect', 302],
] as const)('a dead session is told with %s', async (deadSessionAs, status) => {
	ameyo.simulator.become({ deadSessionAs });
	const answer = await ameyo.http.post<string>(
		`${ameyo.sandbox.url}/ameyowebaccess/command?command=ping-session`,
		'data={"sessionId":"dead"}',
		{ maxRedirects: 0 },
	);
	expect(answer.status).toBe(status);
});

test('a dead session is told in any words, and with alive: false', async () => {
	const dead = { sessionId: 'dead', campaignId: 1 };
	ameyo.simulator.become({ deadSessionWords: 'Who is {id}?' });
	expect(await ameyo.send('ping-session', dead)).toMatchObject({ reason: 'Who is dead?' });
	expect(await ameyo.send('getContacts', dead)).toEqual({
		result: 'Failed.',
		comment: ['Who is dead?\\'],
	});
	expect(await rest('dead')).toMatchObject({ status: 401, body: { message: 'Who is {id}?' } });
	ameyo.simulator.become({ deadSessionAs: 'aliveFalse' });
	expect(await ameyo.send('ping-session', dead)).toEqual({ alive: false });
});

test('a command is refused in any words while the session lives', async () => {
	const sessionId = await ameyo.login();
	ameyo.simulator.become({ refusedCommands: { getLeadsForCampaign: 'Session expired' } });
	const data = { sessionId, campaignId: 1 };
	expect(await ameyo.send('getLeadsForCampaign', data)).toMatchObject({
		comment: ['Session expired\\'],
	});
	expect(await ameyo.send('ping-session', data)).toMatchObject({ alive: true });
	expect(ameyo.simulator.counts.commands.getLeadsForCampaign).toEqual({
		received: 1,
		carriedOut: 0,
	});
});

test('the REST interface tells its errors', async () => {
	const sessionId = await ameyo.login();
	expect(await rest('dead')).toEqual({
		status: 401,
		body: { message: 'invalid.authentication.token', code: 909090 },
	});
	ameyo.simulator.become({ restDeadSession: 403 });
	expect(await rest('dead')).toEqual({
		status: 403,
		body: { message: null, code: 99999, info: 'invalid.session.id' },
	});
	expect(await rest(sessionId, 'POST', LIST.replace('offset=0', ''))).toEqual({
		status: 400,
		body: { message: 'InvalidInput', code: 40001, info: 'offset' },
	});
	expect(await rest(sessionId, 'PUT')).toMatchObject({
		status: 405,
		body: { message: 'method.not.allowed' },
	});
	ameyo.simulator.become({ restServes: 'noSession' });
	expect((await rest(sessionId)).status).toBe(401);
	ameyo.simulator.become({ restServes: 'noUser' });
	expect(await rest(sessionId)).toMatchObject({
		status: 512,
		body: { info: 'user.not.assigned.to.any.campaign' },
	});
});
