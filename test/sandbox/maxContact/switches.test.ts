import { cookie, JSON_HEADER, useMaxContact } from './client';

const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const USERS = 'users/user/1001';
const WRONG = { login: 'remote', password: 'wrong' };
const set = async (settings: unknown) => await maxContact.control('maxContact/settings', settings);

test('a switch is set over its control path, until a reset, and a misspelt one is refused', async () => {
	expect((await set({ olderTenant: true, ringMs: 5 })).status).toBe(200);
	expect(maxContact.simulator.settings).toMatchObject({ olderTenant: true, ringMs: 5 });
	expect(JSON.parse(await maxContact.state()).simulators.maxContact.switches).toMatchObject({
		olderTenant: true,
		leadsPrinted: 'twice',
	});
	expect((await set({ olderTenent: true })).status).toBe(400);
	expect((await set({ listsAs: 'heap' })).status).toBe(400);
	maxContact.sandbox.reset();
	expect(maxContact.simulator.settings).toMatchObject({ olderTenant: false, ringMs: 0 });
});

test('an older tenant answers below its own path only, any other below /webservices only', async () => {
	const headers = { ...JSON_HEADER, ...cookie() };
	const status = async (path: string) => (await maxContact.get(path, headers)).status;
	const paths = ['/webservices', '/acmeapi'].map((at) => `${at}/services/telephony/${USERS}`);
	const both = async () => await Promise.all(paths.map(status));
	expect(await both()).toEqual([200, 404]);
	maxContact.simulator.settings.olderTenant = true;
	expect(await both()).toEqual([404, 200]);
	expect(await status('/acmeapi/services/apitoken/login/remote')).toBe(200);
	expect(maxContact.simulator.counts.commands.users).toEqual({ received: 2, carriedOut: 2 });
});

test.each([
	['code', 200, /"ResponseCode":401,"ResponseDetail":"Words"/],
	['words', 200, /"ResponseCode":0,"ResponseDetail":"Words"/],
	['status', 401, /"ResponseDetail":"Words"/],
	['message', 401, /^\{"Message":"Words"\}$/],
	['detail', 401, /^\{"ResponseDetail":"Words"\}$/],
	['text', 401, /^Words$/],
	['string', 401, /^"Words"$/],
	['null', 401, /^null$/],
	['empty', 401, /^$/],
	['page', 401, /<title>Words<\/title>/],
	['forbidden', 403, /<title>403/],
	['redirect', 302, /^$/],
] as const)('a dead token and a wrong password are told by %s', async (how, status, body) => {
	await set({ unauthorized: how, unauthorizedWords: 'Words' });
	for (const answer of [
		await maxContact.raw(USERS, cookie('made-up-dead')),
		await maxContact.login(WRONG),
	]) {
		expect(answer.status).toBe(status);
		expect(answer.data).toMatch(body);
	}
});

test('a command is refused in any words, and nothing is done', async () => {
	maxContact.simulator.misbehave({ command: 'dial', refuse: 'The session has expired' });
	expect(await maxContact.words('dial/user/1001/phone/5550001')).toEqual([
		false,
		409,
		'The session has expired',
	]);
	expect(maxContact.simulator.calls).toEqual([]);
	expect(maxContact.simulator.counts.commands.dial).toEqual({ received: 1, carriedOut: 0 });
});

test('lists come as an array, in an object, or as null; methods without data give any', async () => {
	const data = async (path: string) => (await maxContact.send(path)).Data;
	await set({ listsAs: 'object' });
	expect(await data(USERS)).toEqual({ Items: expect.any(Array) });
	expect(await data('getcalls/user/1001')).toEqual({ Items: [] });
	await set({ emptyListAs: 'null' });
	expect(await data('getcalls/user/1001')).toBeNull();
	for (const Data of [false, 4711, 'text', {}, [1]]) {
		await set({ dataOfCommands: Data });
		expect(await data('goready/user/1010')).toEqual(Data);
	}
	await set({ omitted: ['Success', 'Data'] });
	expect(await maxContact.send('goready/user/1010')).toEqual({
		ResponseCode: 200,
		ResponseDetail: 'OK',
	});
});

test('a campaign has Leads twice, as the document prints it, in JSON and in XML', async () => {
	const path = 'campaigns/user/1001';
	const leads = /"Leads":\{"Count":120\},"Leads":\{"Uncalled":80\}/;
	expect((await maxContact.raw(path)).data).toMatch(leads);
	const xml = await maxContact.get(`/webservices/services/telephony/${path}`, cookie());
	expect(xml.data.match(/<a:Leads>/g)).toHaveLength(6);
	await set({ leadsPrinted: 'once' });
	expect((await maxContact.raw(path)).data.match(/"Leads":/g)).toHaveLength(3);
});

test('a plus sign in a path is refused where IIS does so', async () => {
	const dial = async () => (await maxContact.raw('dial/user/1001/phone/%2B441610003')).status;
	await set({ refusesPlus: true });
	expect(await dial()).toBe(404);
	expect(maxContact.simulator.calls).toEqual([]);
	await set({ refusesPlus: false });
	expect(await dial()).toBe(200);
});

test('call IDs begin again when the system restarts, and the calls before are gone', async () => {
	const dial = async (phone: string) =>
		(await maxContact.send(`dial/user/1001/phone/${phone}`)).Data;
	expect(await dial('5550001')).toMatchObject({ CallId: 5001 });
	await maxContact.control('maxContact/restart');
	expect((await maxContact.send('getcalls/user/1001')).Data).toEqual([]);
	expect(await maxContact.words('hangup/user/1001/call/5001')).toEqual([
		false,
		404,
		'Call 5001 was not found.',
	]);
	expect(await dial('5550002')).toMatchObject({ CallId: 1000 });
	await maxContact.control('maxContact/restart', { firstCallId: 5001 });
	expect(await dial('5550003')).toMatchObject({ CallId: 5001, PhoneNumber: '5550003' });
	expect(maxContact.simulator.calls.map(({ ending }) => ending)).toEqual([
		'restart',
		'restart',
		undefined,
	]);
});
