import type { INodeParameters } from 'n8n-workflow';
import { ameyoSeed } from '../../sandbox';
import {
	listExecutions,
	runWorkflow,
	sleepingExecution,
	startWorkflow,
	type Execution,
} from '../../sandbox/n8n/executions';
import { until } from '../../sandbox/n8n/until';
import { publishWorkflow, type SavedWorkflow, type Workflow } from '../../sandbox/n8n/workflows';
import { noMinuteOfThisTest } from './pollTimes';
import { openScene, type Scene } from './scene';

const TRIGGER = 'Callback Due';
const DIAL = 'clickToDialWithToken';
const PHONE = '9876543210';
/** Callbacks count as due when they are added, and their time is over only after the tests. */
const MINUTES_BEFORE = 14;

describe('the template that dials due callbacks', () => {
	let scene: Scene;
	let workflow: SavedWorkflow;
	let added = 0;

	beforeAll(async () => {
		scene = await openScene({ ameyo: { ringMs: 0 } });
		workflow = await scene.addTemplate('ameyo-due-callback-dial.json', hurried);
	});
	afterAll(async () => await scene.close());
	beforeEach(() => {
		scene.sandbox.reset();
		ameyo().callbacks.clear();
	});
	const ameyo = () => scene.sandbox.ameyo;

	function hurried({ nodes }: Workflow): void {
		for (const { name, parameters } of nodes) {
			if (name === 'Wait Until Its Time' || name === 'Wait for the Agent') {
				Object.assign(parameters, { resume: 'timeInterval', amount: 0, unit: 'seconds' });
			}
			if (name !== TRIGGER) continue;
			pollAt(parameters, noMinuteOfThisTest());
			parameters.minutesBefore = MINUTES_BEFORE;
		}
	}
	function pollAt(parameters: INodeParameters, minute: number): void {
		parameters.pollTimes = { item: [{ mode: 'everyHour', minute }] };
	}
	function add(
		userId: string | null,
		phone: string | null = PHONE,
		minutesLate = 1 - MINUTES_BEFORE,
	): string {
		added += 1;
		const customerCallbackId = `d810-made-up-cm-${added}`;
		const callbackTime = Date.now() - minutesLate * 60_000;
		ameyo().callbacks.set(customerCallbackId, {
			customerCallbackId,
			campaignId: 1,
			callbackTime,
			selfCallback: false,
			userId,
			phone,
			customerId: null,
			dateAdded: Math.min(callbackTime, Date.now()),
			info: null,
		});
		return customerCallbackId;
	}
	/** Runs it for the callback that fell due last, as the editor's button does. */
	const run = async () => await runWorkflow(scene.n8n, workflow.id, TRIGGER);
	const outcomes = (execution: Execution) => execution.items('Outcome').map(({ json }) => json);
	const left = () =>
		[...ameyo().callbacks.values()].map(({ userId, phone }) => ({ userId, phone }));

	it('takes the callback out of Ameyo, and dials for its agent', async () => {
		const id = add('amit');
		expect(outcomes(await run())).toEqual([
			expect.objectContaining({ customerCallbackId: id, userId: 'amit', outcome: 'connected' }),
		]);
		expect(ameyo().calls).toEqual([
			expect.objectContaining({ userId: 'amit', campaignId: 1, phone: PHONE }),
		]);
		expect(left()).toEqual([]);
	});

	it('says when the customer did not answer, and does not try again', async () => {
		add('amit', `987654${ameyoSeed.DIAL_ENDINGS.customerDidNotAnswer}`);
		expect(outcomes(await run())).toEqual([
			expect.objectContaining({ outcome: 'customerDidNotAnswer' }),
		]);
		expect(ameyo().counts.dials).toBe(1);
	});

	it('calls once when two take the same callback', async () => {
		add('amit');
		const claim = 'deleteCallback';
		for (let i = 0; i < 2; i++) ameyo().misbehave({ command: claim, hold: true });
		const running: Array<Promise<Execution>> = [];
		for (let i = 0; i < 2; i++) {
			const claimed = ameyo().nextRequest(claim);
			running.push(run());
			await claimed;
		}
		ameyo().calm();
		const both = (await Promise.all(running)).flatMap(outcomes);
		expect(both.map(({ outcome }) => outcome).sort()).toEqual(['connected', 'gone']);
		expect(ameyo().counts.dials).toBe(1);
	});

	it('waits with the callback until its time', async () => {
		const asItIs = await scene.addTemplate('ameyo-due-callback-dial.json', (template) => {
			delete template.id;
			for (const { name, parameters } of template.nodes) {
				if (name === TRIGGER) pollAt(parameters, noMinuteOfThisTest());
			}
		});
		const id = add('amit');
		const due = ameyo().callbacks.get(id)?.callbackTime;
		await startWorkflow(scene.n8n, asItIs.id, TRIGGER);
		const sleeping = await sleepingExecution(scene.n8n, asItIs.id);
		const { waitTill } = await scene.n8n.request<{ waitTill: string }>(
			'GET',
			`/executions/${sleeping}`,
		);
		await scene.n8n.request('POST', `/executions/${sleeping}/stop`);
		expect(Date.parse(waitTill)).toBe(due);
		expect(left()).toEqual([]);
		expect(ameyo().counts.dials).toBe(0);
	});

	it('gives the callback back when its time is too long ago after the wait', async () => {
		const late = await scene.addTemplate('ameyo-due-callback-dial.json', (template) => {
			delete template.id;
			hurried(template);
			const callback = template.nodes.find(({ name }) => name === 'Callback');
			allowMinutesLate(callback?.parameters, -60);
		});
		add('amit');
		expect(outcomes(await runWorkflow(scene.n8n, late.id, TRIGGER))).toEqual([
			expect.objectContaining({
				outcome: 'givenBack',
				message: expect.stringContaining('Its time was more than -60 minutes ago.'),
			}),
		]);
		expect(left()).toEqual([{ userId: null, phone: PHONE }]);
		expect(ameyo().counts.dials).toBe(0);
	});

	it('waits for an agent on a break', async () => {
		const kavita = ameyo().agents.get('kavita');
		add('kavita');
		const refused = ameyo().nextRequest(DIAL);
		const running = run();
		await refused;
		if (kavita) kavita.state = 'available';
		expect(outcomes(await running)).toEqual([expect.objectContaining({ outcome: 'connected' })]);
		expect(ameyo().counts.dials).toBe(1);
	});

	it('dials no second time when the agent did not answer, and gives the callback back', async () => {
		ameyo().misbehave({ command: DIAL, outcome: 'agentDidNotAnswer' });
		add('amit');
		const before = Date.now();
		expect(outcomes(await run())).toEqual([
			expect.objectContaining({
				outcome: 'givenBack',
				message: expect.stringContaining(
					'Agent amit did not answer; the customer may have been rung.',
				),
			}),
		]);
		expect(left()).toEqual([{ userId: null, phone: PHONE }]);
		const [back] = ameyo().callbacks.values();
		// Ameyo's times are whole seconds.
		expect(back?.callbackTime).toBeGreaterThan(before + 14 * 60_000);
		expect(outcomes(await run())).toEqual([expect.objectContaining({ outcome: 'leftInAmeyo' })]);
		expect(ameyo().counts.dials).toBe(1);
	});

	it('gives the callback back to the campaign when the agent stays away, and leaves it there', async () => {
		add('sanjay');
		expect(outcomes(await run())).toEqual([
			expect.objectContaining({
				outcome: 'givenBack',
				message: expect.stringContaining('sanjay could not take it in 6 tries'),
			}),
		]);
		expect(ameyo().counts.commands[DIAL]?.received).toBe(6);
		expect(left()).toEqual([{ userId: null, phone: PHONE }]);
		expect(outcomes(await run())).toEqual([
			expect.objectContaining({ outcome: 'leftInAmeyo', message: 'It belongs to no agent.' }),
		]);
		expect(left()).toEqual([{ userId: null, phone: PHONE }]);
	});

	it.each<[string, string | null, string | null, number | undefined]>([
		['It belongs to no agent.', null, PHONE, undefined],
		['It holds no phone number.', 'amit', null, undefined],
		['It is not due yet.', 'amit', PHONE, -60],
		['Its time has passed: Ameyo attempts it itself.', 'amit', PHONE, 1],
	])('leaves a callback in Ameyo: %s', async (words, userId, phone, minutesLate) => {
		add(userId, phone, minutesLate);
		expect(outcomes(await run())).toEqual([
			expect.objectContaining({ outcome: 'leftInAmeyo', message: words }),
		]);
		expect(left()).toEqual([{ userId, phone }]);
		expect(ameyo().counts.dials).toBe(0);
	});

	it.each([
		[DIAL, 1],
		['deleteCallback', 0],
	])('stops and tells when the connection of %s is lost', async (command, dials) => {
		ameyo().misbehave({ command, dropAfter: true });
		const id = add('amit');
		const execution = await run();
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(
			new RegExp(`^Callback ${id} of agent amit to ${PHONE} is in doubt`),
		);
		expect(ameyo().counts.dials).toBe(dials);
	});

	it('dials by itself when it is published, each callback once', async () => {
		add('agent', '9876500000', 5);
		await publishWorkflow(scene.n8n, workflow);
		await polled(0);
		const before = await lastPoll();
		const users = ['amit', 'priya', 'rahul'];
		for (const userId of users) add(userId);
		// n8n polls when a workflow is published anew.
		for (const { name, parameters } of workflow.nodes) {
			if (name === TRIGGER) pollAt(parameters, noMinuteOfThisTest() + 1);
		}
		const { nodes } = workflow;
		const path = `/workflows/${workflow.id}`;
		await publishWorkflow(
			scene.n8n,
			await scene.n8n.request<SavedWorkflow>('PATCH', path, { nodes }),
		);
		await polled(before);
		await until(
			async () => (ameyo().calls.length < users.length || (await underWay()) ? undefined : true),
			() => `${ameyo().calls.length} of ${users.length} callbacks were dialled to their end.`,
		);
		expect(
			ameyo()
				.calls.map(({ userId }) => userId)
				.sort(),
		).toEqual(users);
		expect(left()).toEqual([{ userId: 'agent', phone: '9876500000' }]);
	});

	/** Sets how late a callback is dialled at most, as a user would in *Callback*. */
	function allowMinutesLate(parameters: INodeParameters | undefined, minutes: number): void {
		const fields = JSON.parse(JSON.stringify(parameters?.assignments ?? {}));
		for (const field of fields.assignments) {
			if (field.name === 'minutesLateAtMost') field.value = minutes;
		}
		Object.assign(parameters ?? {}, { assignments: fields });
	}
	/** Whether an execution of the workflow has not ended yet. */
	async function underWay(): Promise<boolean> {
		const rows = await listExecutions(scene.n8n, workflow.id);
		return rows.some(({ status }) => !['success', 'error'].includes(status));
	}
	/** The time of the last poll that n8n has stored; 0 where there was none. */
	async function lastPoll(): Promise<unknown> {
		const { staticData } = await scene.n8n.request<{ staticData?: Record<string, unknown> }>(
			'GET',
			`/workflows/${workflow.id}`,
		);
		const node = staticData?.[`node:${TRIGGER}`];
		return typeof node === 'object' && node !== null && 'polledAt' in node ? node.polledAt : 0;
	}
	async function polled(before: unknown): Promise<void> {
		await until(
			async () => ((await lastPoll()) === before ? undefined : true),
			() => 'n8n has stored no further poll.',
		);
	}
});
