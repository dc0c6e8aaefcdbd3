import { Readable } from 'stream';
import type { ICredentialType, IDataObject } from 'n8n-workflow';
import { AmeyoHashKeyApi } from '../../credentials/AmeyoHashKeyApi.credentials';
import { MaxContactApi } from '../../credentials/MaxContactApi.credentials';
import { VirtualContactCenterApi } from '../../credentials/VirtualContactCenterApi.credentials';
import { byId, useAmeyo } from '../support/ameyo';
import { credentialTester } from '../support/credentialTester';
import type { CredentialStore } from '../support/credentials';
import { LOOKUP_USER, PASTED, useMaxContact } from '../support/maxContact';
import { sendAsOther, WAYS } from '../support/otherNode';
import type { OtherRequest } from '../support/otherNode';
import { runNode } from '../support/run';
import { useVirtualContactCenter } from '../support/virtualContactCenter';
import { useServer } from '../support/server';

const ALLOWED = '4420*';
const NUMBER = '442079460000';
const OTHER = '441610000009';
const RULES = { allowedNumbers: ALLOWED, blockedNumbers: '*999' };

type Rules = Partial<typeof RULES>;

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const COMMAND = '/ameyowebaccess/command';

const ameyo = useAmeyo();
const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const eightByEight = useVirtualContactCenter();
const stranger = useServer();
beforeEach(() => eightByEight.simulator.holdCalls());

const dialData = (phone: unknown, more: IDataObject = {}) =>
	JSON.stringify({ userId: 'amit', campaignId: '1', phone, ...more });
const dialForm = (phone: unknown, more: IDataObject = {}) =>
	`data=${encodeURIComponent(dialData(phone, more))}`;
const command = (name: string, more: Partial<OtherRequest> = {}): OtherRequest => ({
	url: `${COMMAND}?command=${name}`,
	method: 'POST',
	headers: FORM,
	...more,
});
const dial = (body: OtherRequest['body'], more: Partial<OtherRequest> = {}) =>
	command('clickToDialWithToken', { body, ...more });
const uploadOf = (records: IDataObject) =>
	command('uploadContacts', {
		body: `data=${encodeURIComponent(
			JSON.stringify({ campaignId: '1', leadId: 35, properties: {}, ...records }),
		)}`,
	});
const upload = (record: IDataObject) => uploadOf({ customerRecords: [record] });
const uploadBoth = (record: IDataObject) =>
	command('uploadContactAndAddCallback', {
		body: `data=${encodeURIComponent(
			JSON.stringify({ campaignId: 1, leadId: 35, customerAndCallbackRecords: [record] }),
		)}`,
	});
const callback = (properties: IDataObject) =>
	command('addCallback', {
		body: `data=${encodeURIComponent(
			JSON.stringify({ campaignId: 1, callBackProperties: properties }),
		)}`,
	});

interface Vendor {
	name: string;
	type: string;
	sent(): number;
	/** Sends a request, its path below the sandbox or its whole address, as another node. */
	send(way: (typeof WAYS)[number], request: OtherRequest): ReturnType<typeof sendAsOther>;
	/** What the rules let through: harmless, or for a number that may be called. */
	allowed: Record<string, OtherRequest>;
	refused: Record<string, OtherRequest>;
}

const whole = (base: string, request: OtherRequest): OtherRequest => ({
	...request,
	url: request.url.startsWith('/') ? base + request.url : request.url,
});
const vendor = (
	name: string,
	type: string,
	bench: typeof ameyo | typeof maxContact | typeof eightByEight,
	credentials: () => Parameters<typeof sendAsOther>[2],
	allowed: Vendor['allowed'],
	refused: Vendor['refused'],
): Vendor => ({
	name,
	type,
	sent: () => bench.simulator.requests.length,
	send: async (way, request) =>
		await sendAsOther(way, type, credentials(), whole(bench.sandbox.url, request)),
	allowed,
	refused,
});

