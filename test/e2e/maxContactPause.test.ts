import { lastExecution, sleepingExecution } from '../../sandbox/n8n/executions';
import { publishWorkflow, webhookReady, type Workflow } from '../../sandbox/n8n/workflows';
import { openMaxContactScene, type MaxContactScene } from './maxContactScene';
import { postJson } from './postJson';

const template = 'maxcontact-webhook-pause-recording.json';
const request = { userId: '1001', callId: '5001' };

describe('the template that pauses the recording', () => {
	let scene: MaxContactScene;
	let workflowId: string;
	let url: string;

	beforeAll(async () => {
		scene = await openMaxContactScene({ maxContact: { ringMs: 0 } });
		const workflow = await scene.addTemplate(template, retryAtOnce);
		workflowId = workflow.id;
		await publishWorkflow(scene.n8n, workflow);
		url = await webhookReady(scene.n8n, 'maxcontact-pause-recording');
	});
	afterAll(async () => await scene.close());
	beforeEach(async () => {
		scene.sandbox.reset();
		await scene.telephony('dial/user/1001/phone/01610000003');
	});

	function retryAtOnce({ nodes }: Workflow): void {
		for (const node of nodes) {
			if (node.parameters.resume === 'timeInterval') node.parameters.amount = 0;
		}
	}
	const room = () => scene.sandbox.maxContact;
	const recording = () => room().calls[0]?.recording;
	const received = (command: string) => room().counts.commands[command]?.received ?? 0;

	/** Asks for the pause; resolves when n8n has put the execution to sleep. */
	async function pause(): Promise<string> {
		const answer = await postJson(url, request);
		expect(answer).toEqual({
			status: 200,
			body: {
				recording: 'stopped',
				resumeUrl: expect.stringMatching(/\/webhook-waiting\//),
				resumesAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			},
		});
		expect(recording()).toBe('stopped');
		await sleepingExecution(scene.n8n, workflowId);
		return String(answer.body.resumeUrl);
	}

	it('stops the recording, and starts it again when the caller says so', async () => {
		const resumeUrl = await pause();
		expect(await postJson(resumeUrl, {})).toEqual({
			status: 200,
			body: { recording: 'started', resumedBy: 'caller', ...request },
		});
		expect(recording()).toBe('on');
		expect((await lastExecution(scene.n8n, workflowId)).status).toBe('success');
	});

	it('starts it again by itself when the time is up', async () => {
		const short = await scene.addTemplate(template, (workflow) => {
			workflow.id = undefined;
			for (const node of workflow.nodes) {
				if (node.parameters.path) node.parameters.path = 'maxcontact-pause-short';
				if (node.name !== 'Wait for the Card') continue;
				Object.assign(node.parameters, { resumeAmount: 1, resumeUnit: 'seconds' });
			}
		});
		await publishWorkflow(scene.n8n, short);
		const started = room().nextRequest('startrecord');
		const answer = await postJson(await webhookReady(scene.n8n, 'maxcontact-pause-short'), request);
		expect(answer.status).toBe(200);
		// n8n looks once a minute for executions whose time is up.
		await started;
		const execution = await lastExecution(scene.n8n, short.id);
		expect(execution.error).toBeUndefined();
		expect(execution.items('Recording Again').map(({ json }) => json)).toEqual([
			{ recording: 'started', resumedBy: 'timeLimit', ...request },
		]);
		expect(recording()).toBe('on');
	});

	it('starts it again when the first two tries fail', async () => {
		const resumeUrl = await pause();
		room().misbehave({ command: 'startrecord', dropBefore: true });
		room().misbehave({ command: 'startrecord', html: 502 });
		expect((await postJson(resumeUrl, {})).status).toBe(200);
		expect(recording()).toBe('on');
		expect(received('startrecord')).toBe(3);
	});

	it('answers 502 and fails the execution when no try succeeds', async () => {
		const resumeUrl = await pause();
		room().misbehave({ command: 'startrecord', times: 3, html: 502 });
		expect(await postJson(resumeUrl, {})).toEqual({
			status: 502,
			body: {
				recording: 'stopped',
				message: expect.stringContaining('could not be started again: MaxContact'),
			},
		});
		const { status, error } = await lastExecution(scene.n8n, workflowId);
		expect(status).toBe('error');
		expect(error?.message).toContain('Call 5001 of agent 1001');
		expect(recording()).toBe('stopped');
	});

	it('answers 410 and alarms nobody when the call is over', async () => {
		const resumeUrl = await pause();
		room().endCall(5001);
		expect(await postJson(resumeUrl, {})).toEqual({
			status: 410,
			body: { recording: 'stopped', message: expect.stringContaining('call is over') },
		});
		expect((await lastExecution(scene.n8n, workflowId)).status).toBe('success');
	});

	it('starts the recording at once when it is not known whether it was stopped', async () => {
		room().misbehave({ command: 'stoprecord', dropAfter: true });
		expect(await postJson(url, request)).toEqual({
			status: 502,
			body: {
				recording: 'started',
				message: expect.stringMatching(/not known whether.*started again.*Do not take/),
			},
		});
		expect(recording()).toBe('on');
		expect((await lastExecution(scene.n8n, workflowId)).status).toBe('success');
	});

	it('alarms when it is not known and the recording cannot be started either', async () => {
		room().misbehave({ command: 'stoprecord', dropAfter: true });
		room().misbehave({ command: 'startrecord', times: 3, dropBefore: true });
		expect(await postJson(url, request)).toEqual({
			status: 502,
			body: { recording: 'unknown', message: expect.stringContaining('Do not take') },
		});
		expect((await lastExecution(scene.n8n, workflowId)).status).toBe('error');
	});

	it("answers 409 with MaxContact's words to a call that is not recorded, and does not start", async () => {
		await scene.telephony('stoprecord/user/1001/call/5001');
		expect(await postJson(url, request)).toEqual({
			status: 409,
			body: {
				recording: 'unchanged',
				message: 'Call 5001 is not being recorded.',
				details: expect.anything(),
			},
		});
		expect(received('startrecord')).toBe(0);
	});

	it('answers 400 and names what is missing', async () => {
		expect(await postJson(url, { userId: 'alice' })).toEqual({
			status: 400,
			body: { message: expect.stringContaining('needs userId, callId (digits)') },
		});
		expect(received('stoprecord')).toBe(0);
	});
});
