import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { MaxContact } from '../../../nodes/MaxContact/MaxContact.node';
import { CredentialStore } from '../../support/credentials';
import { runNode } from '../../support/run';
import type { Run, RunOptions } from '../../support/run';

const OK = { Success: true, Data: null, ResponseCode: 0, ResponseDetail: '' };
const hold = { resource: 'call', operation: 'hold', userId: '7', callId: '5001' };
const users = { resource: 'user', operation: 'getAll', returnAll: true };

/** Servers of MaxContact that answer a little differently from the sandbox. */
describe('the MaxContact node on other servers', () => {
	let server: Server;
	let baseUrl: string;
	let urls: string[];
	let answer: (request: IncomingMessage) => unknown;
	let logins = 0;

	beforeAll(async () => {
		server = createServer((request, response) => {
			urls.push(request.url ?? '');
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify(answer(request)));
		}).listen(0, '127.0.0.1');
		// Node's 5 seconds would now and then cut a connection that a client is just about to use again.
		server.keepAliveTimeout = 72_000;
		await once(server, 'listening');
		const address = server.address();
		baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
	});
	afterAll(async () => {
		const closed = once(server, 'close');
		server.close();
		server.closeAllConnections();
		await closed;
	});
	beforeEach(() => {
		urls = [];
		answer = () => OK;
	});

	const store = (change: Record<string, string> = {}) =>
		new CredentialStore({
			maxContactApi: {
				baseUrl,
				authentication: 'login',
				login: `made-up-${++logins}`,
				password: 'made-up',
				lookupUserId: '7',
				...change,
			},
		});
	const run = async (
		parameters: INodeParameters,
		items?: IDataObject[],
		more: Partial<RunOptions> = {},
	): Promise<Run> =>
		await runNode({
			node: new MaxContact(),
			parameters,
			items,
			credentials: store({ authentication: 'tokenKey', tokenKey: 'made-up-key' }),
			...more,
		});

	it('uses a stored token of which nothing else is known, without a login', async () => {
		const credentials = store({ sessionToken: 'alive', sessionInfo: '' });
		const { error } = await run(hold, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(urls).toEqual(['/webservices/services/telephony/hold/user/7/call/5001']);
	});

	it.each([null, '', undefined])(
		'asks once a run for a token, where the answer holds %j for one',
		async (TokenKey) => {
			answer = () => ({ TokenKey });
			const credentials = store();
			const { items } = await run(hold, new Array<IDataObject>(12).fill({}), {
				credentials,
				onError: 'continueRegularOutput',
			});
			expect(items).toHaveLength(12);
			expect(urls).toHaveLength(1);
		},
	);

	it('takes an agent who may not do something for no dead token', async () => {
		const ResponseDetail = 'User 7 is not authorised to hold calls of this campaign';
		answer = () => ({ ...OK, Success: false, ResponseCode: 5, ResponseDetail });
		const credentials = store({ sessionToken: 'alive', sessionInfo: '' });
		const { error } = await run(hold, undefined, { credentials });
		expect(error?.message).toBe(ResponseDetail);
		// The command, and the question whether the token is dead: no token is asked for.
		expect(urls).toEqual([
			'/webservices/services/telephony/hold/user/7/call/5001',
			'/webservices/services/telephony/users/user/7',
		]);
	});

	it('gives every row that a command answers with, and what is no row too', async () => {
		answer = () => ({ ...OK, Data: [{ CallId: 1 }, { CallId: 2 }] });
		const rows = await run(hold);
		expect(rows.items).toEqual([
			{ json: { CallId: 1 }, pairedItem: { item: 0 } },
			{ json: { CallId: 2 }, pairedItem: { item: 0 } },
		]);
		answer = () => ({ ...OK, Data: 4711 });
		const scalar = await run(hold);
		expect(scalar.items.map(({ json }) => json)).toEqual([
			{ success: true, responseCode: 0, responseDetail: '', data: 4711 },
		]);
		answer = () => ({ ...OK, Data: true });
		const done = await run(hold);
		expect(done.items.map(({ json }) => json)).toEqual([
			{ success: true, responseCode: 0, responseDetail: '' },
		]);
	});

	it('gives no items for a list without rows', async () => {
		const { items, error } = await run(users);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});
});
