import type { INodeParameters } from 'n8n-workflow';
import { isRecord } from '../../nodes/shared/guards';
import { ameyoSeed } from '../../sandbox';
import { runWorkflow, startWorkflow, type Execution } from '../../sandbox/n8n/executions';
import type { Workflow } from '../../sandbox/n8n/workflows';
import { openScene, type Scene } from './scene';

const DIAL = 'clickToDialWithToken';
const REACHED = '9876543210';
const SILENT = `987654${ameyoSeed.DIAL_ENDINGS.customerDidNotAnswer}`;
const MINUTE = 60_000;

interface Table {
	id: string;
	name: string;
	projectId: string;
}
interface Row {
	id: number;
	phone: string;
	state: string;
	attempts: number;
	nextAt: string;
	outcome: string | null;
	message: string | null;
	claim: string | null;
	claimedAt: string | null;
}
type Change = Partial<Omit<Row, 'id'>>;

describe('the template that tries a list again', () => {
	let scene: Scene;
	let usual: string;
	let path: string;

	beforeAll(async () => {
		scene = await openScene({ ameyo: { ringMs: 0 } });
		usual = await template(openHours);
		await runWorkflow(scene.n8n, usual, 'Add Customers');
		const found = await table();
		path = `/projects/${found?.projectId}/data-tables/${found?.id}`;
	});
	afterAll(async () => {
		await scene.n8n.request('DELETE', path);
		await scene.close();
	});
	beforeEach(async () => {
		scene.sandbox.reset();
		ameyo().callbacks.clear();
		const all = { columnName: 'id', condition: 'gt', value: 0 };
		const filter = encodeURIComponent(JSON.stringify({ type: 'and', filters: [all] }));
		await scene.n8n.request('DELETE', `${path}/rows?filter=${filter}`);
	});
	const ameyo = () => scene.sandbox.ameyo;

	async function template(change: (workflow: Workflow) => void): Promise<string> {
		const saved = await scene.addTemplate('ameyo-try-list-again.json', (workflow) => {
			workflow.id = undefined;
			change(workflow);
		});
		return saved.id;
	}
	function parametersOf(workflow: Workflow, name: string): INodeParameters {
		const found = workflow.nodes.find((node) => node.name === name);
		if (!found) throw new Error(`The template has no node ${name}`);
		return found.parameters;
	}
	/** A call may be placed at whatever hour the test runs. */
	function openHours(workflow: Workflow): void {
		const window = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
		parametersOf(workflow, 'Dial').beforeCall = { callingHours: { window } };
	}
	async function table(): Promise<Table | undefined> {
		const answer = await scene.n8n.request<{ data: Table[] }>('GET', '/data-tables-global');
		return answer.data.find(({ name }) => name === 'Ameyo Retry List');
	}
	async function rows(): Promise<Row[]> {
		const { data } = await scene.n8n.request<{ data: Row[] }>('GET', `${path}/rows`);
		return data.sort((a, b) => a.id - b.id);
	}
	/** Puts a customer into the list, who is due now. */
	async function due(phone: string, userId = 'amit', attempts = 0): Promise<void> {
		const nextAt = new Date(Date.now() - MINUTE).toISOString();
		const row = { phone, campaignId: '1', userId, timezone: '', state: 'open', attempts, nextAt };
		await scene.n8n.request('POST', `${path}/insert`, { data: [row] });
	}
	async function change(phone: string, data: Change): Promise<void> {
		const filters = [{ columnName: 'phone', condition: 'eq', value: phone }];
		const filter = { type: 'and', filters };
		await scene.n8n.request('PATCH', `${path}/rows`, { filter, data });
	}
	const run = async (workflowId = usual) =>
		await runWorkflow(scene.n8n, workflowId, 'Every 5 Minutes');
	/** Runs it, and expects that it went well. */
	async function go(workflowId = usual): Promise<Execution> {
		const execution = await run(workflowId);
		expect([execution.status, execution.error?.message]).toEqual(['success', undefined]);
		return execution;
	}
	const called = () => ameyo().calls.map(({ phone }) => phone);

	it('takes each number into the list once', async () => {
		const again = await template((workflow) => {
			openHours(workflow);
			const one = { phone: REACHED, campaignId: '1', userId: 'amit' };
			const customers = [one, one, { ...one, campaignId: '5' }, { ...one, phone: SILENT }];
			parametersOf(workflow, 'Customers').jsonOutput = JSON.stringify({ customers });
		});
		for (let i = 0; i < 2; i++) await runWorkflow(scene.n8n, again, 'Add Customers');
		expect(await rows()).toEqual(
			[
				[REACHED, '1'],
				[REACHED, '5'],
				[SILENT, '1'],
			].map(([phone, campaignId]) =>
				expect.objectContaining({ phone, campaignId, state: 'open', attempts: 0 }),
			),
		);
		expect(called()).toEqual([]);
	});

	it('calls who answers once, and never again', async () => {
		await due(REACHED);
		const first = await go();
		expect(first.items('Outcome').map(({ json }) => json)).toEqual([
			expect.objectContaining({ phone: REACHED, state: 'reached', outcome: 'connected' }),
		]);
		await go();
		expect(called()).toEqual([REACHED]);
		expect(await rows()).toEqual([expect.objectContaining({ state: 'reached', attempts: 1 })]);
	});

	it('waits 30 minutes after no answer, then twice as long', async () => {
		await due(SILENT);
		for (const [attempts, pause] of [
			[1, 30],
			[2, 60],
		] as const) {
			await go();
			// Not due yet.
			await go();
			const [row] = await rows();
			expect(row).toMatchObject({ state: 'open', attempts, outcome: 'customerDidNotAnswer' });
			const due = Date.parse(row?.nextAt ?? '');
			expect(due).toBeGreaterThanOrEqual(Date.parse(row?.claimedAt ?? '') + pause * MINUTE);
			expect(due).toBeLessThanOrEqual(Date.now() + pause * MINUTE);
			await change(SILENT, { nextAt: new Date(Date.now() - MINUTE).toISOString() });
		}
		expect(called()).toEqual([SILENT, SILENT]);
	});

	it('gives up after 4 attempts into a callback', async () => {
		const hurried = await template((workflow) => {
			openHours(workflow);
			const assignment = { name: 'firstPauseMinutes', type: 'number', value: 0 };
			const rules = parametersOf(workflow, 'Rules');
			rules.assignments = changed(rules.assignments, assignment);
		});
		await due(SILENT);
		for (let i = 0; i < 5; i++) await go(hurried);
		expect(called()).toEqual(Array(4).fill(SILENT));
		const callbacks = [...ameyo().callbacks.values()];
		expect(callbacks).toEqual([
			expect.objectContaining({ phone: SILENT, campaignId: 1, userId: null }),
		]);
		expect(await rows()).toEqual([
			expect.objectContaining({
				state: 'gaveUp',
				attempts: 4,
				outcome: 'customerDidNotAnswer',
				message: `Callback ${callbacks[0]?.customerCallbackId}`,
			}),
		]);
	});

	it('does not count a call that is held, and places it when it may be placed', async () => {
		const closed = await template((workflow) => {
			// The hours begin the day after tomorrow, wherever the test runs.
			const day = ((new Date().getUTCDay() + 2) % 7) + 1;
			const window = [{ days: [day], from: '09:00', to: '10:00' }];
			const blockedNumbers = REACHED;
			const beforeCall = { callingHours: { window }, callingTimezone: 'UTC', blockedNumbers };
			parametersOf(workflow, 'Dial').beforeCall = beforeCall;
		});
		await due(SILENT);
		await due(REACHED);
		await go(closed);
		expect(called()).toEqual([]);
		const [held, blocked] = await rows();
		expect(held).toMatchObject({ state: 'open', attempts: 0, outcome: 'held' });
		const heldUntil = new Date(held?.nextAt ?? '');
		expect([heldUntil.getUTCHours(), heldUntil.getUTCMinutes()]).toEqual([9, 0]);
		expect(heldUntil.getTime()).toBeGreaterThan(Date.now());
		expect(blocked).toMatchObject({ state: 'notAllowed', attempts: 0, outcome: 'held' });
	});

	it('does not count a call that Ameyo refuses, and tries again after 5 minutes', async () => {
		await due(REACHED, 'sanjay');
		await go();
		const [row] = await rows();
		expect(row).toMatchObject({
			state: 'open',
			attempts: 0,
			outcome: 'refused',
			message: expect.stringContaining('Agent is not available to take the call'),
		});
		expect(Date.parse(row?.nextAt ?? '')).toBeGreaterThanOrEqual(
			Date.parse(row?.claimedAt ?? '') + 5 * MINUTE,
		);
		expect(called()).toEqual([]);
	});

	it('calls nobody twice where two runs overlap', async () => {
		ameyo().misbehave({ command: DIAL, hold: true });
		await due(REACHED);
		await due(SILENT, 'priya');
		const ringing = ameyo().nextRequest(DIAL);
		const first = run();
		await ringing;
		await go();
		expect(called()).toEqual([SILENT]);
		ameyo().calm();
		expect((await first).status).toBe('success');
		expect(called()).toEqual([SILENT, REACHED]);
	});

	it('calls nobody twice where two runs start at the same moment', async () => {
		const customers = ['9876500001', '9876500002'];
		for (const [i, phone] of customers.entries()) await due(phone, ['amit', 'priya'][i]);
		await Promise.all([go(), go()]);
		expect(called().sort()).toEqual(customers);
		expect((await rows()).map(({ state }) => state)).toEqual(['reached', 'reached']);
	});

	it('never calls again by itself where a run died during the call', async () => {
		ameyo().misbehave({ command: DIAL, hold: true });
		await due(REACHED);
		const ringing = ameyo().nextRequest(DIAL);
		const died = await startWorkflow(scene.n8n, usual, 'Every 5 Minutes');
		await ringing;
		await scene.n8n.request('POST', `/executions/${died}/stop`);
		ameyo().calm();
		await go();
		expect(await rows()).toEqual([expect.objectContaining({ state: 'calling', attempts: 1 })]);
		await change(REACHED, { claimedAt: new Date(Date.now() - 61 * MINUTE).toISOString() });
		const told = await run();
		expect(told.error?.message).toContain(REACHED);
		expect(await rows()).toEqual([
			expect.objectContaining({ state: 'inDoubt', attempts: 1, outcome: 'lost' }),
		]);
		await go();
		expect(ameyo().counts.commands[DIAL]?.received).toBe(1);
	});

	it('never calls again by itself where the connection was lost, and goes on with the others', async () => {
		ameyo().misbehave({ command: DIAL, dropAfter: true });
		await due(SILENT);
		await due(REACHED);
		const told = await run();
		expect(told.error?.message).toContain('not known whether these customers were called');
		await go();
		expect(called()).toEqual([SILENT, REACHED]);
		expect(await rows()).toEqual([
			expect.objectContaining({ phone: SILENT, state: 'inDoubt', attempts: 1 }),
			expect.objectContaining({ phone: REACHED, state: 'reached', attempts: 1 }),
		]);
	});
});

/** The fields of a Set node, with one of them changed. */
function changed(
	fields: unknown,
	field: { name: string; type: string; value: number },
): INodeParameters {
	const list = isRecord(fields) && Array.isArray(fields.assignments) ? fields.assignments : [];
	const others = list.filter((one: unknown) => isRecord(one) && one.name !== field.name);
	if (others.length !== list.length - 1) throw new Error(`There is no field ${field.name}`);
	return { assignments: [...others, { id: field.name, ...field }] };
}
