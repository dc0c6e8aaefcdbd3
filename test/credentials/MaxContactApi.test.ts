import { NodeConnectionTypes } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { MaxContactApi } from '../../credentials/MaxContactApi.credentials';
import { LOOKUP_USER, useMaxContact, PASTED } from '../support/maxContact';
import type { Bench } from '../support/maxContact';
import { runNode } from '../support/run';

const { request, rules } = new MaxContactApi().test;

/** Sends the request of the credential's test through n8n, as its tester does. */
const tester: INodeType = {
	description: {
		displayName: 'Tester',
		name: 'tester',
		group: ['output'],
		version: 1,
		description: 'Tests the credential',
		defaults: { name: 'Tester' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'maxContactApi', required: true }],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('maxContactApi');
		const json: IDataObject = await this.helpers.httpRequestWithAuthentication.call(
			this,
			'maxContactApi',
			{
				url: `${baseUrl}/webservices/services/telephony/users/user/${LOOKUP_USER}`,
				method: 'GET',
				headers: request.headers,
				disableFollowRedirect: true,
			},
		);
		return [[{ json }]];
	},
};

describe("n8n's test of a MaxContact credential", () => {
	const bench = useMaxContact();

	const commands = () => bench.simulator.requests.map(({ command }) => command);
	const test = async (credentials: ReturnType<Bench['credentials']>) =>
		await runNode({ node: tester, parameters: {}, credentials });

	it('asks for one token, tries it out and keeps it', async () => {
		const credentials = bench.credentials();
		const { error, items } = await test(credentials);
		expect(error).toBeUndefined();
		expect(items[0]?.json.Success).toBe(true);
		expect(commands()).toEqual(['apitoken', 'users', 'users']);
		expect(credentials.of('maxContactApi').sessionToken).toBe(
			bench.simulator.requests[2]?.sessionId,
		);
		await test(credentials);
		expect(bench.simulator.counts.tokensIssued).toBe(1);
	});

	it('renews a stored token that died, even a moment after it was asked for', async () => {
		const credentials = bench.credentials();
		await test(credentials);
		bench.simulator.expireTokens();
		const { error } = await test(credentials);
		expect(error).toBeUndefined();
		expect(bench.simulator.counts.tokensIssued).toBe(2);
	});

	it('does not ask for a token where one is pasted in', async () => {
		const { error } = await test(bench.credentials(PASTED));
		expect(error).toBeUndefined();
		expect(commands()).toEqual(['users', 'users']);
	});

	it.each([
		[{ password: 'made-up-wrong' }, 'The login or the password is not correct.'],
		[{ lookupUserId: '77' }, "User 77 was not found. Check 'Lookup User ID'."],
		[{ lookupUserId: 'remote' }, "'Lookup User ID' of the MaxContact credential must be an ID"],
		[
			{ ...PASTED, tokenKey: 'made-up-dead' },
			'The token is invalid or has expired. A pasted key cannot be renewed. Paste a new one',
		],
		[{ ...PASTED, tokenKey: ' ' }, "'TokenKey' of the MaxContact credential is empty"],
	])('says in a sentence what is wrong with %j', async (change, message) => {
		const { error } = await test(bench.credentials(change));
		expect(error?.message).toContain(message);
		expect(JSON.stringify(error)).not.toMatch(/made-up-(wrong|dead)/);
	});

	it('says that the base URL leads to something else', async () => {
		bench.simulator.misbehave({ command: 'users', answer: { body: { hello: 'world' } } });
		const { error } = await test(bench.credentials(PASTED));
		expect(error?.message).toBe('The server answered, but not as MaxContact does');
	});

	it('judges what comes back by rules that fail an answer without success', () => {
		expect(rules).toMatchObject([
			{ properties: { key: 'Success', value: false } },
			{ properties: { key: 'Success', value: undefined } },
		]);
	});
});
