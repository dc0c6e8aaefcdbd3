import { readFileSync } from 'node:fs';

import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { maxContactSeed } from '../../../sandbox';
import { cookie, JSON_HEADER, useMaxContact } from './client';

const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const TELEPHONY = '/webservices/services/telephony';
const asXml = (path: string) => maxContact.get(`${TELEPHONY}/${path}`, cookie());
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

test('the answer is JSON only with the content type of JSON, else XML of the same', async () => {
	const path = `${TELEPHONY}/users/user/1001`;
	const json = await maxContact.get(path, { ...JSON_HEADER, ...cookie() });
	expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
	const { Data } = JSON.parse(json.data);
	const others: Array<Record<string, string>> = [
		{},
		{ accept: 'application/json' },
		{ 'content-type': 'text/plain' },
		{ 'content-type': 'application/x-www-form-urlencoded' },
	];
	for (const headers of others) {
		const { headers: answered, data } = await maxContact.get(path, { ...cookie(), ...headers });
		expect(answered['content-type']).toBe('application/xml; charset=utf-8');
		expect(XMLValidator.validate(data)).toBe(true);
		const { CallActionResponse: response } = parser.parse(data);
		expect(response).toMatchObject({
			ResponseCode: '200',
			ResponseDetail: 'OK',
			Success: 'true',
			'@_xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance',
		});
		expect(response.Data['a:AgentNameIDPair']).toEqual(
			Data.map((row: { FullName: string; ID: number }) => ({
				'a:FullName': row.FullName,
				'a:ID': String(row.ID),
			})),
		);
	}
	expect(maxContact.simulator.counts.withoutJsonHeader).toBe(4);
});

test('XML tells null, an empty list, a date and a 64-bit id', async () => {
	expect((await asXml('goready/user/1001')).data).toContain(' i:nil="true"/>');
	expect(parser.parse((await asXml('getcalls/user/1001')).data).CallActionResponse.Data).toEqual({
		'@_xmlns:a': expect.any(String),
	});
	const dialled = parser.parse((await asXml('dial/user/1001/phone/01610000003')).data);
	const started = dialled.CallActionResponse.Data['a:CallStartTime'];
	expect(started).toBe(new Date(maxContact.simulator.calls[0]?.startedAt ?? 0).toISOString());
	const [lead] = parser.parse((await asXml('leadphones/user/1001/lead/9007199254740993')).data)
		.CallActionResponse.Data['a:LeadPhone'];
	expect(lead['a:LeadId']).toBe('9007199254740993');
});

test('JSON tells 64-bit ids as bare numbers and dates in .NET form', async () => {
	const { data } = await maxContact.raw('leadphones/user/1001/lead/9007199254740993');
	expect(data).toContain('"LeadId":9007199254740993,"PhoneNumber":"01610000003"');
	const dialled = await maxContact.raw('dial/user/1001/phone/01610000003');
	const millis = maxContact.simulator.calls[0]?.startedAt;
	expect(dialled.data).toContain(`"CallStartTime":"\\/Date(${millis}+0000)\\/"`);
	expect(JSON.parse(dialled.data).Data.CallStartTime).toBe(`/Date(${millis}+0000)/`);
	const [campaign, , never] = JSON.parse((await maxContact.raw('campaigns/user/1001')).data).Data;
	expect(campaign).toMatchObject({ CampaignID: 1, LastFetch: '/Date(1521539038782+0000)/' });
	expect(never.LastFetch).toBe('/Date(-62135596800000+0000)/');
	// 9007199254740993 as a double: a caller that rounds asks for another lead.
	expect(await maxContact.words('leadphones/user/1001/lead/9007199254740992')).toEqual([
		false,
		404,
		'Lead 9007199254740992 was not found.',
	]);
});

test('the lists have their rows, with exactly the printed fields', async () => {
	const fields = async (path: string, id: string) => {
		const { Data } = await maxContact.send(path);
		const rows = Array.isArray(Data) ? Data : [];
		return [rows.length, new Set(rows.map((row) => row[id])).size, Object.keys(rows[0]).length];
	};
	expect(await fields('users/user/1001', 'ID')).toEqual([12, 12, 2]);
	expect(await fields('campaigns/user/1001', 'CampaignID')).toEqual([3, 3, 61]);
	expect(await fields('resultcodes/user/1001', 'Code')).toEqual([8, 8, 12]);
	expect(await fields('acdqueues/user/1001', 'ID')).toEqual([3, 3, 18]);
	expect((await maxContact.send('resultcodes/user/1001')).Data).toContainEqual(
		expect.objectContaining({ Code: 'SYSDROP', IsAgentViewable: false }),
	);
	expect((await maxContact.send('leadphones/user/1001/lead/9007199254740997')).Data).toEqual([]);
});

