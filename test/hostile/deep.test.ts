import type { IDataObject } from 'n8n-workflow';
import { nameOf, runNode } from '../support/run';
import { CredentialStore, storable } from '../support/credentials';
import { everyOperation } from '../support/everyOperation';
import type { OperationCase } from '../support/everyOperation';
import { useServer } from '../support/server';
import { call, JSON_TYPE, SECRET, useStatusTrigger } from '../support/statusTrigger';
import { useWebhooks } from '../support/triggerWebhook';
import { AmeyoTrigger } from '../../nodes/Ameyo/AmeyoTrigger.node.ts';

const DEPTH = 100_000;
const LIST = '['.repeat(DEPTH) + ']'.repeat(DEPTH);
const OBJECT = '{"a":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH);

/** Whatever is deep, in the places where a vendor's answers hold something. */
const DEEP = [
	LIST,
	OBJECT,
	`[${OBJECT}]`,
	`{"beanResponse":[${OBJECT}]}`,
	`[{"resultTypeString":"ADDED","x":${LIST}}]`,
	`{"status":"success","x":12345678901234567890,"beanResponse":${LIST}}`,
	`{"Success":true,"Data":${LIST}}`,
	'<a>'.repeat(DEPTH) + '</a>'.repeat(DEPTH),
];

/** Under a key that stands twice, of which JSON keeps the last; MaxContact's reader keeps both. */
const REPEATED = `{"Success":true,"Data":[{"ID":7,"x":${OBJECT}}],"Data":1}`;

const READS = /\.getAll|\.getPhones|^session\.(ping|login)/;
const STRANGE = /call stack|RangeError|undefined|cannot read prop/i;

describe('an answer that is nested 100,000 levels deep', () => {
	const server = useServer();

	beforeEach(() => {
		deep = LIST;
		server.answerBy(({ url }) => {
			if (url.includes('command=login'))
				return { body: { sessionId: 'made-up-session', campaignIds: [1] } };
			if (url.includes('apitoken')) return { body: { TokenKey: 'made-up-token' } };
			return url.includes('command=ping-session') && !isAsked
				? { body: { alive: true } }
				: { body: deep };
		});
	});

	let deep = LIST;
	let isAsked = false;

	const operations = everyOperation().filter(({ properties, name }) => {
		const sends = properties.some((property) => property.name === 'requestOptions');
		return sends && name !== 'call.dialAndWait';
	});

	it.each(operations)('$vendor $name', async (operation) => {
		isAsked = /^session\.(ping|login)/.test(operation.name);
		const texts = operation.vendor === 'maxContact' ? [...DEEP, REPEATED] : DEEP;
		for (const text of texts) {
			deep = text;
			const told = await tell(operation, server.url);
			expect(told).not.toMatch(STRANGE);
			// Of 8x8 any page counts as good.
			if (operation.vendor === 'virtualContactCenter') continue;
			expect(told).toMatch(/cannot be read|web page|in XML|no list/);
			if (READS.test(operation.name)) expect(told).not.toContain('It is not known');
			else expect(told).toContain('It is not known whether');
		}
	});
});

describe('a call of a webhook that is nested 100,000 levels deep', () => {
	const listen = useStatusTrigger();
	const open = useWebhooks();

	it.each([LIST, OBJECT])('is turned away', async (body) => {
		const n8n = await listen('queryAuth');
		const query = `?token=${encodeURIComponent(SECRET)}`;
		expect(await call(n8n, query, body, JSON_TYPE)).toMatchObject({ status: 415 });
		expect(n8n.executions).toEqual([]);
	});

	it('is turned away where n8n has read it already', async () => {
		const n8n = await open({
			node: new AmeyoTrigger(),
			parameters: { authentication: 'none' },
			bare: true,
		});
		expect(await call(n8n, '', OBJECT, JSON_TYPE)).toMatchObject({ status: 415 });
		expect(n8n.executions).toEqual([]);
	});
});

/** What the item of a run is told: its error with the details, or what came out. */
async function tell(
	{ node, parameters, vendor, file }: OperationCase,
	baseUrl: string,
): Promise<string> {
	const { items, error } = await runNode({
		node,
		parameters: { ...parameters, callbackTime: '2026-08-27 16:23:00' },
		items: [{ phone1: '5555056887' }],
		binaries: file && [file],
		credentials: credentialsFor(vendor, baseUrl),
		onError: 'continueRegularOutput',
	});
	expect(`${nameOf(node)}: ${error?.message ?? ''}`).toBe(`${nameOf(node)}: `);
	const [item] = items;
	const json: IDataObject = item?.json ?? {};
	const { error: message, details } = json;
	return typeof message === 'string'
		? `${message} ${JSON.stringify(details ?? {}).slice(0, 500)}`
		: JSON.stringify(json).slice(0, 500);
}

let stores = 0;

function credentialsFor(vendor: OperationCase['vendor'], baseUrl: string): CredentialStore {
	// A login of its own for each: one that is done is handed out again for five seconds.
	const own = String(++stores);
	const common = { baseUrl, userId: own, password: 'made-up-password' };
	if (vendor === 'ameyo') {
		return new CredentialStore({
			ameyoSessionApi: storable({ ...common, sessionId: `made-up-session-${own}` }),
			ameyoHashKeyApi: storable({ baseUrl, hashKey: 'k', requestingHost: 'h', policyName: 'p' }),
		});
	}
	return vendor === 'maxContact'
		? new CredentialStore({ maxContactApi: storable({ ...common, login: own, lookupUserId: '7' }) })
		: new CredentialStore({
				virtualContactCenterApi: storable({
					platformUrl: 'custom',
					customUrl: baseUrl,
					sessionCookie: 'PHPSESSID=made-up-cookie',
				}),
			});
}
