import { maxContactSeed } from '../../sandbox';
import { lastExecution } from '../../sandbox/n8n/executions';
import { publishWorkflow, webhookReady, type Workflow } from '../../sandbox/n8n/workflows';
import { openMaxContactScene, type MaxContactScene } from './maxContactScene';
import { postJson } from './postJson';

const template = 'maxcontact-webhook-dial-and-dispose.json';
const request = { userId: '1001', phone: '01610000003', resultCode: 'SALE' };

describe('the template that dials, waits and disposes', () => {
	let scene: MaxContactScene;
	let workflowId: string;
	let url: string;

	beforeAll(async () => {
		scene = await openMaxContactScene({ maxContact: { ringMs: 0 } });
		const workflow = await scene.addTemplate(template, lookOften);
		workflowId = workflow.id;
		await publishWorkflow(scene.n8n, workflow);
		url = await webhookReady(scene.n8n, 'maxcontact-dial');
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	function lookOften({ nodes }: Workflow): void {
		for (const { name, parameters } of nodes) if (name === 'Wait') parameters.amount = 0.1;
	}
	const room = () => scene.sandbox.maxContact;
	const received = (command: string) => room().counts.commands[command]?.received ?? 0;
	async function looks(count: number): Promise<void> {
		for (let i = 0; i < count; i++) await room().nextRequest('getcalls');
	}
	async function outcome() {
		const execution = await lastExecution(scene.n8n, workflowId);
		expect(execution.status).toBe('success');
		return execution.items('Outcome').map(({ json }) => json);
	}

	it('answers with the call, leaves it alone while it lasts, and disposes of it at its end', async () => {
		const answer = await postJson(url, request);
		expect(answer).toEqual({
			status: 202,
			body: { dialled: true, callId: 5001, phoneNumber: '01610000003', customerName: 'Petra' },
		});
		await looks(3);
		expect(received('dispose')).toBe(0);
		expect(room().calls).toEqual([expect.objectContaining({ state: 'connected' })]);

		room().endCall(5001);
		expect(await outcome()).toEqual([{ callId: '5001', ...request, disposed: true, message: '' }]);
		expect(room().calls).toEqual([
			expect.objectContaining({ ending: 'customer', result: { resultCode: 'SALE' } }),
		]);
		expect(received('dispose')).toBe(1);
	});

	it('disposes of a call that nobody took', async () => {
		const phone = `0161000${maxContactSeed.DIAL_ENDINGS.noAnswer}`;
		expect((await postJson(url, { ...request, phone, resultCode: 'NA' })).status).toBe(202);
		expect(await outcome()).toEqual([expect.objectContaining({ disposed: true })]);
		expect(room().calls).toEqual([
			expect.objectContaining({ ending: 'noAnswer', result: { resultCode: 'NA' } }),
		]);
	});

	it('does not take a list that it cannot read for the end of the call', async () => {
		await postJson(url, request);
		room().misbehave({ command: 'getcalls', html: 502 });
		room().misbehave({ command: 'getcalls', malformedJson: true });
		await looks(4);
		expect(room().calls).toEqual([expect.objectContaining({ state: 'connected' })]);
		room().endCall(5001);
		expect(await outcome()).toEqual([expect.objectContaining({ disposed: true })]);
	});

	it('waits for its own call when the agent has another one on hold', async () => {
		await postJson(url, request);
		await looks(1);
		await scene.telephony('hold/user/1001/call/5001');
		await scene.telephony('dial/user/1001/phone/01610000002');
		room().endCall(5002);
		await looks(2);
		expect(received('dispose')).toBe(0);
		room().endCall(5001);
		expect(await outcome()).toEqual([expect.objectContaining({ callId: '5001', disposed: true })]);
	});

	it("says in MaxContact's words that the agent disposed of the call first", async () => {
		room().misbehave({ command: 'getcalls', hold: true });
		const looking = room().nextRequest('getcalls');
		await postJson(url, request);
		await looking;
		await scene.telephony('dispose/user/1001/call/5001?resultcode=NI');
		room().calm();
		expect(await outcome()).toEqual([
			expect.objectContaining({
				disposed: false,
				message: expect.stringContaining('has a result code already'),
			}),
		]);
		expect(room().calls).toEqual([expect.objectContaining({ result: { resultCode: 'NI' } })]);
	});

	it('leaves a call alone that outlasts the waiting', async () => {
		const impatient = await scene.addTemplate(template, (workflow) => {
			lookOften(workflow);
			workflow.id = undefined;
			for (const node of workflow.nodes) {
				if (node.parameters.path) node.parameters.path = 'maxcontact-dial-impatient';
				node.webhookId = undefined;
				const text = JSON.stringify(node.parameters).replace('$runIndex < 1440', '$runIndex < 2');
				node.parameters = JSON.parse(text);
			}
		});
		await publishWorkflow(scene.n8n, impatient);
		await postJson(await webhookReady(scene.n8n, 'maxcontact-dial-impatient'), request);
		const { items } = await lastExecution(scene.n8n, impatient.id);
		expect(items('Outcome').map(({ json }) => json)).toEqual([
			expect.objectContaining({ disposed: false, message: expect.stringContaining('left alone') }),
		]);
		expect(room().calls).toEqual([expect.objectContaining({ state: 'connected' })]);
		expect(received('getcalls')).toBe(3);
	});

	it('gives the call to the lead that was asked for, digit by digit', async () => {
		await postJson(url, { ...request, leadId: '9007199254740995' });
		expect(room().calls).toEqual([expect.objectContaining({ leadId: 9007199254740995n })]);
		room().endCall(5001);
		await outcome();
	});

	it("answers 409 with MaxContact's words when the agent cannot be dialled for", async () => {
		expect(await postJson(url, { ...request, userId: 1012 })).toEqual({
			status: 409,
			body: { message: 'User 1012 is not logged in.', details: expect.anything() },
		});
		expect(room().counts.dials).toBe(0);
	});

	it('answers 502 when the connection is lost, and dials once', async () => {
		room().misbehave({ command: 'dial', dropAfter: true });
		expect(await postJson(url, request)).toEqual({
			status: 502,
			body: expect.objectContaining({ message: expect.stringContaining('not known whether') }),
		});
		expect(room().counts.dials).toBe(1);
	});

	it('answers 400 to a result code that MaxContact does not have, without a call', async () => {
		expect(await postJson(url, { ...request, resultCode: 'SOLD' })).toEqual({
			status: 400,
			body: { message: expect.stringContaining('no result code SOLD'), details: null },
		});
		expect(room().counts.dials).toBe(0);
	});

	it('answers 502 when the result codes cannot be read, without a call', async () => {
		room().misbehave({ command: 'resultcodes', html: 500 });
		expect(await postJson(url, request)).toEqual({
			status: 502,
			body: expect.objectContaining({ message: expect.stringMatching(/web page|HTTP 500/) }),
		});
		expect(room().counts.dials).toBe(0);
	});

	it.each([
		[{ phone: '01610000003' }, 'userId (digits), resultCode'],
		[{ ...request, phone: '../../hangup/user/1001/call/5001' }, 'phone (a phone number)'],
	])('answers 400 to %j and names what is missing', async (body, missing) => {
		expect(await postJson(url, body)).toEqual({
			status: 400,
			body: { message: expect.stringContaining(`needs ${missing} in`) },
		});
		expect(room().requests).toEqual([]);
	});

	it('dials for one agent one call after the other, also where many webhooks come at once', async () => {
		room().misbehave({ command: 'dial', times: null, delay: 100 });
		const answers = await Promise.all(
			Array.from({ length: 5 }, async () => await postJson(url, request)),
		);
		expect(received('dial')).toBe(5);
		expect(room().counts.overlappingCommands).toEqual({});
		// The agent is on the first call when the others are asked for.
		expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
		expect(room().calls).toHaveLength(1);
		const disposed = room().nextRequest('dispose');
		room().endCall(5001);
		await disposed;
	});
});
