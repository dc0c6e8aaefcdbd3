import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Ameyo } from '../../../../nodes/Ameyo/Ameyo.node';
import { byId } from '../../../support/ameyo';
import { CredentialStore } from '../../../support/credentials';
import { runNode, toErrorOutput } from '../../../support/run';
import type { RunOptions } from '../../../support/run';

interface Heard {
	method: string;
	url: string;
	command: string;
	data: IDataObject;
	body: string;
	session: string;
}
interface Said {
	status?: number;
	type?: string;
	text: string;
}
type Answerer = (heard: Heard) => unknown;

/** An Ameyo in a few lines, for the answers that another server might give. */
class OtherAmeyo {
	readonly heard: Heard[] = [];
	logins = 0;
	answers: Record<string, Answerer> = {};
	private server?: Server;

	async open(): Promise<void> {
		this.server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString();
				const form = new URLSearchParams(body);
				const path = new URL(request.url ?? '', 'http://x').pathname;
				const heard: Heard = {
					method: request.method ?? '',
					url: request.url ?? '',
					command: form.get('command') ?? path.split('/').pop() ?? '',
					data: JSON.parse(form.get('data') ?? '{}'),
					body,
					session: String(request.headers.sessionid ?? ''),
				};
				this.heard.push(heard);
				const said = (this.answers[heard.command] ?? this.usual(heard.command))(heard);
				if (said === undefined) {
					request.socket.destroy();
					return;
				}
				const {
					status = 200,
					type = 'application/json',
					text,
				} = typeof said === 'object' && said !== null && 'text' in said
					? (said as Said)
					: { text: JSON.stringify(said) };
				response.writeHead(status, { 'Content-Type': type });
				response.end(text);
			});
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => this.server?.once('listening', resolve));
	}
	private usual(command: string): Answerer {
		if (command === 'login') {
			return () => ({
				sessionId: `other-${++this.logins}-${this.port}`,
				userId: 'm',
				campaignInfos: [{ campaignId: 1, campaignName: 'A' }],
			});
		}
		if (command === 'ping-session') return () => ({ alive: true, serverTime: 1 });
		return () => ({ status: 'error', reason: `no ${command}`, details: '' });
	}
	get port(): number {
		return (this.server?.address() as AddressInfo).port;
	}
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}
	of(command: string): Heard[] {
		return this.heard.filter((entry) => entry.command === command);
	}
	close(): void {
		this.server?.close();
	}
}

