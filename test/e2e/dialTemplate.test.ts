import { fetchOnNewConnection } from '../../sandbox/http';
import { lastExecution } from '../../sandbox/n8n/executions';
import { publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { ameyoSeed } from '../../sandbox';
import { openScene, type Scene } from './scene';

describe('the template for click-to-dial by webhook', () => {
	let scene: Scene;
	let workflowId: string;
	let url: string;

	beforeAll(async () => {
		scene = await openScene();
		const workflow = await scene.addTemplate('ameyo-webhook-click-to-dial.json');
		workflowId = workflow.id;
		await publishWorkflow(scene.n8n, workflow);
		url = await webhookReady(scene.n8n, 'ameyo-click-to-dial');
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	async function post(body: unknown): Promise<{ status: number; body: unknown }> {
		const response = await fetchOnNewConnection(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return { status: response.status, body: JSON.parse(await response.text()) };
	}

	it('places the call and answers with its outcome', async () => {
		const answer = await post({ campaignId: '1', userId: 'amit', phone: '9876543210' });
		expect(answer).toEqual({
			status: 200,
			body: expect.objectContaining({ connected: true, outcome: 'connected' }),
		});
		expect(scene.sandbox.ameyo.calls).toEqual([
			expect.objectContaining({ userId: 'amit', campaignId: 1, phone: '9876543210' }),
		]);
		expect((await lastExecution(scene.n8n, workflowId)).status).toBe('success');
	});

	it('takes a campaign id that is a number', async () => {
		const answer = await post({ campaignId: 1, userId: 'priya', phone: 9876543210 });
		expect(answer.status).toBe(200);
		expect(scene.sandbox.ameyo.calls).toHaveLength(1);
	});

	it('answers 200 as well when nobody took the call', async () => {
		const phone = `987654${ameyoSeed.DIAL_ENDINGS.customerDidNotAnswer}`;
		const answer = await post({ campaignId: '1', userId: 'amit', phone });
		expect(answer).toEqual({
			status: 200,
			body: expect.objectContaining({ connected: false, outcome: 'customerDidNotAnswer' }),
		});
	});

	it("answers 409 with Ameyo's words when the agent cannot take a call", async () => {
		const answer = await post({ campaignId: '1', userId: 'sanjay', phone: '9876543210' });
		expect(answer).toEqual({
			status: 409,
			body: expect.objectContaining({
				message: expect.stringContaining('Agent is not available to take the call'),
			}),
		});
		expect(scene.sandbox.ameyo.counts.dials).toBe(0);
	});

	it('answers 502 when the connection to Ameyo is lost, and dials once', async () => {
		scene.sandbox.ameyo.misbehave({ command: 'clickToDialWithToken', dropAfter: true });
		const answer = await post({ campaignId: '1', userId: 'amit', phone: '9876543210' });
		expect(answer).toEqual({
			status: 502,
			body: expect.objectContaining({ message: expect.stringContaining('not known whether') }),
		});
		expect(scene.sandbox.ameyo.counts.dials).toBe(1);
	});

	it('answers 400 and names what is missing, without a call', async () => {
		const answer = await post({ campaignId: '1', phone: '' });
		expect(answer).toEqual({
			status: 400,
			body: { message: expect.stringContaining('userId, phone') },
		});
		expect(scene.sandbox.ameyo.counts.dials).toBe(0);
	});
});
