import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../support/ameyo';
import { contacts, dial, getCallbacks, leads, upload } from '../../support/ameyoOperations';
import { toErrorOutput } from '../../support/run';

const PASSWORD = 'pässword "&+/1';
const HASH_KEY = 'hash+key/made=up';
const SESSION = 'd431-made-up-ses-1';
const session = { authentication: 'session', campaignId: byId('1') };
const requestOptions = { includeAnswer: true };

/** A secret in every form in which a server may repeat it. */
function formsOf(secret: string): string[] {
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ s: secret }).toString().slice(2),
		Buffer.from(secret).toString('base64'),
	];
}
/** What requests carry: a server can repeat no more than that. */
const CARRIED = {
	session: [PASSWORD, SESSION].flatMap(formsOf),
	hashKey: formsOf(HASH_KEY),
};
const quoted = (secrets: string[]) => secrets.join(' , ');

const OPERATIONS: Array<[string, string, INodeParameters]> = [
	['call: click to dial', 'clickToDialWithToken', { ...dial, userId: 'amit', phone: '5550001' }],
	[
		'callback: create',
		'addCallback',
		{
			...session,
			resource: 'callback',
			operation: 'create',
			callbackTime: '2031-05-06',
			phone: '1',
		},
	],
	[
		'callback: delete',
		'deleteCallback',
		{ ...session, resource: 'callback', operation: 'delete', customerCallbackId: 'x' },
	],
	['callback: get many', 'getFiltered', getCallbacks],
	['lead: get many', 'getLeadsForCampaign', leads],
	['lead: get many, hash key', 'getLeadsForCampaign', { ...leads, authentication: 'hashKey' }],
	['contact: get many', 'getContacts', { ...session, resource: 'contact', operation: 'getAll' }],
	['contact: upload', 'uploadContacts', upload],
	[
		'contact: upload, rejected as errors',
		'uploadContacts',
		{ ...upload, options: { rejectedAsErrors: true } },
	],
	['session: ping', 'ping-session', { resource: 'session', operation: 'ping' }],
	['session: log out', 'logout', { resource: 'session', operation: 'logout' }],
];

const ANSWERS = (QUOTED: string): Array<[string, object]> => [
	['a refusal', { body: { status: 'error', reason: QUOTED, details: QUOTED } }],
	['a refusal with more', { body: { message: QUOTED, type: 'XException', [QUOTED]: [QUOTED] } }],
	['a key with arguments', { body: { result: 'Failed.', comment: ['A.b', QUOTED] } }],
	[
		'a refused record',
		{ body: { beanResponse: [{ resultTypeString: 'X', exception: [QUOTED] }] } },
	],
	['an answer of another form', { body: { unknown: QUOTED } }],
	['an answer for too many', { body: { beanResponse: [{ a: QUOTED }, { b: QUOTED }] } }],
	['text', { body: `Who is ${QUOTED}?` }],
	['a page', { body: `<html><title>${QUOTED}</title></html>` }],
	['a status', { status: 500, body: QUOTED }],
	['401', { status: 401, body: { message: QUOTED, info: QUOTED } }],
];

describe('what a server repeats of the credential', () => {
	const bench = useAmeyo({
		ameyo: {
			users: [{ userId: 'manager', password: PASSWORD }],
			hashKeys: [{ hashKey: HASH_KEY, requestingHost: 'crm.example', policyName: 'p' }],
		},
	});
	const credentials = () =>
		bench.credentials({ password: PASSWORD }, { hashKey: HASH_KEY, policyName: 'p' });

	/** The credentials with a session in use that is called `SESSION`. */
	async function signedIn() {
		const store = credentials();
		await bench.run(leads, undefined, { credentials: store });
		const { sessionId } = store.of('ameyoSessionApi');
		const own = bench.ameyo.sessions.get(String(sessionId));
		if (own) bench.ameyo.sessions.set(SESSION, { ...own, sessionId: SESSION });
		store.change('ameyoSessionApi', { sessionId: SESSION });
		await bench.run(leads, undefined, { credentials: store });
		return store;
	}

	/** Looks for secrets without showing what it looks at: that may be long. */
	function expectNone(shown: unknown, secrets = CARRIED.session): void {
		const text = JSON.stringify(shown);
		const asJson = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
		expect([...secrets, ...asJson].filter((secret) => text.includes(secret))).toEqual([]);
	}

	describe.each(OPERATIONS)('%s', (_operation, command, parameters) => {
		const isHashKey = parameters.authentication === 'hashKey';
		const carried = CARRIED[isHashKey ? 'hashKey' : 'session'];

		it.each(ANSWERS(quoted(carried)))(
			'is in no error, details or answer: %s',
			async (_name, answer) => {
				const store = await signedIn();
				const own = { ...parameters, requestOptions };
				bench.ameyo.misbehave({ command, answer, times: null });
				const gone = await bench.run(own, contacts(1), {
					credentials: store,
					onError: toErrorOutput,
				});
				// A session that was renewed meanwhile is dead, and none.
				const isRenewed = store.of('ameyoSessionApi').sessionId !== SESSION;
				const secrets = isRenewed ? formsOf(PASSWORD) : carried;
				for (const { json } of gone.items) expectNone(json.answer ?? null, secrets);
				for (const { json } of gone.errors) {
					expect(JSON.stringify(json)).toContain('***');
					expectNone(json, secrets);
				}
				const stopped = await bench.run(own, contacts(1), { credentials: store });
				const { message, description, context, stack } = stopped.error ?? {};
				expectNone([message, description, context, stack], secrets);
			},
		);
	});

	it('is in no error of a login', async () => {
		const QUOTED = quoted(formsOf(PASSWORD));
		for (const answer of [
			{ body: { status: 'error', reason: QUOTED } },
			{ body: `<html><title>${QUOTED}</title>` },
			{ body: QUOTED },
			{ status: 401, body: QUOTED },
			{ body: { result: 'Failed.', comment: [QUOTED] } },
		]) {
			bench.ameyo.misbehave({ command: 'login', answer });
			const { error } = await bench.run(leads, undefined, { credentials: credentials() });
			expect(error).toBeDefined();
			expectNone([error?.message, error?.description, error?.context], formsOf(PASSWORD));
		}
	});
});
