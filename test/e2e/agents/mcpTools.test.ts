import { maxContactSeed } from '../../../sandbox';
import {
	createCredential,
	type NewCredential,
	type SavedCredential,
} from '../../../sandbox/n8n/credentials';
import { maxContactCredential } from '../../../sandbox/n8n/maxContactCredential';
import { publishWorkflow, webhookReady } from '../../../sandbox/n8n/workflows';
import { knownSecrets, noteSecret } from '../secrets/known';
import { openVirtualContactCenterScene } from '../virtualContactCenterTemplateScene';
import type { Scene } from '../scene';
import { locator, node } from '../workflow';
import { connectMcp, type McpClient, type ToolAnswer } from './mcpClient';
import { credentialsFor, fromModel, tool, withTools } from './toolNodes';

const TOKEN = 'made-up-mcp-token';
const PATH = 'contact-center-tools';
const AMEYO_DIAL = 'Click_to_dial_call_in_Ameyo';
const WAIT = 'Dial_call_and_wait_for_its_end_in_8x8_Contact_Center';

/** As n8n names them when they are dragged onto the canvas. */
const TOOLS = [
	tool('Click to dial call in Ameyo', 'ameyo', {
		resource: 'call',
		operation: 'clickToDial',
		authentication: 'hashKey',
		campaignId: locator(fromModel('campaign', 'ID of the campaign')),
		userId: fromModel('agent', 'user ID of the agent'),
		phone: fromModel('number', 'number of the customer'),
	}),
	tool('Call at Night', 'ameyo', {
		resource: 'call',
		operation: 'clickToDial',
		authentication: 'hashKey',
		campaignId: locator('1'),
		userId: 'amit',
		phone: fromModel('number', 'number of the customer'),
		beforeCall: { callingHours: { window: [theDayAfterTomorrow()] }, callingTimezone: 'UTC' },
	}),
	tool('Get many leads in Ameyo', 'ameyo', {
		resource: 'lead',
		operation: 'getAll',
		authentication: 'session',
		campaignId: locator(fromModel('campaign', 'ID of the campaign')),
	}),
	tool('Log in session in Ameyo', 'ameyo', { resource: 'session', operation: 'login' }),
	tool('Dial call in MaxContact', 'maxContact', {
		toolDescription: 'Dials for Alice. Never for anybody else.',
		resource: 'call',
		operation: 'dial',
		userId: locator(fromModel('agent', 'user ID of the agent')),
		phoneNumber: locator(fromModel('number', 'number of the customer')),
	}),
	tool('Get many users in MaxContact', 'maxContact', {
		resource: 'user',
		operation: 'getAll',
		limit: 3,
	}),
	tool('Dial call in 8x8 Contact Center', 'virtualContactCenter', {
		resource: 'call',
		operation: 'dial',
		phone: fromModel('number', 'number of the customer'),
	}),
	tool('Dial call and wait for its end in 8x8 Contact Center', 'virtualContactCenter', {
		resource: 'call',
		operation: 'dialAndWait',
		phone: fromModel('number', 'number of the customer'),
	}),
	tool('Get link for call in 8x8 Contact Center', 'virtualContactCenter', {
		resource: 'call',
		operation: 'getLink',
		phone: fromModel('number', 'number of the customer'),
	}),
];

/** Hours that are not now, wherever the test runs. */
function theDayAfterTomorrow() {
	return { days: [((new Date().getUTCDay() + 2) % 7) + 1], from: '09:00', to: '10:00' };
}

function blocking(credential: NewCredential, blockedNumbers: string): NewCredential {
	return { ...credential, data: { ...credential.data, blockedNumbers } };
}

