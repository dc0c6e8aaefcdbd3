import { COMMAND, commandForm, useAmeyo } from './client';

const ameyo = useAmeyo();
const LEADS = commandForm('getLeadsForCampaign', { campaignId: 1 });

test('parameters in the query are read and flagged', async () => {
	await ameyo.post(COMMAND, LEADS);
	expect(ameyo.simulator.counts.dataInQuery).toBe(0);
	const { data } = await ameyo.post(`${COMMAND}?${LEADS}`, '');
	expect(JSON.parse(data)).toHaveLength(4);
	expect(ameyo.simulator.counts.dataInQuery).toBe(1);
	expect(ameyo.simulator.requests.at(-1)).toMatchObject({
		dataInQuery: true,
		url: `${COMMAND}?command=getLeadsForCampaign&data=…`,
	});
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
	expect(await words(ameyo.post(COMMAND, 'command=login'))).toEqual([
		'error',
		'Parameter data cannot be null',
	]);
	expect(await words(ameyo.post(COMMAND, 'command=fly&data={}'))).toEqual([
		'error',
		'No handler found for command: fly',
	]);
	for (const data of ['{', '[]', '"x"']) {
		expect(await words(ameyo.post(COMMAND, `command=login&data=${data}`))).toEqual([
			'error',
			'Parameter data is not a valid JSON object',
		]);
	}
	const asJson = { 'content-type': 'application/json' };
	expect(await words(ameyo.post(COMMAND, LEADS.toString(), asJson))).toEqual([
		'error',
		'Parameter command cannot be null',
	]);
});

test('a form body above 2 MiB is dropped whole, one of 2 MiB is read', async () => {
	const bare = 'command=getLeadsForCampaign&data={"campaignId":1}&padding=';
	const limit = 2 * 1024 * 1024;
	const exact = bare + 'x'.repeat(limit - bare.length);
	expect(JSON.parse((await ameyo.post(COMMAND, exact)).data)).toHaveLength(4);
	expect(JSON.parse((await ameyo.post(COMMAND, `${exact}x`)).data)).toMatchObject({
		reason: 'Parameter command cannot be null',
	});
	expect(ameyo.simulator.counts.bodiesDropped).toBe(1);
	expect(ameyo.simulator.requests.at(-1)).toMatchObject({ bodyBytes: limit + 1 });
});
