import { COMMAND, commandPath, dataForm, useAmeyo } from './client';

const ameyo = useAmeyo();
const PATH = commandPath('getLeadsForCampaign');
const LEADS = dataForm({ campaignId: 1 });
const ALL = `command=getLeadsForCampaign&${LEADS}`;

test('the command is read in the query and its data in the body; data in the query is counted', async () => {
	expect(JSON.parse((await ameyo.post(PATH, LEADS)).data)).toHaveLength(4);
	expect(ameyo.simulator.counts.dataInQuery).toBe(0);
	for (const body of ['', LEADS]) {
		const { data } = await ameyo.post(`${COMMAND}?${ALL}`, body);
		expect(JSON.parse(data)).toMatchObject({ reason: 'Parameter data cannot be null' });
	}
	expect(ameyo.simulator.counts.dataInQuery).toBe(2);
	expect(ameyo.simulator.requests.at(-1)).toMatchObject({
		dataInQuery: true,
		url: `${COMMAND}?command=getLeadsForCampaign&data=…`,
	});
	expect(JSON.parse((await ameyo.post(COMMAND, ALL)).data)).toMatchObject({
		reason: 'Parameter command cannot be null',
	});
	expect(ameyo.simulator.counts.commands.unknown).toEqual({ received: 1, carriedOut: 0 });
});

test('a kinder server reads both parameters anywhere', async () => {
	ameyo.simulator.become({ parameters: 'anywhere' });
	expect(JSON.parse((await ameyo.post(COMMAND, ALL)).data)).toHaveLength(4);
	expect(JSON.parse((await ameyo.post(`${COMMAND}?${ALL}`, '')).data)).toHaveLength(4);
	expect(ameyo.simulator.counts.dataInQuery).toBe(1);
});

test('what is no well-formed command is refused in shape 1', async () => {
	const url = `${ameyo.sandbox.url}${COMMAND}`;
	const words = async (answer: Promise<{ data: string }>) => {
		const { status, reason } = JSON.parse((await answer).data);
		return [status, reason];
	};
	expect(await words(ameyo.http.get<string>(url))).toEqual([
		'error',
		'Request method GET is not supported',
	]);
	expect(await words(ameyo.post(COMMAND, 'data={}'))).toEqual([
		'error',
		'Parameter command cannot be null',
	]);
	expect(await words(ameyo.post(commandPath('login'), ''))).toEqual([
		'error',
		'Parameter data cannot be null',
	]);
	expect(await words(ameyo.post(commandPath('fly'), 'data={}'))).toEqual([
		'error',
		'No handler found for command: fly',
	]);
	for (const data of ['{', '[]', '"x"']) {
		expect(await words(ameyo.post(commandPath('login'), `data=${data}`))).toEqual([
			'error',
			'Parameter data is not a valid JSON object',
		]);
	}
	const asJson = { 'content-type': 'application/json' };
	expect(await words(ameyo.post(PATH, LEADS.toString(), asJson))).toEqual([
		'error',
		'Parameter data cannot be null',
	]);
});

test('a form body above 2 MiB is dropped whole, one of 2 MiB is read', async () => {
	const bare = 'data={"campaignId":1}&padding=';
	const limit = 2 * 1024 * 1024;
	const exact = bare + 'x'.repeat(limit - bare.length);
	expect(JSON.parse((await ameyo.post(PATH, exact)).data)).toHaveLength(4);
	expect(JSON.parse((await ameyo.post(PATH, `${exact}x`)).data)).toMatchObject({
		reason: 'Parameter data cannot be null',
	});
	expect(ameyo.simulator.counts.bodiesDropped).toBe(1);
	expect(ameyo.simulator.requests.at(-1)).toMatchObject({ bodyBytes: limit + 1 });
});