describe("the nodes behind n8n's MCP Server Trigger", () => {
	let scene: Scene;
	let credentials: [SavedCredential, SavedCredential];
	let url: string;
	let client: McpClient;
	/** Everything that a model was told. */
	const told: string[] = [];
	const dialing = { campaign: '1', agent: 'amit', number: '9876543210' };

	beforeAll(async () => {
		noteSecret('token of the MCP server', TOKEN);
		scene = await openVirtualContactCenterScene({ ameyo: { ringMs: 0 } });
		credentials = [
			await createCredential(scene.n8n, blocking(maxContactCredential(scene.sandbox.url), '0900*')),
			await createCredential(scene.n8n, {
				name: 'Bearer Auth account',
				type: 'httpBearerAuth',
				data: { token: TOKEN },
			}),
		];
		const server = node('MCP Server Trigger', '@n8n/n8n-nodes-langchain.mcpTrigger', 2.1, {
			authentication: 'bearerAuth',
			path: PATH,
		});
		const empty = { name: 'Tools', nodes: [server], connections: {} };
		const workflow = withTools(empty, server.name, TOOLS);
		for (const one of TOOLS) one.credentials = await credentialsFor(scene.n8n, one);
		const [, { id, name }] = credentials;
		server.credentials = { httpBearerAuth: { id, name } };
		await publishWorkflow(scene.n8n, await scene.add(workflow));
		await webhookReady(scene.n8n, PATH);
		url = `${scene.n8n.url}/mcp/${PATH}`;
		client = await connectMcp(url, TOKEN);
	});
	afterAll(async () => {
		await client?.close();
		for (const { id } of credentials ?? []) await scene.n8n.request('DELETE', `/credentials/${id}`);
		await scene.close();
	});
	beforeEach(() => scene.sandbox.reset());

	async function call(name: string, given: Record<string, unknown>): Promise<ToolAnswer> {
		const answer = await client.call(name, given);
		told.push(answer.text);
		return answer;
	}
	it('are offered under their names, with what they do and what to give', async () => {
		const tools = await client.tools();
		expect([...tools.keys()].sort()).toEqual(
			TOOLS.map(({ name }) => name.replaceAll(' ', '_')).sort(),
		);
		const dial = tools.get(AMEYO_DIAL);
		expect(dial?.description).toMatch(/^Ameyo: Connect an agent with a customer/);
		expect(dial?.description).toContain('connected says whether both were connected');
		expect(dial?.inputSchema).toMatchObject({
			properties: {
				campaign: { type: 'string', description: 'ID of the campaign' },
				agent: { type: 'string', description: 'user ID of the agent' },
				number: { type: 'string', description: 'number of the customer' },
			},
			required: ['campaign', 'agent', 'number'],
		});
		expect(tools.get('Get_many_users_in_MaxContact')?.description).toMatch(
			/^MaxContact: List the users.*The result has one entry for each user/,
		);
		expect(tools.get(WAIT)?.description).toMatch(
			/^Do not call this tool: n8n cannot put a tool to sleep\./,
		);
	});

	it('say what the user wrote instead', async () => {
		const tools = await client.tools();
		expect(tools.get('Dial_call_in_MaxContact')?.description).toBe(
			'Dials for Alice. Never for anybody else.',
		);
	});

	it('are offered to nobody without the token', async () => {
		await expect(connectMcp(url, 'wrong')).rejects.toThrow(/403|Authorization/);
	});

	it('place a call with the campaign, the agent and the number that the model gives', async () => {
		const { text, isError } = await call(AMEYO_DIAL, dialing);
		expect(isError).toBe(false);
		expect(JSON.parse(text)).toEqual([
			expect.objectContaining({ connected: true, outcome: 'connected' }),
		]);
		expect(scene.sandbox.ameyo.calls).toEqual([
			expect.objectContaining({ campaignId: 1, userId: 'amit', phone: '9876543210' }),
		]);
	});

	it("refuse a call in the vendor's words, and say what to do", async () => {
		expect(await call(AMEYO_DIAL, { ...dialing, agent: 'sanjay' })).toEqual({
			isError: true,
			text: expect.stringMatching(
				/^NodeOperationError: Agent is not available to take the call\n\nNo call was placed\. Ask the agent to log in to Ameyo/,
			),
		});
		expect(scene.sandbox.ameyo.counts.dials).toBe(0);
	});

	it("keep the vendor's words also where n8n has its own for one of them", async () => {
		scene.sandbox.ameyo.misbehave({
			command: 'clickToDialWithToken',
			answer: { status: 200, body: '{"status":"error","reason":"ECONNRESET at the gateway"}' },
		});
		const { text } = await call(AMEYO_DIAL, dialing);
		expect(text).toMatch(/^NodeOperationError: ECONNRESET at the gateway/);
		expect(text).not.toContain('retry the request immediately');
	});

	it('tell the model why a call is held, and when it may be placed', async () => {
		const { text, isError } = await call('Call_at_Night', { number: '9876543210' });
		expect(isError).toBe(false);
		const [held]: Array<Record<string, string>> = JSON.parse(text);
		expect(held).toEqual({
			held: true,
			reason: 'outsideCallingHours',
			message: expect.any(String),
			heldUntil: expect.stringMatching(/T09:00:00\.000(Z|\+00:00)$/),
		});
		expect(Date.parse(held?.heldUntil ?? '')).toBeGreaterThan(Date.now());
		expect(scene.sandbox.ameyo.requests).toEqual([]);
	});

	it("hold what the credential's owner blocks, without a login", async () => {
		const blocked = { agent: '1001', number: '0900 123456' };
		expect(JSON.parse((await call('Dial_call_in_MaxContact', blocked)).text)).toEqual([
			expect.objectContaining({ held: true, reason: 'numberBlocked', heldUntil: null }),
		]);
		expect(scene.sandbox.maxContact.requests).toEqual([]);
	});

	it('say that it is not known whether a call was placed', async () => {
		scene.sandbox.ameyo.misbehave({ command: 'clickToDialWithToken', dropAfter: true });
		expect(await call(AMEYO_DIAL, dialing)).toEqual({
			isError: true,
			text: expect.stringContaining('It is not known whether Ameyo carried it out'),
		});
		expect(scene.sandbox.ameyo.counts.dials).toBe(1);
	});

	it('give a list as it is, and say where it is empty', async () => {
		const users = await call('Get_many_users_in_MaxContact', {});
		expect(JSON.parse(users.text)).toEqual(
			maxContactSeed.AGENTS.slice(0, 3).map(({ userId, fullName }) => ({
				ID: userId,
				FullName: fullName,
			})),
		);
		expect(await call('Get_many_leads_in_Ameyo', { campaign: '10' })).toEqual({
			isError: false,
			text: '[{"message":"There are none."}]',
		});
	});

	it("dial and build links with the other vendors' nodes", async () => {
		const number = '01619999999';
		const dialled = await call('Dial_call_in_MaxContact', { agent: '1001', number });
		expect(JSON.parse(dialled.text)).toEqual([
			expect.objectContaining({ CallId: expect.anything(), PhoneNumber: number }),
		]);
		const requested = await call('Dial_call_in_8x8_Contact_Center', { number });
		expect(JSON.parse(requested.text)).toEqual([expect.objectContaining({ requested: true })]);
		expect(scene.sandbox.virtualContactCenter.calls).toHaveLength(1);
		const link = await call('Get_link_for_call_in_8x8_Contact_Center', { number });
		expect(link.text).toContain(`phone=${number}`);
		expect(scene.sandbox.virtualContactCenter.calls).toHaveLength(1);
	});

	it('refuse what an agent cannot use, with the way out, and send nothing', async () => {
		expect(await call(WAIT, { number: '6502928880' })).toEqual({
			isError: true,
			text: "NodeOperationError: 'Dial and Wait' cannot be the tool of an agent: n8n cannot put a tool to sleep. Nothing was sent.\n\nGive the agent the operation 'Dial', and take what comes of the call with the 8x8 Contact Center Trigger.",
		});
		const login = await call('Log_in_session_in_Ameyo', {});
		expect(login.text).toContain("'Log In' cannot be the tool of an agent");
		expect(scene.sandbox.virtualContactCenter.requests).toEqual([]);
		expect(scene.sandbox.ameyo.requests).toEqual([]);
	});

	it('told the model neither a secret nor a place in the code', () => {
		const all = told.join('\n');
		expect(told.length).toBeGreaterThan(8);
		expect(knownSecrets().filter(({ secret }) => all.includes(secret))).toEqual([]);
		expect(all).not.toMatch(/\n\s+at |\.(js|ts):\d/);
	});
});