const vendors: Vendor[] = [
	vendor(
		"Ameyo's hash key",
		'ameyoHashKeyApi',
		ameyo,
		() => ameyo.credentials({}, RULES),
		{
			'a number that may be called': dial(dialForm(NUMBER)),
			'the same as a number': dial(dialForm(Number(NUMBER))),
			'the same as a form': dial(undefined, { form: { data: dialData(`+${NUMBER}`) } }),
			'other variables': dial(dialForm(NUMBER, { additionalParams: { CaseID: '5551234567' } })),
			'a list of contacts': command('getContacts', { body: 'data=%7B%22campaignId%22%3A1%7D' }),
			'an upload': upload({ phone1: NUMBER, name: 'Ann', born: '1970-01-01', account: '12' }),
			'an upload of nothing': command('uploadContacts', {
				body: 'data=%7B%22customerRecords%22%3A%5B%5D%7D',
			}),
			'a contact with a callback': uploadBoth({
				customerRecord: { phone1: NUMBER },
				callbackRecord: { callBackTime: '2030-01-01 10:00:00' },
			}),
			'a callback': callback({ phone: NUMBER, customerId: '1234567' }),
			'callbacks of the REST interface': {
				url: '/ameyorestapi/voice/customerCallbacks/getFiltered?campaignId=1',
				method: 'GET',
			},
		},
		{
			'another number': dial(dialForm(OTHER)),
			'a blocked one': dial(dialForm('442000999')),
			'another as a number': dial(dialForm(Number(OTHER))),
			'everything in the query': {
				url: `${COMMAND}?command=clickToDialWithToken&${dialForm(OTHER)}`,
				method: 'POST',
			},
			'the query apart': {
				url: COMMAND,
				method: 'POST',
				qs: { command: 'clickToDialWithToken', data: dialData(OTHER) },
			},
			'everything in the body': {
				url: COMMAND,
				method: 'POST',
				headers: FORM,
				body: `command=clickToDialWithToken&${dialForm(OTHER)}`,
			},
			'a form': dial(undefined, { form: { data: dialData(OTHER) } }),
			'a body of bytes': dial(Buffer.from(dialForm(OTHER))),
			'a stream': dial(Readable.from([dialForm(OTHER)])),
			'a harmless command beside it': {
				url: `${COMMAND}?command=getContacts`,
				method: 'POST',
				headers: FORM,
				body: `command=clickToDialWithToken&${dialForm(OTHER)}`,
			},
			'data that came twice': dial(`${dialForm(NUMBER)}&${dialForm(OTHER)}`),
			'data in the query and in the body': {
				...dial(dialForm(NUMBER)),
				url: `${COMMAND}?command=clickToDialWithToken&${dialForm(OTHER)}`,
			},
			'a key that came twice': dial(
				`data=${encodeURIComponent(`{"phone":"${OTHER}","phone":"${NUMBER}"}`)}`,
			),
			'a key that came twice, spelled otherwise': dial(
				`data=${encodeURIComponent(`{"ph\\u006fne":"${OTHER}","phone":"${NUMBER}"}`)}`,
			),
			'a key in capitals': dial(dialForm(NUMBER, { PHONE: OTHER })),
			'a number beside the data': dial(`${dialForm(NUMBER)}&phone=${OTHER}`),
			'a list of numbers': dial(dialForm([NUMBER, OTHER])),
			'letters for digits': dial(dialForm('4420FLOWERS')),
			'no number': dial('data=%7B%22userId%22%3A%22amit%22%7D'),
			'no data': dial(''),
			'no JSON': dial(`data=${encodeURIComponent(`{phone:'${NUMBER}'}`)}`),
			'a broken escape': dial(`${dialForm(NUMBER)}&data=%7`),
			'a JSON body': dial({ data: { phone: OTHER } }, { headers: {}, json: true }),
			'a body in another encoding': dial(dialForm(NUMBER), {
				headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-16' },
			}),
			'a packed body': dial(dialForm(NUMBER), {
				headers: { ...FORM, 'Content-Encoding': 'gzip' },
			}),
			'the command in capitals': command('CLICKTODIALWITHTOKEN', { body: dialForm(OTHER) }),
			'a name of the parameter in capitals': {
				...dial(dialForm(OTHER)),
				url: `${COMMAND}?COMMAND=clickToDialWithToken`,
			},
			'an escaped path': {
				...dial(dialForm(OTHER)),
				url: '/ameyowebaccess/%63ommand?command=%63lickToDialWithToken',
			},
			'the older command': command('clickToDial', { body: dialForm(OTHER) }),
			'a command that nobody knows': command('manualDial', { body: dialForm(NUMBER) }),
			'no command': command('', { url: COMMAND, body: dialForm(NUMBER) }),
			'a form that is JSON as well': {
				url: COMMAND,
				method: 'POST',
				headers: FORM,
				body: `{"command":"getContacts","x":"&command=clickToDialWithToken&${dialForm(OTHER)}&y="}`,
			},
			'the same without a type': {
				url: COMMAND,
				method: 'POST',
				body: `{"command":"getContacts","x":"&command=clickToDialWithToken&${dialForm(OTHER)}&y="}`,
			},
			'an upload whose list is text': uploadOf({
				customerRecords: JSON.stringify([{ phone1: OTHER }]),
			}),
			'an upload whose records are text': uploadOf({
				customerRecords: [JSON.stringify({ phone1: OTHER })],
			}),
			'an upload whose list is an object': uploadOf({ customerRecords: { 0: { phone1: OTHER } } }),
			'an upload whose list lies deeper': uploadOf({
				properties: { customerRecords: [{ phone1: OTHER }] },
			}),
			'an upload of another': upload({ phone1: NUMBER, phone2: OTHER }),
			'an upload with it in a column of any name': upload({ phone1: NUMBER, Gsm_2: OTHER }),
			'the same with blanks': upload({ phone1: NUMBER, note: '+44 161 000-0009' }),
			'an upload of a blocked one': upload({ phone1: '442000999' }),
			'a callback for another': callback({ phone: OTHER }),
			'a callback for somebody whom Ameyo knows': callback({ customerId: '112' }),
			'a contact with a callback for another': uploadBoth({
				customerRecord: { phone1: NUMBER },
				callbackRecord: { callBackPhone: OTHER },
			}),
			'a callback for a customer without a number': uploadBoth({
				callbackRecord: { customerId: '112', callBackTime: '2030-01-01 10:00:00' },
			}),
			'a header that makes it another method': {
				url: '/ameyorestapi/voice/customerCallbacks',
				method: 'GET',
				headers: { 'X-HTTP-Method-Override': 'POST' },
			},
			'a path of the REST interface that dials': {
				url: `/ameyorestapi/voice/clickToDial?number=${OTHER}`,
				method: 'GET',
			},
			'a change by the REST interface': {
				url: '/ameyorestapi/voice/customerCallbacks/x',
				method: 'PUT',
				body: {},
			},
		},
	),
	vendor(
		'MaxContact',
		'maxContactApi',
		maxContact,
		() => maxContact.credentials({ ...PASTED, ...RULES }),
		{
			'a number that may be called': {
				url: `/webservices/services/telephony/dial/user/1001/phone/%2B44%2020${NUMBER.slice(4)}`,
			},
			'a list': { url: `/webservices/services/telephony/users/user/${LOOKUP_USER}` },
			'a command for a call': {
				url: `/webservices/services/telephony/createnewlead/user/1001/call/1/phone/${OTHER}`,
			},
		},
		{
			'another number': { url: `/webservices/services/telephony/dial/user/1001/phone/${OTHER}` },
			'a blocked one': { url: '/webservices/services/telephony/dial/user/1001/phone/442000999' },
			'the method in capitals and escaped': {
				url: `/webservices/services/Telephony/D%49al/USER/1001/PHONE/${OTHER}`,
			},
			'escaped twice': {
				url: `/webservices/services/telephony/%2564ial/user/1001/phone/${OTHER}`,
			},
			'parts without slashes': {
				url: `/webservices/services/telephony/dial%2Fuser%2F1001%2Fphone%2F${OTHER}`,
			},
			'dots and slashes': {
				url: `/webservices/services/telephony/hold/..//dial/user/1001/phone/${OTHER}`,
			},
			'parameters of the path': {
				url: `/webservices/services/telephony/dial;x=1/user/1001/phone/${OTHER}`,
			},
			'another number behind the first': {
				url: `/webservices/services/telephony/dial/user/1001/phone/${NUMBER}/phone/${OTHER}`,
			},
			'another number beside it': {
				url: `/webservices/services/telephony/dial/user/1001/phone/${NUMBER}?phone=${OTHER}`,
			},
			'dots and blanks behind the names': {
				url: `/webservices/services/telephony./dial./user/1001/phone/${OTHER}`,
			},
			'escaped blanks behind the names': {
				url: `/webservices/services/telephony%20/dial%20/user/1001/phone/${OTHER}`,
			},
			'a header that names another address': {
				url: `/webservices/services/telephony/users/user/${LOOKUP_USER}`,
				headers: { 'x-original-url': `/webservices/services/telephony/dial/user/1/phone/${OTHER}` },
			},
			'two numbers in one': {
				url: `/webservices/services/telephony/dial/user/1001/phone/${NUMBER};${OTHER}`,
			},
			'no number': { url: '/webservices/services/telephony/dial/user/1001' },
			'a method that nobody knows': {
				url: `/webservices/services/telephony/redial/user/1001/phone/${NUMBER}`,
			},
			'something else that is changed': { url: '/webservices/leads', method: 'POST', body: {} },
		},
	),
	vendor(
		'8x8',
		'virtualContactCenterApi',
		eightByEight,
		() => eightByEight.credentials({ allowedNumbers: '4420*, 94420*', blockedNumbers: '*999' }),
		{
			'a number that may be called': { url: `/AGUI/make_call.php?phone=%2B${NUMBER}` },
			'the same with its prefix': { url: `/AGUI/make_call.php?prefix=9&phone=${NUMBER}` },
			'the same with data in the body': {
				url: `/AGUI/make_call.php?phone=${NUMBER}`,
				method: 'POST',
				headers: FORM,
				body: 'ctl_userdata=%5Bcustomer%7C42%5D',
			},
		},
		{
			'another number': { url: `/AGUI/make_call.php?phone=${OTHER}` },
			'a blocked one': { url: '/AGUI/make_call.php?phone=442000999' },
			'a prefix that makes it another': {
				url: `/AGUI/make_call.php?prefix=900&phone=${NUMBER}`,
			},
			'a prefix without which it is another': { url: '/AGUI/make_call.php?prefix=44&phone=2079' },
			'the query apart': { url: '/AGUI/make_call.php', qs: { phone: OTHER } },
			'a number that came twice': {
				url: `/AGUI/make_call.php?phone=${NUMBER}&phone=${OTHER}`,
			},
			'a list of numbers': { url: `/AGUI/make_call.php?phone=${NUMBER}&phone[]=${OTHER}` },
			'another number in the body': {
				url: `/AGUI/make_call.php?phone=${NUMBER}`,
				method: 'POST',
				headers: FORM,
				body: `phone=${OTHER}`,
			},
			'a form': {
				url: '/AGUI/make_call.php',
				method: 'POST',
				form: { phone: OTHER },
			},
			'a form that is JSON as well': {
				url: '/AGUI/make_call.php',
				method: 'POST',
				headers: FORM,
				body: `{"phone":"${NUMBER}","x":"&phone=${OTHER}&y="}`,
			},
			'capitals and escapes': { url: `/agui/MAKE%5FCALL.PHP?Phone=${OTHER}` },
			'parameters of the path': { url: `/AGUI/make_call.php/x?phone=${OTHER}` },
			'no number': { url: '/AGUI/make_call.php' },
			'another page that dials': { url: `/AGUI/dial.php?number=${OTHER}` },
			'something else that is changed': { url: '/AGUI/settings.php', method: 'POST', body: {} },
		},
	),
];

