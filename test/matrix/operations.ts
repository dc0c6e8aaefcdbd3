import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../support/locator';
import { PASTED } from '../support/maxContact';
import { CALLBACK_IDS, CAMPAIGN_IDS } from './seed';
import type { Stage, Vendor } from './stage';

/** A text of its own for each of the items; the second one's is what a fault looks for. */
type Marks = readonly [string, string, string];

/** A row of the matrix: a kind of operation, by one way to sign. */
export interface Row {
	name: string;
	vendor: Vendor;
	/** `login`: the fault strikes the login on the way; the command behind it must not go out. */
	kind: 'command' | 'read' | 'login';
	/** `session`: n8n can renew it; `key`: nobody but the person can. */
	signedBy: 'session' | 'key';
	parameters: INodeParameters;
	/** Three items; a cell with one item gets the second. */
	items: readonly IDataObject[];
	marks: Marks;
	/** What the sandbox counts. */
	command: string;
	/** What a fault strikes, where it is not `command`. */
	struck?: string;
	/** All items go out in one request. */
	together?: boolean;
	/** Where a result names what its item asked for; absent where it names nothing. */
	names?: (json: IDataObject, stage: Stage) => string;
	/** Its result holds the session by contract. */
	givesSession?: boolean;
	/** What must be there before the node runs. */
	setUp?: (stage: Stage) => Promise<void>;
}

const PHONES: Marks = ['9800000001', '9800000002', '9800000003'];
const itemsOf = (name: string, values: readonly string[]) =>
	values.map((value) => ({ [name]: value }));

const asText = (json: IDataObject) => JSON.stringify(json);

const session: INodeParameters = { authentication: 'session' };
const hashKey: INodeParameters = { authentication: 'hashKey' };

const AGENTS = ['agent', 'amit', 'priya'];
const clickToDial: Omit<Row, 'name'> = {
	vendor: 'ameyo',
	kind: 'command',
	signedBy: 'key',
	parameters: {
		resource: 'call',
		operation: 'clickToDial',
		campaignId: byId('1'),
		userId: '={{ $json.agent }}',
		phone: '={{ $json.phone }}',
		...hashKey,
	},
	items: PHONES.map((phone, i) => ({ phone, agent: AGENTS[i] })),
	marks: PHONES,
	command: 'clickToDialWithToken',
	names: ({ metaData }, { ameyo }) =>
		ameyo.simulator.calls.find((call) => call.metaData === metaData)?.phone ?? '',
};

const createCallback: Omit<Row, 'name' | 'signedBy'> = {
	vendor: 'ameyo',
	kind: 'command',
	parameters: {
		resource: 'callback',
		operation: 'create',
		campaignId: byId('1'),
		callbackTime: '2031-05-06 07:08:09',
		phone: '={{ $json.phone }}',
	},
	items: itemsOf('phone', PHONES),
	marks: PHONES,
	command: 'addCallback',
	names: asText,
};

const deleteCallback: Omit<Row, 'name'> = {
	vendor: 'ameyo',
	kind: 'command',
	signedBy: 'session',
	parameters: {
		resource: 'callback',
		operation: 'delete',
		customerCallbackId: '={{ $json.id }}',
		...session,
	},
	items: itemsOf('id', CALLBACK_IDS),
	marks: CALLBACK_IDS,
	command: 'deleteCallback',
};

const executeCommand: Omit<Row, 'name' | 'signedBy'> = {
	vendor: 'ameyo',
	kind: 'command',
	parameters: {
		resource: 'command',
		operation: 'execute',
		commandId: 'addCallback',
		data: '={{ $json.data }}',
	},
	items: PHONES.map((phone) => ({
		data: {
			campaignId: 1,
			callBackTime: '2031-05-06 07:08:09',
			isSelfCallBack: 'false',
			callBackHandlerType: 'voice.campaign.callback.handler',
			callBackProperties: { phone },
		},
	})),
	marks: PHONES,
	command: 'addCallback',
	names: asText,
};

/** The customer whose ID an upload gave, as the sandbox keeps it. */
const customerOf = ({ customerId }: IDataObject, { ameyo }: Stage) => {
	const contacts = [...ameyo.simulator.contacts.values()];
	return JSON.stringify(contacts.find((contact) => contact.customerId === customerId)) ?? '';
};

const upload = (
	operation: 'upload' | 'uploadWithCallback',
	batchSize: number,
): Omit<Row, 'name' | 'signedBy'> => ({
	vendor: 'ameyo',
	kind: 'command',
	parameters: {
		resource: 'contact',
		operation,
		campaignId: byId('1'),
		leadId: byId('39'),
		dataMode: 'autoMapInputData',
		inputsToIgnore: 'timeout',
		options: { batchSize },
		...(operation === 'upload'
			? {}
			: {
					callbackTime: '2031-05-06 07:08:09',
					callbackFields: { callbackPhone: '={{ $json.phone1 }}' },
				}),
	},
	items: itemsOf('phone1', PHONES),
	marks: PHONES,
	command: operation === 'upload' ? 'uploadContacts' : 'uploadContactAndAddCallback',
	together: batchSize > 1,
	names: customerOf,
});

const leads: Omit<Row, 'name' | 'signedBy'> = {
	vendor: 'ameyo',
	kind: 'read',
	parameters: {
		resource: 'lead',
		operation: 'getAll',
		campaignId: byId('={{ $json.campaign }}'),
		returnAll: true,
	},
	items: itemsOf('campaign', CAMPAIGN_IDS),
	marks: CAMPAIGN_IDS,
	command: 'getLeadsForCampaign',
	names: asText,
};

