import { randomUUID } from 'node:crypto';
import { fetchOnNewConnection } from '../../../sandbox/http';
import { ameyoCredentials } from '../../../sandbox/n8n/ameyoCredentials';
import {
	createCredential,
	updateCredential,
	type SavedCredential,
} from '../../../sandbox/n8n/credentials';
import { publishWorkflow, webhookReady, type Workflow } from '../../../sandbox/n8n/workflows';
import { openScene, type Scene } from '../scene';
import { startChatModel, type ChatModel, type Step } from './chatModel';

const LISTED = '9876500001';
/** On the list, but the owner of the credential does not allow it. */
const FORBIDDEN = '9900000001';
const CALL = 'Call_a_Customer';
const CALLBACK = 'Add_a_Callback';

describe('the template in which an agent calls the customers of a list', () => {
	let scene: Scene;
	let model: ChatModel;
	let openAi: SavedCredential;
	let url: string;

	beforeAll(async () => {
		scene = await openScene({ ameyo: { ringMs: 0 } });
		const { n8n, hashKey } = scene;
		const { data } = ameyoCredentials(scene.sandbox.url).hashKey;
		await updateCredential(n8n, hashKey, { ...data, allowedNumbers: '98765*' });
		model = await startChatModel();
		openAi = await createCredential(n8n, {
			name: 'OpenAi account',
			type: 'openAiApi',
			data: { apiKey: 'made-up-key', url: model.url },
		});
		const workflow = await scene.addTemplate('ameyo-ai-agent-calls.json', adapted);
		await publishWorkflow(n8n, workflow);
		const id = workflow.nodes.find(({ name }) => name === 'Ask the Agent')?.webhookId;
		url = await webhookReady(n8n, `${id}/chat`);
	});
	afterAll(async () => {
		await model?.close();
		if (openAi) await scene.n8n.request('DELETE', `/credentials/${openAi.id}`);
		await scene.close();
	});
	beforeEach(() => scene.sandbox.reset());
	const ameyo = () => scene.sandbox.ameyo;

	/** Its chat can be reached, customers may be called at every hour, and one more stands on the list. */
	function adapted({ nodes }: Workflow): void {
		const change = (name: string) => nodes.find((node) => node.name === name)?.parameters ?? {};
		Object.assign(change('Ask the Agent'), { public: true });
		const window = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
		Object.assign(change('Call a Customer').beforeCall ?? {}, { callingHours: { window } });
		const more = { name: 'customers', type: 'array', id: 'customers' };
		const customers = [LISTED, FORBIDDEN].map((phone) => ({ name: phone, phone }));
		const value = `={{ $json.chatInput === 'Nobody is left.' ? [] : ${JSON.stringify(customers)} }}`;
		change('Customers').assignments = { assignments: [{ ...more, value }] };
	}
	/** What the model was told of its calls in a new chat. */
	async function chat(chatInput: string, ...steps: Step[]): Promise<unknown[]> {
		model.script(...steps);
		const response = await fetchOnNewConnection(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'sendMessage', sessionId: randomUUID(), chatInput }),
		});
		expect(await response.json()).toEqual({ output: 'Done.' });
		return model.told().map((text) => JSON.parse(text));
	}
	const call = (phone: string): Step => ({ call: CALL, with: { agent: 'amit', phone } });
	const held = (reason: string) => ({
		held: true,
		reason,
		message: expect.any(String),
		heldUntil: null,
	});

	it('has a customer of the list called for the agent that the person names', async () => {
		const told = await chat('Call the first one for amit.', call(LISTED));
		expect(told).toEqual([[expect.objectContaining({ connected: true })]]);
		expect(ameyo().calls).toEqual([
			expect.objectContaining({ campaignId: 1, userId: 'amit', phone: LISTED }),
		]);
		expect(JSON.stringify(model.requests[0]?.messages)).toContain(LISTED);
	});

	it('calls nobody beside the list, whatever the model asks for', async () => {
		expect(await chat('Call 98765 43210.', call('9876543210'))).toEqual([
			[held('numberNotAllowed')],
		]);
		expect(await chat('Nobody is left.', call(LISTED))).toEqual([[held('numberNotAllowed')]]);
		expect(ameyo().requests).toEqual([]);
	});

	it("calls nobody whom the credential's owner does not allow, whatever the list says", async () => {
		expect(await chat('Call the second one.', call(FORBIDDEN))).toEqual([
			[held('numberNotAllowed')],
		]);
		const callback = { time: '2030-01-31T15:00:00+05:30', phone: FORBIDDEN };
		expect(await chat('Then later.', { call: CALLBACK, with: callback })).toEqual([
			[{ error: expect.stringContaining('not among those that the credential allows') }],
		]);
		expect(ameyo().requests).toEqual([]);
	});

	it('adds a callback for a customer of the list', async () => {
		ameyo().callbacks.clear();
		const callback = { time: '2030-01-31T15:00:00+05:30', phone: LISTED };
		const told = await chat('Later.', { call: CALLBACK, with: callback });
		expect(told).toEqual([[expect.objectContaining({ customerCallbackId: expect.any(String) })]]);
		expect([...ameyo().callbacks.values()]).toEqual([
			expect.objectContaining({
				phone: LISTED,
				callbackTime: Date.parse('2030-01-31T15:00:00+05:30'),
			}),
		]);
	});
});