describe.each(vendors)("with rules of the credential's owner, $name", (vendor) => {
	describe.each(WAYS)('of another node, by %s', (way) => {
		it.each(Object.entries(vendor.allowed))('lets through %s', async (_, request) => {
			const { error } = await vendor.send(way, request);
			expect(String(error?.message)).not.toMatch(/the credential allows|has rules for numbers/);
			// More where Ameyo's REST interface takes no hash key: n8n has the key checked then.
			expect(vendor.sent()).toBeGreaterThan(0);
		});

		it.each(Object.entries(vendor.refused))('refuses %s, and sends nothing', async (_, request) => {
			const { error } = await vendor.send(way, request);
			expect(error?.message).toMatch(
				/^(?:The number .+ is (?:not among those that the credential allows|blocked by the credential)|'.+' cannot be compared with the numbers of the credential: .+|The .+ credential has rules for numbers, and the numbers of this request cannot be read)$/,
			);
			expect(vendor.sent()).toBe(0);
		});

		it('shows the credential to no other server', async () => {
			const { error } = await vendor.send(way, { url: `${stranger.url}/hello` });
			expect(error?.message).toMatch(/so it is used for its own server only$/);
			expect(stranger.received).toEqual([]);
		});
	});
});

describe("Ameyo's own operations", () => {
	it.each([
		[
			'command: execute',
			{
				resource: 'command',
				operation: 'execute',
				commandId: 'clickToDialWithToken',
				data: dialData(OTHER),
			},
		],
		[
			'callback: create',
			{
				resource: 'callback',
				operation: 'create',
				campaignId: byId('1'),
				callbackTime: '2030-01-01 10:00',
				phone: OTHER,
			},
		],
	])('%s does not get past the rules', async (_, parameters) => {
		const credentials = ameyo.credentials({}, RULES);
		const { error } = await ameyo.run({ ...parameters, authentication: 'hashKey' }, undefined, {
			credentials,
		});
		expect(error?.message).toBe(
			`The number ${OTHER} is not among those that the credential allows`,
		);
		expect(error?.description).toContain('The owner of the credential decides');
		expect(ameyo.simulator.requests).toEqual([]);
	});
});

