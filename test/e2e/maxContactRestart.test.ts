import { maxContactCredential } from '../../sandbox/n8n/maxContactCredential';
import {
	createCredential,
	testCredential,
	type NewCredential,
} from '../../sandbox/n8n/credentials';
import { lastExecution } from '../../sandbox/n8n/executions';
import { publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { openMaxContactScene, type MaxContactScene } from './maxContactScene';
import { postJson } from './postJson';

const template = 'maxcontact-webhook-dial-and-dispose.json';
const request = { userId: '1001', phone: '01610000003', resultCode: 'SALE' };

describe('MaxContact starts again while the template waits for the end of its call', () => {
	let scene: MaxContactScene;
	let workflowId: string;
	let url: string;

	beforeAll(async () => {
		scene = await openMaxContactScene({ maxContact: { ringMs: 0 } });
		const workflow = await scene.addTemplate(template, ({ nodes }) => {
			for (const { name, parameters } of nodes) if (name === 'Wait') parameters.amount = 0.1;
		});
		workflowId = workflow.id;
		await publishWorkflow(scene.n8n, workflow);
		url = await webhookReady(scene.n8n, 'maxcontact-dial');
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	const maxContact = () => scene.sandbox.maxContact;
	async function outcome() {
		const execution = await lastExecution(scene.n8n, workflowId);
		expect(execution.status).toBe('success');
		return execution.items('Outcome').map(({ json }) => json);
	}

	/** Dials, and lets MaxContact start again before the template looks at the calls. */
	async function dialThenRestart(firstCallId: number): Promise<void> {
		maxContact().misbehave({ command: 'getcalls', hold: true });
		const looking = maxContact().nextRequest('getcalls');
		expect(await postJson(url, request)).toMatchObject({ status: 202, body: { callId: 5001 } });
		await looking;
		maxContact().restart(firstCallId);
	}

	it('leaves another call alone that was given the same ID', async () => {
		await dialThenRestart(5001);
		await scene.telephony('dial/user/1001/phone/01610000003');
		maxContact().calm();
		expect(await outcome()).toEqual([
			expect.objectContaining({
				callId: '5001',
				disposed: false,
				message: expect.stringContaining('belongs to another call now'),
			}),
		]);
		expect(maxContact().calls).toMatchObject([{ ending: 'restart' }, { state: 'connected' }]);
		expect(maxContact().counts.commands.dispose).toBeUndefined();
	});

	it("says in MaxContact's words that its call is gone", async () => {
		await dialThenRestart(1000);
		maxContact().calm();
		expect(await outcome()).toEqual([
			expect.objectContaining({ disposed: false, message: 'Call 5001 was not found.' }),
		]);
	});
});

describe("n8n's test of a MaxContact credential", () => {
	let scene: MaxContactScene;

	beforeAll(async () => {
		scene = await openMaxContactScene();
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	async function verdict(path: string, change: NewCredential['data'] = {}) {
		const wanted = maxContactCredential(`${scene.sandbox.url}${path}`);
		const data = { ...wanted.data, ...change };
		const saved = await createCredential(scene.n8n, { ...wanted, name: 'Under test', data });
		try {
			return await testCredential(scene.n8n, saved);
		} finally {
			await scene.n8n.request('DELETE', `/credentials/${saved.id}`);
		}
	}

	it.each(['/acmeapi', '/acmeapi/services/'])(
		'takes the address of an older tenant: %s',
		async (path) => {
			scene.sandbox.maxContact.settings.olderTenant = true;
			expect(await verdict(path)).toMatchObject({ status: 'OK' });
			expect(scene.sandbox.maxContact.requests.at(-1)?.url).toBe(
				'/acmeapi/services/telephony/users/user/1001',
			);
		},
	);

	it.each(['', '/maxContact/', '/webservices'])('takes that of any other: %j', async (path) => {
		expect(await verdict(path)).toMatchObject({ status: 'OK' });
	});

	it('says how an older tenant is written where nothing is there', async () => {
		scene.sandbox.maxContact.settings.olderTenant = true;
		const { status, message } = await verdict('');
		expect(status).toBe('Error');
		expect(message).toContain('older tenant');
	});

	it.each(['message', 'detail', 'text', 'string', 'page', 'status', 'code'] as const)(
		'quotes the token service (%s)',
		async (unauthorized) => {
			Object.assign(scene.sandbox.maxContact.settings, {
				unauthorized,
				unauthorizedWords: 'The account is locked',
			});
			expect(await verdict('', { password: `made-up-${unauthorized}` })).toMatchObject({
				status: 'Error',
				message: expect.stringContaining('The account is locked'),
			});
		},
	);
});
