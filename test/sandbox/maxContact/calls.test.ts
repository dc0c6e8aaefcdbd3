import { useMaxContact } from './client';

const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const OK = [true, 200, 'OK'];
const agent = (userId = 1001) => {
	const found = maxContact.simulator.agents.get(userId);
	if (!found) throw new Error('no such agent');
	return maxContact.simulator.stateOf(found);
};
const dial = (userId: number, phone = '5550001') =>
	maxContact.words(`dial/user/${userId}/phone/${phone}`);
const step = (name: string, callId = 5001, userId = 1001) =>
	maxContact.words(`${name}/user/${userId}/call/${callId}`);
const dispose = (code: string, callId = 5001, userId = 1001) =>
	maxContact.words(`dispose/user/${userId}/call/${callId}?resultcode=${code}`);
const callsOf = async (userId: number) => (await maxContact.send(`getcalls/user/${userId}`)).Data;
const call = (callId = 5001) => {
	const found = maxContact.simulator.calls.find((one) => one.callId === callId);
	if (!found) throw new Error('no such call');
	return found;
};

test('a call from the dial to the result code', async () => {
	expect(agent()).toBe('ready');
	maxContact.simulator.holdCalls();
	expect(await maxContact.send('dial/user/1001/phone/01610000003')).toMatchObject({
		Data: { CallId: 5001, CallState: 1, CustomerName: 'Petra', CustomerName2: 'Potter' },
	});
	expect([agent(), call().state, call().recording]).toEqual(['onCall', 'ringing', 'off']);
	maxContact.simulator.answerCall(5001);
	expect(await callsOf(1001)).toMatchObject([
		{ CallId: 5001, CallState: 2, CallStatus: 0, RecordingState: 1 },
	]);
	expect(await step('stoprecord')).toEqual(OK);
	expect(await callsOf(1001)).toMatchObject([{ RecordingState: 2 }]);
	expect(await step('startrecord')).toEqual(OK);
	expect(await step('startrecord')).toEqual(OK);
	expect(await step('hold')).toEqual(OK);
	expect(await callsOf(1001)).toMatchObject([{ CallState: 3, RecordingState: 1 }]);
	expect(await step('retrieve')).toEqual(OK);
	expect(await step('hangup')).toEqual(OK);
	expect(await callsOf(1001)).toEqual([]);
	expect([agent(), call().ending]).toEqual(['wrapping', 'agent']);
	expect(await dispose('SALE')).toEqual(OK);
	expect([agent(), call().result]).toEqual(['notReady', { resultCode: 'SALE' }]);
	expect(await maxContact.words('goready/user/1001')).toEqual(OK);
	expect(agent()).toBe('ready');
});

test('a call rings for ringMs, and a test awaits what becomes of it', async () => {
	maxContact.simulator.settings.ringMs = 1;
	await dial(1001);
	await maxContact.simulator.untilCall((one) => one.callId === 5001 && one.state === 'connected');
	await dial(1002, '5559902');
	expect(await maxContact.simulator.untilCall((one) => one.ending === 'noAnswer')).toMatchObject({
		callId: 5002,
	});
	maxContact.simulator.settings.ringMs = 0;
	await dial(1003, '5559903');
	maxContact.simulator.misbehave({ command: 'dial', outcome: 'busy' });
	await dial(1004);
	expect(maxContact.simulator.calls.map((one) => one.ending)).toEqual([
		undefined,
		'noAnswer',
		'busy',
		'busy',
	]);
	expect([agent(1001), agent(1002), agent(1004)]).toEqual(['onCall', 'wrapping', 'wrapping']);
});

test('the customer hangs up from outside, also while on hold', async () => {
	await dial(1001);
	await step('hold');
	const over = maxContact.simulator.untilCall((one) => one.ending === 'customer');
	maxContact.simulator.endCall(5001);
	expect((await over).callId).toBe(5001);
	expect(await callsOf(1001)).toEqual([]);
	expect(agent()).toBe('wrapping');
	expect(() => maxContact.simulator.endCall(5001)).toThrow('There is no call 5001 under way.');
	expect(() => maxContact.simulator.answerCall(5001)).toThrow('There is no call 5001 that rings.');
});

test('dispose hangs up a call that is under way', async () => {
	await dial(1001);
	expect(await dispose('NI')).toEqual(OK);
	expect(call()).toMatchObject({ state: 'ended', ending: 'agent', result: { resultCode: 'NI' } });
	expect(await dispose('NI')).toEqual([false, 409, 'Call 5001 has a result code already.']);
});

test('steps that do not fit are refused and change nothing', async () => {
	maxContact.simulator.holdCalls();
	await dial(1001);
	const notConnected = [false, 409, 'Call 5001 is not connected.'];
	for (const name of ['hold', 'startrecord', 'stoprecord']) {
		expect(await step(name)).toEqual(notConnected);
	}
	expect(await step('retrieve')).toEqual([false, 409, 'Call 5001 is not on hold.']);
	maxContact.simulator.releaseCalls();
	expect(await step('retrieve')).toEqual([false, 409, 'Call 5001 is not on hold.']);
	expect(await dial(1001)).toEqual([
		false,
		409,
		'User 1001 is on call 5001, which is not on hold.',
	]);
	expect(await maxContact.words('goready/user/1001')).toEqual([
		false,
		409,
		'User 1001 is on call 5001.',
	]);
	expect(await step('hold', 5001, 1002)).toEqual([
		false,
		404,
		'Call 5001 is not a call of user 1002.',
	]);
	expect(await step('hold', 5999)).toEqual([false, 404, 'Call 5999 was not found.']);
	expect(await dispose('MAGIC')).toEqual([false, 404, 'Result code MAGIC was not found.']);
	expect(await dispose('SYSDROP')).toEqual([
		false,
		409,
		'Result code SYSDROP cannot be chosen by an agent.',
	]);
	expect(await dispose('')).toEqual([false, 400, 'The parameter resultcode is missing.']);
	expect(call().state).toBe('connected');
	await step('hold');
	expect(await step('hold')).toEqual([false, 409, 'Call 5001 is already on hold.']);
	await step('stoprecord');
	expect(await step('stoprecord')).toEqual([false, 409, 'Call 5001 is not being recorded.']);
	await step('hangup');
	expect(await step('hangup')).toEqual([false, 409, 'Call 5001 has already ended.']);
	expect(await step('hold')).toEqual(notConnected);
	const wrapping = 'User 1001 is wrapping up call 5001, which needs a result code.';
	expect(await dial(1001)).toEqual([false, 409, wrapping]);
	expect(await maxContact.words('goready/user/1001')).toEqual([false, 409, wrapping]);
	expect(maxContact.simulator.calls).toHaveLength(1);
	expect(maxContact.simulator.counts.commands.hold).toEqual({ received: 6, carriedOut: 1 });
});