describe('MaxContact', () => {
	it('is not asked for a new token because a request was refused', async () => {
		const credentials = maxContact.credentials(RULES);
		const url = `${maxContact.sandbox.url}/webservices/services/telephony`;
		const send = async (path: string) =>
			await sendAsOther('requestWithAuthentication', 'maxContactApi', credentials, {
				url: `${url}/${path}`,
			});
		await send(`users/user/${LOOKUP_USER}`);
		const { error } = await send(`dial/user/1001/phone/${OTHER}`);
		expect(error?.message).toContain('is not among those');
		expect(maxContact.simulator.counts.tokensIssued).toBe(1);
		await send(`dial/user/1001/phone/${NUMBER}`);
		expect(maxContact.simulator.counts).toMatchObject({ tokensIssued: 1, dials: 1 });
	});
});

describe('8x8: get link', () => {
	const getLink = {
		resource: 'call',
		operation: 'getLink',
		phone: '={{ $json.phone }}',
		dialOptions: { prefix: '={{ $json.prefix }}' },
	};

	it('makes no link for a number that the owner of the credential does not allow', async () => {
		const credentials = eightByEight.credentials({ allowedNumbers: ALLOWED });
		const items = [
			{ phone: NUMBER, prefix: '' },
			{ phone: OTHER, prefix: '' },
			{ phone: NUMBER, prefix: '900' },
		];
		const more = { credentials, onError: 'continueRegularOutput' } as const;
		const { items: out } = await eightByEight.run(getLink, items, more);
		expect(out.map(({ json }) => json.url ?? json.error)).toEqual([
			expect.stringContaining(`phone=${NUMBER}`),
			`The number ${OTHER} is not among those that the credential allows`,
			`The number 900${NUMBER} is not among those that the credential allows`,
		]);
	});
});

