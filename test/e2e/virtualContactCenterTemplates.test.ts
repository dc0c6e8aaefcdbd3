import { virtualContactCenterSeed } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import {
	finishedExecution,
	lastExecution,
	sleepingExecution,
	startWorkflow,
} from '../../sandbox/n8n/executions';
import { publishWorkflow, webhookReady, type Workflow } from '../../sandbox/n8n/workflows';
import { postJson } from './postJson';
import type { Scene } from './scene';
import { openVirtualContactCenterScene } from './virtualContactCenterTemplateScene';

const PHONE = '(650) 292-8880';
const NOBODY = `650555${virtualContactCenterSeed.DIAL_ENDINGS.customerDidNotAnswer}`;
const RECORD = { recordId: '0015000000AcmeUS', recordType: 'Account' };
const ENDS = ['Reached', 'Not Reached', 'No Word', 'Not Dialled'];

describe('the templates for 8x8', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await openVirtualContactCenterScene();
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());
	const room = () => scene.sandbox.virtualContactCenter;
	/** Ends the call under way when the workflow sleeps: before, n8n turns a result away. */
	async function endCall(workflowId: string): Promise<void> {
		await sleepingExecution(scene.n8n, workflowId);
		room().hangUp();
	}

	async function publish(name: string, path: string, method: string, change?: typeof impatient) {
		const workflow = await scene.addTemplate(name, change);
		await publishWorkflow(scene.n8n, workflow);
		return { id: workflow.id, url: await webhookReady(scene.n8n, path, method) };
	}

	describe('the button of a CRM', () => {
		let url: string;
		beforeAll(async () => {
			({ url } = await publish('8x8-crm-dial-button.json', '8x8-dial-button', 'GET'));
		});
		const press = async (query: Record<string, string>) =>
			await fetchOnNewConnection(`${url}?${new URLSearchParams(query)}`, { redirect: 'manual' });
		const follow = async (answer: Response, cookie: string) =>
			await fetchOnNewConnection(answer.headers.get('location') ?? '', {
				redirect: 'manual',
				headers: { cookie },
			});

		it("sends the agent's browser to 8x8, which dials with its session", async () => {
			const answer = await press({ phone: '+1 650 292 8880', ...RECORD });
			expect([answer.status, answer.headers.get('cache-control')]).toEqual([302, 'no-store']);
			expect(room().requests).toEqual([]);
			expect((await follow(answer, virtualContactCenterSeed.COOKIE)).status).toBe(200);
			expect(room().calls).toEqual([
				expect.objectContaining({
					phone: '+1 650 292 8880',
					extTransactionData: '[extRecordId|0015000000AcmeUS][extRecordType|Account]',
				}),
			]);
		});

		it("shows 8x8's login to an agent who is not signed in", async () => {
			const answer = await follow(await press({ phone: PHONE }), '');
			expect([answer.status, answer.headers.get('location')]).toEqual([302, '/AGUI/login.php']);
			expect(room().calls).toEqual([]);
		});

		it.each<[Record<string, string>, string]>([
			[{}, 'The address needs a phone number'],
			[{ phone: '<script>' }, 'The address needs a phone number'],
			[{ phone: PHONE, recordId: '<b>]' }, "'Record ID' holds ']'"],
		])('answers 400 to %j with a sentence', async (query, words) => {
			const answer = await press(query);
			expect(answer.status).toBe(400);
			// The words of the request must not be taken for HTML.
			expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
			expect(await answer.text()).toMatch(words);
		});
	});

	describe('the webhook that dials and waits', () => {
		let url: string;
		let id: string;
		let silent: string;
		beforeAll(async () => {
			const patient = await publish('8x8-webhook-dial-and-wait.json', '8x8-dial', 'POST');
			({ url, id } = patient);
			silent = await unheard();
		});

		/** Starts a call whose end nobody reports; n8n may take a minute to see that the time is up. */
		async function unheard(): Promise<string> {
			const name = '8x8-webhook-dial-and-wait.json';
			const { url: to } = await publish(name, '8x8-dial-impatient', 'POST', impatient);
			room().holdCalls();
			const asked = room().nextRequest('make_call');
			const { body } = await postJson(to, { phone: PHONE });
			await asked;
			return String(body.executionId);
		}
		async function outcome() {
			const execution = await lastExecution(scene.n8n, id);
			expect(execution.status).toBe('success');
			return ENDS.map((end) => execution.items(end).map(({ json }) => json));
		}

		it('answers, sleeps while the two talk, and goes on with what the agent typed', async () => {
			room().holdCalls();
			room().settings.wrapUp.notes = 'said [yes] | maybe';
			expect(await postJson(url, { phone: PHONE, ...RECORD })).toEqual({
				status: 202,
				body: { accepted: true, executionId: expect.any(String) },
			});
			const answered = room().nextSent();
			await endCall(id);
			expect(await answered).toMatchObject({ status: 200 });
			expect(await outcome()).toEqual([
				[
					{
						phone: PHONE,
						recordId: RECORD.recordId,
						outcome: 'reached',
						transactionId: '90001',
						duration: '00:00:00',
						codes: 'Sales:SOLD,Followup:CB',
						notes: 'said [yes] | maybe',
					},
				],
				[],
				[],
				[],
			]);
		});

		it('tells a call that nobody took from one that was answered', async () => {
			room().holdCalls();
			await postJson(url, { phone: NOBODY });
			await endCall(id);
			expect(await outcome()).toEqual([
				[],
				[expect.objectContaining({ phone: NOBODY, outcome: 'notReached' })],
				[],
				[],
			]);
		});

		it("says that the agent's session is over", async () => {
			room().endSessions();
			expect((await postJson(url, { phone: PHONE })).status).toBe(202);
			const message = expect.stringContaining('session');
			const notDialled = expect.objectContaining({ outcome: 'notDialled', message });
			expect(await outcome()).toEqual([[], [], [], [notDialled]]);
			expect(room().counts.dials).toBe(0);
		});

		it('dials once when the connection is lost, and says that it does not know', async () => {
			room().misbehave({ command: 'make_call', dropAfter: true });
			await postJson(url, { phone: PHONE });
			expect(await outcome()).toEqual([
				[],
				[],
				[],
				[expect.objectContaining({ outcome: 'unknown' })],
			]);
			expect(room().counts.dials).toBe(1);
		});

		it('answers 400 without a phone number', async () => {
			expect((await postJson(url, { phone: 'x' })).status).toBe(400);
			expect(room().requests).toEqual([]);
		});

		it('gives up when 8x8 does not call back', async () => {
			const execution = await finishedExecution(scene.n8n, silent);
			expect(ENDS.map((end) => execution.items(end).map(({ json }) => json.outcome))).toEqual([
				[],
				[],
				['noWord'],
				[],
			]);
		});
	});

	it('the list dials one contact after another, each in a sub-workflow, and counts', async () => {
		const contacts = [
			{ name: 'Acme', phone: PHONE, ...RECORD },
			{ name: 'Bad', phone: '5', recordId: 'a|b' },
			{ name: 'Globex', phone: '4165550134' },
			{ name: 'Initech', phone: NOBODY },
		];
		const list = await scene.addTemplate('8x8-dial-list.json', ({ nodes }) => {
			for (const { name, parameters } of nodes) {
				if (name === 'Contacts') parameters.jsonOutput = JSON.stringify({ contacts });
			}
		});
		room().holdCalls();
		const running = await startWorkflow(scene.n8n, list.id, 'Start');
		for (const placed of [1, 2, 3]) {
			while (room().calls.length < placed) await room().nextRequest('make_call');
			await endCall(list.id);
		}
		const execution = await finishedExecution(scene.n8n, running);
		expect(execution.status).toBe('success');
		expect(execution.items('Summary').map(({ json }) => json)).toEqual([
			{
				calls: [
					expect.objectContaining({ name: 'Acme', phone: PHONE, outcome: 'reached' }),
					expect.objectContaining({ name: 'Bad', outcome: 'notDialled' }),
					expect.objectContaining({ name: 'Globex', outcome: 'reached' }),
					expect.objectContaining({ name: 'Initech', outcome: 'notReached' }),
				],
				reached: 2,
				notReached: 1,
				notDialled: 1,
				noWord: 0,
				unknown: 0,
			},
		]);
		expect(room().calls.map(({ phone }) => phone)).toEqual([PHONE, '4165550134', NOBODY]);
		expect(room().counts.overlappingDials).toBe(0);
	});
});

/** A copy beside the published template that waits for a second. */
function impatient(workflow: Workflow): void {
	workflow.id = undefined;
	for (const node of workflow.nodes) {
		if (node.parameters.path) node.parameters.path = '8x8-dial-impatient';
		if (node.parameters.waitLimit) node.parameters.waitLimit = 0.02;
		node.webhookId = undefined;
	}
}