test('an agent must exist, be logged in, and for a call be in a campaign', async () => {
	expect(await dial(4000)).toEqual([false, 404, 'User 4000 was not found.']);
	expect(await maxContact.words('users/user/4000')).toEqual([
		false,
		404,
		'User 4000 was not found.',
	]);
	expect(await dial(1012)).toEqual([false, 409, 'User 1012 is not logged in.']);
	expect(await maxContact.words('getcalls/user/1012')).toEqual(OK);
	const noCampaign = [false, 409, 'User 1011 is not logged into a campaign.'];
	expect(await dial(1011)).toEqual(noCampaign);
	expect(await maxContact.words('goready/user/1011')).toEqual(noCampaign);
	expect([agent(1010), agent(1011), agent(1012)]).toEqual(['notReady', 'noCampaign', 'loggedOut']);
	expect(maxContact.simulator.counts.dials).toBe(0);
});

test('two calls are bridged: the agent is free, both have their results', async () => {
	await dial(1001);
	await step('hold');
	await dial(1001, '5550002');
	expect(await step('retrieve')).toEqual([
		false,
		409,
		'User 1001 is on call 5002, which is not on hold.',
	]);
	const connect = (query: string) =>
		maxContact.words(`connectcalls/user/1001?call1=5001&call2=5002&${query}`);
	expect(await connect('resultcode1=SALE')).toEqual([
		false,
		400,
		'The parameter resultcode2 is missing.',
	]);
	const both = 'resultcode1=SALE&resultcode2=XFER';
	expect((await connect(`${both}&numsales1=two`))[1]).toBe(400);
	expect((await connect(`${both}&numsales2=-1`))[1]).toBe(400);
	expect(await maxContact.words(`connectcalls/user/1001?call1=5001&call2=5001&${both}`)).toEqual([
		false,
		400,
		'A call cannot be connected with itself.',
	]);
	expect(call(5001).result).toBeUndefined();
	const notes = 'notes1=50%25%20%26%20more&notes2=%C2%ACes&numsales1=2&numsales2=0';
	expect(await connect(`${both}&${notes}`)).toEqual(OK);
	expect(call(5001)).toMatchObject({
		state: 'bridged',
		bridgedTo: 5002,
		recording: 'stopped',
		result: { resultCode: 'SALE', notes: '50% & more', sales: 2 },
	});
	expect(call(5002).result).toEqual({ resultCode: 'XFER', notes: '¬es', sales: 0 });
	expect([agent(), await callsOf(1001)]).toEqual(['notReady', []]);
	expect(await connect(both)).toEqual([false, 409, 'Call 5001 is not connected.']);
});

test('a dial goes to the newest lead with the number, to the one given, or to a new one', async () => {
	const leads: bigint[] = [];
	const paths = ['0161%20000%200001', '5550009?leadid=9007199254740997', '5550009', '5550009'];
	for (const [i, path] of paths.entries()) {
		await dial(1001 + i, path);
		leads.push(call(5001 + i).leadId);
	}
	const [made] = [...maxContact.simulator.leads.keys()].slice(-1);
	expect(leads).toEqual([9007199254740995n, 9007199254740997n, made, made]);
	expect(maxContact.simulator.leads.size).toBe(6);
	expect(await dial(1005, '5550001?leadid=99')).toEqual([false, 404, 'Lead 99 was not found.']);
	expect(maxContact.simulator.calls).toHaveLength(4);
});

test('a call changes its lead, or gets a new one', async () => {
	await dial(1001, '01610000001');
	const change = (id: string) => maxContact.words(`changelead/user/1001/call/5001/leadphone/${id}`);
	expect(await change('9007199254741993')).toEqual(OK);
	expect([call().leadId, await callsOf(1001)]).toMatchObject([
		9007199254740993n,
		[{ CustomerName: 'Petra', PhoneNumber: '01610000001' }],
	]);
	expect(await change('9007199254741992')).toEqual([
		false,
		404,
		'Lead phone 9007199254741992 was not found.',
	]);
	const create = (phone: string) =>
		maxContact.words(`createnewlead/user/1001/call/5001/phone/${phone}`);
	expect(await create('nobody')).toEqual([false, 400, '"nobody" is not a phone number.']);
	expect(await create('%2B441610009')).toEqual(OK);
	const lead = maxContact.simulator.leads.get(call().leadId);
	expect(lead?.phones.map((phone) => phone.phoneNumber)).toEqual(['+441610009']);
	expect(call().leadId).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
	await step('hangup');
	expect(await change('8001')).toEqual([false, 409, 'Call 5001 has already ended.']);
});
