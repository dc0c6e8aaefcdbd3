import { createCredential, type SavedCredential } from '../../../sandbox/n8n/credentials';
import { runWorkflow } from '../../../sandbox/n8n/executions';
import type { Scene } from '../scene';
import { openVirtualContactCenterScene } from '../virtualContactCenterTemplateScene';
import { chain, locator, node } from '../workflow';
import { startChatModel, type ChatModel, type Step } from './chatModel';
import { credentialsFor, fromModel, tool, withTools } from './toolNodes';

const AGENT = 'AI Agent';
const DIAL = 'Click_to_dial_call_in_Ameyo';
const LEADS = 'Get_many_leads_in_Ameyo';
const WAIT = 'Dial_call_and_wait_for_its_end_in_8x8_Contact_Center';

describe("the nodes as tools of n8n's AI Agent", () => {
	let scene: Scene;
	let model: ChatModel;
	let openAi: SavedCredential;
	let workflowId: string;
	const dialing = { campaign: '1', agent: 'amit', number: '9876543210' };

	beforeAll(async () => {
		scene = await openVirtualContactCenterScene({ ameyo: { ringMs: 0 } });
		model = await startChatModel();
		openAi = await createCredential(scene.n8n, {
			name: 'OpenAi account',
			type: 'openAiApi',
			data: { apiKey: 'made-up-key', url: model.url },
		});
		const { id, name } = openAi;
		const chat = node('OpenAI Chat Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
			model: { __rl: true, mode: 'id', value: 'made-up-model' },
			responsesApiEnabled: false,
			options: {},
		});
		chat.credentials = { openAiApi: { id, name } };
		const plain = chain('Agent', [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node(AGENT, '@n8n/n8n-nodes-langchain.agent', 3.1, {
				promptType: 'define',
				text: 'Call them.',
				options: {},
			}),
		]);
		plain.nodes.push(chat);
		plain.connections[chat.name] = {
			ai_languageModel: [[{ node: AGENT, type: 'ai_languageModel', index: 0 }]],
		};
		const campaignId = locator(fromModel('campaign', 'ID of the campaign'));
		const tools = [
			tool('Click to dial call in Ameyo', 'ameyo', {
				resource: 'call',
				operation: 'clickToDial',
				authentication: 'hashKey',
				campaignId,
				userId: fromModel('agent', 'user ID of the agent'),
				phone: fromModel('number', 'number of the customer'),
			}),
			tool('Get many leads in Ameyo', 'ameyo', {
				resource: 'lead',
				operation: 'getAll',
				authentication: 'session',
				campaignId,
			}),
			tool('Dial call and wait for its end in 8x8 Contact Center', 'virtualContactCenter', {
				resource: 'call',
				operation: 'dialAndWait',
				phone: fromModel('number', 'number of the customer'),
			}),
		];
		for (const one of tools) {
			one.credentials = await credentialsFor(scene.n8n, one);
			// What is in doubt is remembered with this setting only.
			one.retryOnFail = true;
			one.maxTries = 2;
		}
		workflowId = (await scene.add(withTools(plain, AGENT, tools))).id;
	});
	afterAll(async () => {
		await model?.close();
		if (openAi) await scene.n8n.request('DELETE', `/credentials/${openAi.id}`);
		await scene.close();
	});
	beforeEach(() => scene.sandbox.reset());

	/** What the model was told of its calls. */
	const results = (): unknown[] => model.told().map((text) => JSON.parse(text));

	async function ask(...steps: Step[]): Promise<void> {
		model.script(...steps);
		const execution = await runWorkflow(scene.n8n, workflowId, 'Start');
		expect(execution.status).toBe('success');
		expect(execution.items(AGENT)[0]?.json).toEqual({ output: 'Done.' });
	}

	it('tell the model what they do, place a call, and tell what came of it', async () => {
		await ask({ call: DIAL, with: dialing });
		const [first] = model.requests;
		const told = first?.tools?.find((one) => one.function.name === DIAL)?.function;
		expect(told?.description).toMatch(/^Ameyo: Connect an agent with a customer/);
		expect(told?.parameters).toMatchObject({ required: ['campaign', 'agent', 'number'] });
		expect(results()).toEqual([[expect.objectContaining({ connected: true })]]);
		expect(scene.sandbox.ameyo.calls).toEqual([
			expect.objectContaining({ campaignId: 1, userId: 'amit', phone: '9876543210' }),
		]);
	});

	it('place one call for each that the model asks for', async () => {
		const other = { ...dialing, agent: 'priya', number: '9876500001' };
		await ask({ call: DIAL, with: dialing }, { call: DIAL, with: other });
		expect(scene.sandbox.ameyo.calls.map(({ userId, phone }) => [userId, phone])).toEqual([
			['amit', '9876543210'],
			['priya', '9876500001'],
		]);
	});

	it("tell the refusal in the vendor's words, with what to do", async () => {
		await ask({ call: DIAL, with: { ...dialing, agent: 'sanjay' } });
		expect(results()).toEqual([
			[
				{
					error: expect.stringMatching(
						/^Agent is not available to take the call\n\nNo call was placed\. Ask the agent/,
					),
				},
			],
		]);
	});

	it('place no second call where it is not known whether the first was placed', async () => {
		scene.sandbox.ameyo.misbehave({ command: 'clickToDialWithToken', dropAfter: true });
		await ask({ call: DIAL, with: dialing }, { call: DIAL, with: dialing });
		const doubt = { error: expect.stringContaining('not known whether Ameyo carried it out') };
		expect(results()).toEqual([[doubt], [doubt]]);
		expect(scene.sandbox.ameyo.counts.dials).toBe(1);
	});

	it('give lists, and say where one is empty', async () => {
		const leads = (campaign: string) => ({ call: LEADS, with: { campaign } });
		await ask(leads('1'), leads('10'));
		expect(results()).toEqual([
			[1, 35, 21, 39].map((leadId) => expect.objectContaining({ leadId })),
			[{ message: 'There are none.' }],
		]);
	});

	it('refuse what an agent cannot use, and send nothing', async () => {
		await ask({ call: WAIT, with: { number: '6502928880' } });
		expect(results()).toEqual([
			[{ error: expect.stringContaining("'Dial and Wait' cannot be the tool of an agent") }],
		]);
		expect(scene.sandbox.virtualContactCenter.requests).toEqual([]);
	});
});