test('a segment is decoded once and stays one segment', async () => {
	const dial = (phone: string) => maxContact.words(`dial/user/1001/phone/${phone}`);
	expect(await dial('..%2F..%2Fhangup%2Fuser%2F7%2Fcall%2F1')).toEqual([
		false,
		400,
		'"../../hangup/user/7/call/1" is not a phone number.',
	]);
	expect(await dial('%252B44')).toEqual([false, 400, '"%2B44" is not a phone number.']);
	for (const phone of ['12', '1234567890123456', 'abc', '%20', '1%3Fleadid%3D4711']) {
		expect((await dial(phone))[1]).toBe(400);
	}
	expect(await dial('%2B44%20(161)%20000-0003')).toEqual([true, 200, 'OK']);
	expect(maxContact.simulator.calls.map((call) => call.phoneNumber)).toEqual([
		'+44 (161) 000-0003',
	]);
	expect(maxContact.simulator.requests.at(-1)?.data).toEqual({
		user: '1001',
		phone: '+44 (161) 000-0003',
	});
});

test('what is no number is refused in the words of .NET', async () => {
	const refused = [
		['users/user/abc', 'Input string was not in a correct format.'],
		['users/user/1.5', 'Input string was not in a correct format.'],
		['users/user/2147483648', 'Value was either too large or too small for an Int32.'],
		['hold/user/1001/call/x', 'Input string was not in a correct format.'],
		[
			'leadphones/user/1001/lead/9223372036854775808',
			'Value was either too large or too small for an Int64.',
		],
		['dial/user/1001/phone/5550001?leadid=x', 'Input string was not in a correct format.'],
		['dispose/user/1001/call/5001', 'Call 5001 was not found.'],
	] as const;
	for (const [path, words] of refused) {
		expect(await maxContact.words(path)).toEqual([false, expect.any(Number), words]);
	}
	expect(maxContact.simulator.calls).toEqual([]);
});

test('MaxContact answers at the root and below its name, GET only', async () => {
	const headers = { ...JSON_HEADER, ...cookie() };
	const status = async (path: string) => (await maxContact.get(path, headers)).status;
	expect(await status(`/maxContact${TELEPHONY}/users/user/1001`)).toBe(200);
	for (const path of ['users', 'users/user/', 'users/user/1001/x', 'fly/user/1001', '']) {
		expect(await status(`${TELEPHONY}/${path}`)).toBe(404);
	}
	expect(await status('/webservices/services/apitoken/logout/remote')).toBe(404);
	expect(await status('/webservices/services/other')).toBe(404);
	const url = `${maxContact.sandbox.url}${TELEPHONY}/goready/user/1010`;
	expect((await maxContact.http.post(url, '', { headers })).status).toBe(405);
	expect(maxContact.simulator.agents.get(1010)?.ready).toBe(false);
});

test('the 17 methods have the paths of the document', async () => {
	const source = readFileSync(`${__dirname}/../../../sandbox/maxContact/methods/index.ts`, 'utf8');
	expect(source.match(/^\t\t\w+,$/gm)).toHaveLength(17);
	const call = 'user/1001/call/5001';
	const paths = ['dial/user/1001/phone/5550001', 'getcalls/user/1001'];
	for (const name of ['stoprecord', 'startrecord', 'hold', 'retrieve'])
		paths.push(`${name}/${call}`);
	paths.push(`changelead/${call}/leadphone/9007199254741993`);
	paths.push(`createnewlead/${call}/phone/5550002`, `hangup/${call}`);
	paths.push(`dispose/${call}?resultcode=SALE`, 'goready/user/1001');
	for (const list of ['campaigns', 'users', 'resultcodes', 'acdqueues']) {
		paths.push(`${list}/user/1001`);
	}
	paths.push('leadphones/user/1001/lead/4711');
	for (const path of paths)
		expect([path, await maxContact.words(path)]).toEqual([path, [true, 200, 'OK']]);
	expect(await maxContact.words('connectcalls/user/1001?call1=5001&call2=5001')).toEqual([
		false,
		409,
		'Call 5001 is not connected.',
	]);
	expect(Object.keys(maxContact.simulator.counts.commands)).toHaveLength(17);
	expect(maxContactSeed.LEADS).toHaveLength(5);
});
