import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import type { N8nClient } from '../../sandbox/n8n/client';
import { createCredential } from '../../sandbox/n8n/credentials';
import { installPack } from '../../sandbox/n8n/pack';
import { startN8n, type N8nServer } from '../../sandbox/n8n/n8nServer';
import { until } from '../../sandbox/n8n/until';
import { importWorkflow, publishWorkflow, type SavedWorkflow } from '../../sandbox/n8n/workflows';
import { executionsOf } from './ameyoTriggerExecutions';
import { noMinuteOfThisTest } from './pollTimes';
import { openSandbox } from './secrets/known';
import { expectNoSecrets } from './secrets/search';
import { clientOf, stage } from './stage';
import { chain, locator, node } from './workflow';

// n8n polls when a workflow is published and when n8n starts, and at most once a minute in between.
describe('the callback trigger in an n8n of its own', () => {
	let sandbox: Sandbox;
	let server: N8nServer;
	let n8n: N8nClient;
	let userFolder: string;
	let workflow: SavedWorkflow;
	let added = 0;
	const ids: string[] = [];

	const start = async () => {
		const filesFolder = join(userFolder, 'files');
		const extra = {
			N8N_ENCRYPTION_KEY: 'made-up-encryption-key',
			// An n8n that is killed while it activates a workflow leaves it locked: for two minutes by default. Where
			// the activation itself takes that long, it fails.
			N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '60',
			N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
		};
		server = await startN8n({ userFolder, filesFolder, extra });
		n8n = await clientOf(server.url);
	};
	beforeAll(async () => {
		sandbox = await openSandbox();
		userFolder = await mkdtemp(join(tmpdir(), 'contact-center-polling-'));
		await mkdir(join(userFolder, 'files'));
		await installPack(userFolder, stage().tarball);
		await start();
		const { id, name } = await createCredential(n8n, ameyoCredentials(sandbox.url).session);
		const parameters = {
			campaignId: locator('1'),
			event: 'scheduled',
			pollTimes: { item: [{ mode: 'everyHour', minute: noMinuteOfThisTest() }] },
		};
		workflow = await importWorkflow(
			n8n,
			chain('Callbacks', [
				{
					...node('Callback', 'n8n-nodes-contact-center.ameyoCallbackTrigger', 1, parameters),
					credentials: { ameyoSessionApi: { id, name } },
				},
				node('Next', 'n8n-nodes-base.noOp', 1, {}),
			]),
		);
	});
	afterAll(async () => {
		await server.stop();
		await sandbox.close();
		await expectNoSecrets(userFolder).finally(
			async () => await rm(userFolder, { recursive: true, force: true }),
		);
	});

	function add(count: number): void {
		for (let i = 0; i < count; i++) {
			added += 1;
			const customerCallbackId = `d810-made-up-cm-${added}`;
			ids.push(customerCallbackId);
			const now = Date.now();
			sandbox.ameyo.callbacks.set(customerCallbackId, {
				customerCallbackId,
				campaignId: 1,
				callbackTime: now + 3_600_000,
				selfCallback: false,
				userId: 'agent',
				phone: String(9_876_500_000 + added),
				customerId: null,
				dateAdded: now,
				info: null,
			});
		}
	}
	/** Each callback has started one execution of its own. Executions that start together are not in order. */
	const expectEachOnce = async () => {
		const executions = await executionsOf(n8n, workflow.id, ids.length);
		const started = executions.map((execution) =>
			execution.items('Next').map(({ json }) => json.customerCallbackId),
		);
		expect(started.sort()).toEqual(ids.map((id) => [id]).sort());
	};
	/** The time of the last poll that n8n has stored. */
	const storedPoll = async () => {
		const path = `/workflows/${workflow.id}`;
		const { staticData } = await n8n.request<{ staticData?: IDataObject }>('GET', path);
		const node = staticData?.['node:Callback'];
		return typeof node === 'object' && node !== null && 'polledAt' in node ? node.polledAt : 0;
	};
	const storedAfter = async (before: unknown) =>
		await until(
			async () => ((await storedPoll()) === before ? undefined : true),
			() => 'n8n has stored no further poll.',
		);

	it('starts each callback once: published, restarted, killed, changed', async () => {
		await publishWorkflow(n8n, workflow);
		await storedAfter(0);
		add(3);
		await server.stop();
		add(2);
		await start();
		await expectEachOnce();

		let before = await storedPoll();
		await server.stop();
		await start();
		await storedAfter(before);
		add(2);
		process.kill(server.pid, 'SIGKILL');
		await server.ended;
		await start();
		await expectEachOnce();

		before = await storedPoll();
		add(4);
		const { nodes } = workflow;
		for (const { parameters } of nodes) {
			if (parameters.pollTimes)
				parameters.pollTimes = { item: [{ mode: 'everyHour', minute: noMinuteOfThisTest() + 1 }] };
		}
		const changed = await n8n.request<SavedWorkflow>('PATCH', `/workflows/${workflow.id}`, {
			nodes,
		});
		await publishWorkflow(n8n, changed);
		await storedAfter(before);
		await expectEachOnce();
		expect(sandbox.ameyo.counts.logins).toBe(1);
	});
});
