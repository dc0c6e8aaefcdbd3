import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { n8nCommand } from '../../sandbox/n8n/cli';
import { finishedExecution, startWorkflow } from '../../sandbox/n8n/executions';
import { openScene, type Scene } from './scene';
import { stage } from './stage';
import { chain, locator, node } from './workflow';

describe('the session of an Ameyo credential', () => {
	let scene: Scene;
	let workflowId: string;

	beforeAll(async () => {
		scene = await openScene();
		const { id } = await scene.add(
			chain('Leads', [
				node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
				{
					...node('Leads', 'n8n-nodes-contact-center.ameyo', 1, {
						authentication: 'session',
						resource: 'lead',
						operation: 'getAll',
						campaignId: locator('1'),
						returnAll: true,
					}),
					credentials: { ameyoSessionApi: { id: scene.session.id, name: scene.session.name } },
				},
			]),
		);
		workflowId = id;
	});
	afterAll(async () => await scene.close());

	const start = async () => await startWorkflow(scene.n8n, workflowId, 'Start');
	const leadsOf = async (id: string) => {
		const execution = await finishedExecution(scene.n8n, id);
		expect(execution.error).toBeUndefined();
		return execution.items('Leads').length;
	};
	const leads = async () => await leadsOf(await start());
	/** So many executions whose login is answered when all of them have started. */
	async function sideBySide(count: number): Promise<number[]> {
		const { ameyo } = scene.sandbox;
		ameyo.misbehave({ command: 'login', hold: true });
		const asked = ameyo.nextRequest('login');
		const ids = await Promise.all(Array.from({ length: count }, start));
		await asked;
		ameyo.calm();
		return await Promise.all(ids.map(leadsOf));
	}

	it('is shared by executions that start side by side, and kept for later ones', async () => {
		expect(await sideBySide(5)).toEqual([4, 4, 4, 4, 4]);
		expect(await leads()).toBe(4);
		expect(scene.sandbox.ameyo.counts.logins).toBe(1);
	});

	it('is renewed once when Ameyo has ended it', async () => {
		const before = scene.sandbox.ameyo.counts.logins;
		scene.sandbox.ameyo.expireSessions();
		expect(await sideBySide(3)).toEqual([4, 4, 4]);
		expect(scene.sandbox.ameyo.counts.logins).toBe(before + 1);
	});

	it("is stored in n8n's database, encrypted", async () => {
		await leads();
		const [living] = scene.sandbox.ameyo.livingSessions();
		const { userFolder, filesFolder, encryptionKey } = stage();
		const output = join(userFolder, 'credential.json');
		await n8nCommand({ userFolder, filesFolder, extra: { N8N_ENCRYPTION_KEY: encryptionKey } }, [
			'export:credentials',
			`--id=${scene.session.id}`,
			'--decrypted',
			`--output=${output}`,
		]);
		const [exported] = JSON.parse(await readFile(output, 'utf8'));
		await rm(output);
		expect(exported.data.sessionId).toBe(living?.sessionId);

		const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'), {
			readOnly: true,
		});
		const row = database
			.prepare('SELECT data FROM credentials_entity WHERE id = ?')
			.get(scene.session.id);
		database.close();
		expect(row?.data).toEqual(expect.any(String));
		expect(String(row?.data)).not.toContain(living?.sessionId);
	});
});
