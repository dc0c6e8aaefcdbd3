import { AmeyoHashKeyApi } from '../../../../credentials/AmeyoHashKeyApi.credentials';
import { AmeyoSessionApi } from '../../../../credentials/AmeyoSessionApi.credentials';
import type { Switches } from '../../../../sandbox/ameyo/switches';
import { byId, useAmeyo } from '../../../support/ameyo';
import { contacts, leads, upload } from '../../../support/ameyoOperations';
import { credentialTester } from '../../../support/credentialTester';
import { runNode, toErrorOutput } from '../../../support/run';

const HASH_KEY = 'made-up-hash-key';
const WRONG = 'made-up-wrong-key';
const create = {
	resource: 'callback',
	operation: 'create',
	authentication: 'hashKey',
	campaignId: byId('1'),
	callbackTime: '2031-05-06 07:08:09',
	phone: '5550001',
};
const dial = {
	resource: 'call',
	operation: 'clickToDial',
	authentication: 'hashKey',
	campaignId: byId('1'),
	userId: 'amit',
	phone: '5550001',
};
const execute = {
	resource: 'command',
	operation: 'execute',
	authentication: 'hashKey',
	commandId: 'getLeadsForCampaign',
	data: '{"campaignId":1}',
};
const refusedWith = (what: string) =>
	`Ameyo did not take the hash key: it answered with ${what}. Nothing was carried out.`;

describe('a hash key that Ameyo does not take', () => {
	const bench = useAmeyo();
	const wrong = () => bench.credentials({}, { hashKey: WRONG });

	const OPERATIONS: Array<[string, object]> = [
		['click to dial', dial],
		['callback: create', create],
		['lead: get many', { ...leads, authentication: 'hashKey' }],
		[
			'contact: get many',
			{
				resource: 'contact',
				operation: 'getAll',
				authentication: 'hashKey',
				campaignId: byId('1'),
			},
		],
		['contact: upload', { ...upload, authentication: 'hashKey' }],
		['command: execute', execute],
	];

	it.each(OPERATIONS)(
		'is an error that names it and no doubt, and no empty list: %s',
		async (_name, parameters) => {
			for (const hashKeyRefusal of ['null', 'empty'] as const) {
				bench.ameyo.become({ hashKeyRefusal });
				const what = hashKeyRefusal === 'null' ? "'null'" : 'nothing';
				const { items, errors } = await bench.run({ ...parameters }, contacts(2), {
					credentials: wrong(),
					onError: toErrorOutput,
				});
				expect(items).toEqual([]);
				expect(errors).toHaveLength(2);
				for (const { json } of errors) {
					expect(json.error).toBe(refusedWith(what));
					expect(json.details).toMatchObject({
						description: expect.stringContaining("Check 'Hash Key', 'Requesting Host' and"),
					});
					expect(JSON.stringify(json)).not.toContain('It is not known');
					expect(JSON.stringify(json)).not.toContain(WRONG);
				}
			}
			expect(bench.ameyo.counts).toMatchObject({ dials: 0, recordsReceived: 0, logins: 0 });
		},
	);

	it.each([
		['words', 'Authentication failed: invalid hash key'],
		['status', 'Ameyo refused the credential (HTTP 401)'],
	] as const)('is sent once where it is told with %s', async (hashKeyRefusal, message) => {
		bench.ameyo.become({ hashKeyRefusal });
		const { error } = await bench.run(dial, undefined, { credentials: wrong() });
		expect(error?.message).toBe(message);
		expect(error?.description ?? '').not.toContain('It is not known');
		expect(bench.sent('clickToDialWithToken')).toHaveLength(1);
	});

	it('does not make an empty list out of the answer to a right one', async () => {
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', answer: { body: [] } });
		const { items, error } = await bench.run({ ...leads, authentication: 'hashKey' });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});
});