describe("n8n's test of a credential with rules", () => {
	const types = [
		{ type: new AmeyoHashKeyApi(), store: (rules: Rules) => ameyo.credentials({}, rules) },
		{ type: new MaxContactApi(), store: (rules: Rules) => maxContact.credentials(rules) },
		{
			type: new VirtualContactCenterApi(),
			store: (rules: Rules) => eightByEight.credentials(rules),
		},
	];
	const tried = async (type: ICredentialType, credentials: CredentialStore) =>
		await runNode({ node: credentialTester(type), parameters: {}, credentials });

	it.each(types)('$type.name is green', async ({ type, store }) => {
		const { error } = await tried(type, store(RULES));
		expect(error).toBeUndefined();
	});

	it.each(types.slice(0, 2))('$type.name says what is wrong with them', async ({ type, store }) => {
		const { error } = await tried(type, store({ allowedNumbers: 'everybody' }));
		expect(error?.message).toBe(
			"'Allowed Numbers of the credential' holds 'everybody', which is no phone number",
		);
	});
});

it('follows no redirect with a credential that has rules', async () => {
	stranger.answer({ status: 302, headers: { location: `${stranger.url}/dial` } });
	const credentials = maxContact.credentials({ ...PASTED, ...RULES, baseUrl: stranger.url });
	for (const way of WAYS) {
		await sendAsOther(way, 'maxContactApi', credentials, {
			url: `${stranger.url}/telephony/users/user/7`,
			followRedirect: true,
			followAllRedirects: true,
		});
	}
	expect(stranger.paths).toEqual(['/telephony/users/user/7', '/telephony/users/user/7']);
});