const callbacks: Omit<Row, 'name'> = {
	vendor: 'ameyo',
	kind: 'read',
	signedBy: 'session',
	parameters: {
		resource: 'callback',
		operation: 'getAll',
		campaignId: byId('={{ $json.campaign }}'),
		returnAll: false,
		limit: 1,
		...session,
	},
	items: itemsOf('campaign', CAMPAIGN_IDS),
	marks: CAMPAIGN_IDS,
	command: 'getFiltered',
	names: asText,
};

const USERS = ['1001', '1002', '1003'];
const NUMBERS: Marks = ['01610000101', '01610000102', '01610000103'];
const dial: Omit<Row, 'name' | 'signedBy'> = {
	vendor: 'maxContact',
	kind: 'command',
	parameters: {
		resource: 'call',
		operation: 'dial',
		userId: byId('={{ $json.user }}'),
		phoneNumber: byId('={{ $json.phone }}'),
	},
	items: NUMBERS.map((phone, i) => ({ phone, user: USERS[i] })),
	marks: NUMBERS,
	command: 'dial',
	names: asText,
};

const CALLS: Marks = ['/call/5001', '/call/5002', '/call/5003'];
const hold: Omit<Row, 'name' | 'signedBy'> = {
	vendor: 'maxContact',
	kind: 'command',
	parameters: {
		resource: 'call',
		operation: 'hold',
		userId: byId('={{ $json.user }}'),
		callId: byId('={{ $json.call }}'),
	},
	items: USERS.map((user, i) => ({ user, call: `${5001 + i}` })),
	marks: CALLS,
	command: 'hold',
	async setUp({ maxContact }) {
		const credentials = maxContact.credentials({ ...PASTED, ignoreSslIssues: true });
		// One after another: so the calls have the IDs that the items name.
		const parameters = { ...dial.parameters, requestOptions: { concurrency: 1 } };
		await maxContact.run(parameters, [...dial.items], { credentials });
	},
};

const LEADS: Marks = ['/lead/4711', '/lead/4712', '/lead/9007199254740993'];
const phones: Omit<Row, 'name' | 'signedBy'> = {
	vendor: 'maxContact',
	kind: 'read',
	parameters: {
		resource: 'lead',
		operation: 'getPhones',
		userId: byId('1001'),
		leadId: '={{ $json.lead }}',
		returnAll: true,
	},
	items: LEADS.map((mark) => ({ lead: mark.slice('/lead/'.length) })),
	marks: LEADS,
	command: 'leadphones',
	names: asText,
};

const CUSTOMERS: Marks = ['6502928881', '6502928882', '6502928883'];
const agentDial: Omit<Row, 'name'> = {
	vendor: 'virtualContactCenter',
	kind: 'command',
	signedBy: 'key',
	parameters: {
		resource: 'call',
		operation: 'dial',
		phone: '={{ $json.phone }}',
		userData: { field: [{ name: 'customer', value: 'Ann' }] },
	},
	items: itemsOf('phone', CUSTOMERS),
	marks: CUSTOMERS,
	command: 'make_call',
};

const signed = <Rest extends { parameters: INodeParameters }>(rest: Rest, by: INodeParameters) => ({
	...rest,
	parameters: { ...rest.parameters, ...by },
	signedBy: by === session ? ('session' as const) : ('key' as const),
});

/** The rows: every kind of operation. Another one is another line. */
export const ROWS: readonly Row[] = [
	{ name: 'Ameyo click to dial, hash key', ...clickToDial },
	{ name: 'Ameyo callback create, session', ...signed(createCallback, session) },
	{ name: 'Ameyo callback create, hash key', ...signed(createCallback, hashKey) },
	{ name: 'Ameyo callback delete, session', ...deleteCallback },
	{ name: 'Ameyo command, session', ...signed(executeCommand, session) },
	{ name: 'Ameyo command, hash key', ...signed(executeCommand, hashKey) },
	{ name: 'Ameyo upload, session', ...signed(upload('upload', 1), session) },
	{ name: 'Ameyo upload, one request', ...signed(upload('upload', 50), hashKey) },
	{
		name: 'Ameyo upload with callback, hash key',
		...signed(upload('uploadWithCallback', 1), hashKey),
	},
	{
		name: 'Ameyo upload with callback, one request',
		...signed(upload('uploadWithCallback', 50), session),
	},
	{ name: 'MaxContact dial, login', ...dial, signedBy: 'session' },
	{ name: 'MaxContact hold, login', ...hold, signedBy: 'session' },
	{ name: 'MaxContact hold, token key', ...hold, signedBy: 'key' },
	{ name: '8x8 dial', ...agentDial },
	{ name: 'Ameyo leads, session', ...signed(leads, session) },
	{ name: 'Ameyo leads, hash key', ...signed(leads, hashKey) },
	{ name: 'Ameyo callbacks, session', ...callbacks },
	{ name: 'MaxContact phones, login', ...phones, signedBy: 'session' },
	{ name: 'MaxContact phones, token key', ...phones, signedBy: 'key' },
	{
		name: 'Ameyo login before a command',
		...signed(createCallback, session),
		kind: 'login',
		struck: 'login',
	},
	{
		name: 'Ameyo login before an upload',
		...signed(upload('upload', 1), session),
		kind: 'login',
		struck: 'login',
	},
	{
		name: 'MaxContact login before a command',
		...dial,
		signedBy: 'session',
		kind: 'login',
		struck: 'apitoken',
	},
	{
		name: 'Ameyo log in',
		vendor: 'ameyo',
		kind: 'login',
		signedBy: 'session',
		parameters: { resource: 'session', operation: 'login', ...session },
		items: [{}, {}, {}],
		// Nothing of an item is sent: one login is everybody's.
		marks: ['', '', ''],
		command: 'ping-session',
		struck: 'login',
		givesSession: true,
	},
];