describe("n8n's test of a hash key", () => {
	const bench = useAmeyo();
	const tester = credentialTester(new AmeyoHashKeyApi());
	const test = async (hashKey = HASH_KEY) => {
		const credentials = bench.credentials({}, { hashKey });
		const { error } = await runNode({ node: tester, parameters: {}, credentials });
		return error?.message;
	};
	const answers = (body: unknown, status = 200) =>
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { body, status }, times: null });

	it('takes the right one', async () => {
		expect(await test()).toBeUndefined();
		expect(bench.ameyo.contacts.size).toBe(0);
	});

	it.each<[Switches['hashKeyRefusal'], string]>([
		['null', refusedWith("'null'")],
		['empty', refusedWith('nothing')],
		['words', 'Authentication failed: invalid hash key'],
		['status', 'The server answered with HTTP 401: it sent nothing'],
	])('says what Ameyo said to a wrong one: %s', async (hashKeyRefusal, message) => {
		bench.ameyo.become({ hashKeyRefusal });
		expect(await test(WRONG)).toBe(message);
	});

	it.each([
		['a bean', { beanResponse: [] }],
		['a refusal of the command', { result: 'Failed.', comment: ['CustomerManager.x.y', 0] }],
		['an exception of the command', { message: 'No campaign 0', type: 'ProcessingException' }],
	])('is green for %s', async (_name, body) => {
		answers(body);
		expect(await test()).toBeUndefined();
	});

	it.each([
		['a page', '<html><title>Sign in</title>', 200, "a web page with the title 'Sign in'"],
		['words beside 401', 'Your host is not known', 401, 'HTTP 401: Your host is not known'],
		['another JSON', { hello: 'world' }, 200, 'not as Ameyo does: {"hello":"world"}'],
		['a list', [], 200, 'not as Ameyo does: []'],
		['text', 'Welcome', 200, 'not as Ameyo does: Welcome'],
		[
			'an exception about the key',
			{ message: 'Access denied', type: 'SecurityException' },
			200,
			'Access denied',
		],
	])('is red for %s, and tells it', async (_name, body, status, words) => {
		answers(body, status);
		expect(await test()).toContain(words);
	});

	it('does not show the key that a server repeats', async () => {
		answers({ status: 'error', reason: `No access with ${HASH_KEY}` });
		expect(await test()).toBe('No access with ***');
		bench.ameyo.calm();
		answers(`Unknown: ${encodeURIComponent(HASH_KEY)}`, 401);
		expect(await test()).toBe('The server answered with HTTP 401: Unknown: ***');
	});
});

describe("n8n's test of either credential of Ameyo", () => {
	const bench = useAmeyo();
	const session = credentialTester(new AmeyoSessionApi());
	const hashKey = credentialTester(new AmeyoHashKeyApi());
	const test = async (node: typeof session, change: object) => {
		const credentials = bench.credentials({ ...change }, { ...change });
		return (await runNode({ node, parameters: {}, credentials })).error?.message;
	};

	it.each([
		['session', session],
		['hash key', hashKey],
	])('is red for a time zone that is none, also after a green one: %s', async (_name, node) => {
		const credentials = bench.credentials();
		expect((await runNode({ node, parameters: {}, credentials })).error).toBeUndefined();
		for (const type of ['ameyoSessionApi', 'ameyoHashKeyApi']) {
			credentials.of(type).timezone = 'Asia/Nowhere';
		}
		const { error } = await runNode({ node, parameters: {}, credentials });
		expect(error?.message).toBe('The time zone of the Ameyo credential is not known: Asia/Nowhere');
		expect(await test(node, { timezone: 'Asia/Kolkata' })).toBeUndefined();
	});

	it.each([
		['session', session],
		['hash key', hashKey],
	])('names the path where nothing is: %s', async (_name, node) => {
		expect(await test(node, { baseUrl: `${bench.sandbox.url}/sandbox` })).toMatch(
			/^The server answered with HTTP 404: .*It has nothing at \/sandbox\/ameyowebaccess\/command: check the base URL$/s,
		);
	});
});

describe("n8n's test of a session login", () => {
	const bench = useAmeyo();
	const tester = credentialTester(new AmeyoSessionApi());
	const test = async (change: object = {}) => {
		const credentials = bench.credentials({ ...change });
		const { error } = await runNode({ node: tester, parameters: {}, credentials });
		return error?.message;
	};

	it('takes the right one', async () => {
		expect(await test()).toBeUndefined();
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it.each([
		[
			'a refusal',
			{ status: 'error', reason: 'Invalid user id or password' },
			200,
			'Invalid user id',
		],
		['null', 'null', 200, 'not as Ameyo does: null'],
		['a page', '<html><title>Sign in</title>', 200, "a web page with the title 'Sign in'"],
		['words beside 401', 'The user is locked', 401, 'HTTP 401: The user is locked'],
		[
			'words of Ameyo beside 401',
			{ message: 'invalid.authentication.token', code: 909090 },
			401,
			'The session is not valid',
		],
		['text', 'Welcome', 200, 'not as Ameyo does: Welcome'],
		['an answer without a session', {}, 200, 'gave no session ID that can be used'],
	])('says what Ameyo said: %s', async (_name, body, status, words) => {
		bench.ameyo.misbehave({ command: 'login', answer: { body, status }, times: null });
		expect(await test()).toContain(words);
		expect(bench.sent('login')).toHaveLength(1);
	});

	it('does not show the password that a server repeats, and offers Force Login', async () => {
		const password = 'made-up-password';
		const body = { status: 'error', reason: `${password} is wrong for manager` };
		bench.ameyo.misbehave({ command: 'login', answer: { body } });
		expect(await test()).toBe('*** is wrong for manager');
		bench.ameyo.misbehave({ command: 'login', answer: { status: 401, body: `x ${password}` } });
		expect(await test()).toBe('The server answered with HTTP 401: x ***');
		bench.ameyo.become({ singleSession: 'refuse' });
		expect(await test()).toBeUndefined();
		expect(await test()).toMatch(/already logged in/);
		const { error } = await bench.run(leads);
		expect(error?.description).toContain("turn on 'Force Login' in the credential");
		expect(await test({ forceLogin: true })).toBeUndefined();
	});
});