describe('servers that answer in another form', () => {
	let ameyo: OtherAmeyo;
	let store: CredentialStore;
	beforeEach(async () => {
		ameyo = new OtherAmeyo();
		await ameyo.open();
		store = new CredentialStore({
			ameyoSessionApi: { baseUrl: `${ameyo.url}/`, userId: 'm', password: 'made-up' },
			ameyoHashKeyApi: { baseUrl: `${ameyo.url}//`, hashKey: 'made-up', requestingHost: 'h' },
		});
	});
	afterEach(() => ameyo.close());
	const run = async (
		parameters: INodeParameters,
		items?: IDataObject[],
		more: Partial<RunOptions> = {},
	) => await runNode({ node: new Ameyo(), parameters, items, credentials: store, ...more });

	const session: INodeParameters = { authentication: 'session', campaignId: byId('1') };
	const upload: INodeParameters = {
		...session,
		resource: 'contact',
		operation: 'upload',
		leadId: byId('1'),
	};
	const renewable = () => store.change('ameyoSessionApi', { sessionId: 'old', sessionInfo: '' });
	const ping: INodeParameters = {
		authentication: 'session',
		resource: 'session',
		operation: 'ping',
	};
	const rejectAll = ({ data }: Heard) => ({
		beanResponse: Object.values(data.customerRecords ?? {}).map(() => ({
			resultTypeString: 'ADD_FAILED',
		})),
	});

	it('logs in where the ping answers alive: false', async () => {
		renewable();
		ameyo.answers['ping-session'] = ({ data }) => ({ alive: data.sessionId !== 'old' });
		const { items } = await run(ping);
		expect(items[0]?.json).toEqual({ alive: true });
		expect(ameyo.logins).toBe(1);
	});

	it('sends no command again for an alive: false of its own', async () => {
		ameyo.answers.mine = () => ({ alive: false });
		const execute = { resource: 'command', operation: 'execute', commandId: 'mine' };
		const { items } = await run({ ...session, ...execute });
		expect(items[0]?.json).toEqual({ alive: false });
		expect(ameyo.of('mine')).toHaveLength(1);
	});

	it.each([
		[403, '{"message":"Forbidden","info":"invalid.session.id","status":403}'],
		[200, '{"message":null,"info":"invalid.session.id","status":403}'],
		[200, '{"status":"error","reason":"Refused","details":"Invalid session Id: old"}'],
	])('sees a dead session with HTTP %d in %s', async (status, text) => {
		renewable();
		ameyo.answers.getFiltered = (heard) =>
			heard.session === 'old' ? { status, text } : [{ customerCallbackId: 7 }];
		const { items, error } = await run({ ...session, resource: 'callback', operation: 'getAll' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ customerCallbackId: 7 }]);
		expect(ameyo.logins).toBe(1);
	});

	it('reads the failure of a deletion under HTTP 200', async () => {
		ameyo.answers.x1 = () => ({
			message: null,
			info: '["CallBackManager.invalid.campcust.callback.id", "x1"]',
			status: 512,
			errorCode: 4,
		});
		const { error } = await run({
			authentication: 'session',
			resource: 'callback',
			operation: 'delete',
			customerCallbackId: 'x1',
		});
		expect(error?.message).toBe("There is no callback with the ID 'x1'");
	});

	it.each([
		['a single object', '{"beanResponse":{"customerId":1},"result":"Success."}'],
		['a byte order mark and blanks', '\uFEFF{"beanResponse":[{"customerId":1}]} \n'],
		['a list', '[{"customerId":1}]'],
	])('reads contacts that come as %s', async (_name, text) => {
		ameyo.answers.getContacts = () => ({ text, type: 'text/html;charset=ISO-8859-1' });
		const { items, error } = await run({ ...session, resource: 'contact', operation: 'getAll' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ customerId: 1 }]);
	});

	it('reads the answer of one record that comes as a single object', async () => {
		ameyo.answers.uploadContacts = () => ({
			beanResponse: { Inserted: true, resultTypeString: 'ADDED' },
		});
		const { items } = await run(upload, [{ phone1: '1' }]);
		expect(items[0]?.json).toMatchObject({ accepted: true, Inserted: true });
	});

	it('gives every item an error where the batch size cannot be meant', async () => {
		const { errors } = await run(
			{ ...upload, options: { batchSize: 0 } },
			[{ phone1: '1' }, { phone1: '2' }],
			{ onError: toErrorOutput },
		);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1].map((item) => [
				"'Batch Size' must be a whole number of at least 1, but it is '0'",
				{ item },
			]),
		);
		expect(ameyo.of('uploadContacts')).toHaveLength(0);
	});

	it("reads 'Inputs to Ignore' and 'Rejected as Errors' for each item", async () => {
		ameyo.answers.uploadContacts = rejectAll;
		const { items, errors } = await run(
			{
				...upload,
				inputsToIgnore: '={{ $json.ignore }}',
				options: { rejectedAsErrors: '={{ $json.strict }}' },
			},
			[
				{ phone1: '1', notes: 'a', ignore: 'ignore,strict', strict: true },
				{ phone1: '2', notes: 'b', ignore: 'ignore,strict,notes', strict: false },
			],
			{ onError: toErrorOutput },
		);
		expect(ameyo.of('uploadContacts').map(({ data }) => data.customerRecords)).toEqual([
			[{ phone1: '1', notes: 'a' }, { phone1: '2' }],
		]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});

	it.each([
		['no session', { text: '{}' }],
		['a bare 401', { status: 401, text: '' }],
		['a page with 403', { status: 403, text: '<html></html>' }],
		['a page with 200', { text: '<html></html>' }],
	])('asks once a run for a login that is answered with %s', async (_name, said) => {
		let asked = 0;
		ameyo.answers.login = () => {
			asked++;
			return said;
		};
		const many = Array.from({ length: 12 }, () => ({}));
		const { errors } = await run(ping, many, { onError: toErrorOutput });
		expect(errors).toHaveLength(12);
		expect(asked).toBe(1);
	});

	it('does not doubt a command where the connection was lost at the login', async () => {
		ameyo.answers.login = () => undefined;
		const addCallback = { resource: 'callback', operation: 'create', phone: '1' };
		const { error } = await run({ ...session, ...addCallback, callbackTime: '2031-05-06' });
		expect(error?.message).toBe('The connection was lost after the request was sent');
		expect(error?.description).toBe(
			'n8n was still logging in: nothing was carried out. Try again.',
		);
		expect(ameyo.of('addCallback')).toHaveLength(0);
	});
});
