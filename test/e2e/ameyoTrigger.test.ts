import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fetchOnNewConnection } from '../../sandbox/http';
import {
	createCredential,
	testCredential,
	type SavedCredential,
} from '../../sandbox/n8n/credentials';
import { publishWorkflow, webhookReady, type SavedWorkflow } from '../../sandbox/n8n/workflows';
import { executionsOf } from './ameyoTriggerExecutions';
import { openScene, type Scene } from './scene';
import { stage } from './stage';
import { chain, node } from './workflow';

const SECRET = 'made-up-webhook-secret-7b1f';
const WEBHOOK_ID = 'c5f6a0de-0000-4000-8000-00000000a3e0';
const TRIGGER = 'Ameyo Trigger';

describe("the trigger for Ameyo's customer status", () => {
	let scene: Scene;
	let credential: SavedCredential;
	let workflow: SavedWorkflow;
	let url: string;
	let calls = 0;

	beforeAll(async () => {
		scene = await openScene({ ameyo: { ringMs: 0 } });
		credential = await createCredential(scene.n8n, {
			name: 'Customer status secret',
			type: 'contactCenterWebhookApi',
			data: { name: 'token', value: SECRET },
		});
		workflow = await scene.add(
			chain('Customer status', [
				{
					...node(TRIGGER, 'n8n-nodes-contact-center.ameyoTrigger', 1, {}),
					webhookId: WEBHOOK_ID,
					credentials: { contactCenterWebhookApi: { id: credential.id, name: credential.name } },
				},
				node('Next', 'n8n-nodes-base.noOp', 1, {}),
			]),
		);
		await publishWorkflow(scene.n8n, workflow);
		url = await webhookReady(scene.n8n, `${WEBHOOK_ID}/webhook`);
		await webhookReady(scene.n8n, `${WEBHOOK_ID}/webhook`, 'GET');
	});
	afterAll(async () => {
		await scene.n8n.request('DELETE', `/credentials/${credential.id}`);
		await scene.close();
	});

	async function call(query: string, init: RequestInit = {}) {
		const response = await fetchOnNewConnection(`${url}${query}`, init);
		return { status: response.status, text: await response.text() };
	}
	/**
	 * The status of the answer to a large text. n8n answers without having read it all: a connection that is closed behind
	 * that answer breaks while the text is still being sent, so this one is kept until the answer is here.
	 */
	async function statusOfLarge(text: string): Promise<number | undefined> {
		return await new Promise((resolve, reject) => {
			const agent = new Agent({ keepAlive: true });
			const headers = { 'content-type': 'text/plain' };
			const outgoing = request(`${url}${right}`, { method: 'POST', headers, agent });
			outgoing.once('error', reject);
			outgoing.once('response', ({ statusCode }) => {
				resolve(statusCode);
				agent.destroy();
			});
			outgoing.end(text);
		});
	}
	/** What the last execution was started with; every call before has started one as well. */
	async function lastInput() {
		const all = await executionsOf(scene.n8n, workflow.id, calls);
		expect(all).toHaveLength(calls);
		expect(all.at(-1)?.status).toBe('success');
		return all
			.at(-1)
			?.items('Next')
			.map(({ json }) => json);
	}
	const right = `?token=${SECRET}`;
	const OK = { status: 200, text: 'OK' };
	const form = new FormData();
	form.append('status', 'BUSY');
	form.append('note', 'eins');
	form.append('note', 'zwei');
	form.append('file', new Blob(['made up']), 'recording.txt');

	test.each<[string, string, RequestInit, object]>([
		['GET', '&status=CONNECTED', {}, { status: 'CONNECTED' }],
		[
			'a POST of a form',
			'&a=1',
			{ method: 'POST', body: new URLSearchParams({ status: 'NO ANSWER' }) },
			{ a: '1', status: 'NO ANSWER' },
		],
		[
			'a POST of JSON',
			'',
			{
				method: 'POST',
				body: '{"customerId":9007199254740993}',
				headers: { 'content-type': 'application/json' },
			},
			{ customerId: '9007199254740993' },
		],
		['a POST of text', '', { method: 'POST', body: 'done' }, { body: 'done' }],
		[
			'a multipart POST',
			'',
			{ method: 'POST', body: form },
			{ status: 'BUSY', note: ['eins', 'zwei'] },
		],
		['a POST of nothing', '', { method: 'POST' }, {}],
	])('%s starts the workflow', async (_name, more, init, expected) => {
		expect(await call(`${right}${more}`, init)).toEqual(OK);
		calls += 1;
		expect(await lastInput()).toEqual([expected]);
	});

	test('calls without the secret, of another kind, broken or too large start nothing', async () => {
		const post = (body: string, type: string) => ({
			method: 'POST',
			body,
			headers: { 'content-type': type },
		});
		expect(await call('?status=1')).toEqual({ status: 401, text: 'Unauthorized' });
		expect(await call('?token=wrong', { method: 'POST', body: form })).toMatchObject({
			status: 401,
		});
		expect(await call(right, post('<a/>', 'application/xml'))).toMatchObject({ status: 415 });
		expect(await call(right, post('%PDF', 'application/pdf'))).toMatchObject({ status: 415 });
		expect((await call(right, post('{"a":', 'application/json'))).status).toBe(422);
		const large = 'x'.repeat(17 * 1024 * 1024);
		expect(await statusOfLarge(large)).toBeGreaterThanOrEqual(400);
		expect(await call(right, { method: 'PUT', body: '' })).toMatchObject({ status: 404 });
		// One more that starts, so that what should not have started would be seen.
		await call(`${right}&last=1`);
		calls += 1;
		expect(await lastInput()).toEqual([{ last: '1' }]);
	});

	test("the sandbox's Ameyo reports a call, and repeats it with its fields mixed up", async () => {
		const { ameyo } = scene.sandbox;
		ameyo.settings.statusUrl = `${url}${right}`;
		ameyo.misbehave({ report: { repeat: 2, scramble: 'fields' } });
		const { HASH_KEY } = await import('../../sandbox/ameyo/seed');
		const command = '/ameyowebaccess/command?command=clickToDialWithToken';
		await fetchOnNewConnection(`${scene.sandbox.url}${command}`, {
			method: 'POST',
			headers: {
				'hash-key': HASH_KEY.hashKey,
				'requesting-host': HASH_KEY.requestingHost,
				'policy-name': HASH_KEY.policyName,
			},
			body: new URLSearchParams({
				data: '{"campaignId":1,"userId":"amit","phone":"9876543210"}',
			}),
		});
		await ameyo.statusReported();
		expect(ameyo.statusReports.map(({ answered }) => answered)).toEqual([200, 200]);
		calls += 2;
		expect(await lastInput()).toEqual([
			expect.objectContaining({
				dialledPhone: '9876543210',
				phoneList: '{"phoneList":["9876543210"]}',
				systemDisposition: ['CONNECTED', 'CONNECTED'],
			}),
		]);
	});

	test('n8n stores nothing of the secret, but encrypted', async () => {
		const body = JSON.stringify({ callbackUrl: `${url}${right}`, token: SECRET });
		const headers = { 'content-type': 'application/json' };
		await call(right, { method: 'POST', body, headers });
		calls += 1;
		expect(await lastInput()).toEqual([{ callbackUrl: `${url}?token=***` }]);
		const folder = join(stage().userFolder, '.n8n');
		for (const file of ['database.sqlite', 'database.sqlite-wal']) {
			const stored = await readFile(join(folder, file)).catch(() => Buffer.alloc(0));
			expect(stored.includes(SECRET)).toBe(false);
		}
	});

	test("n8n's test of the credential says what is wrong with it", async () => {
		expect(await testCredential(scene.n8n, credential)).toMatchObject({ status: 'OK' });
		const weak = await createCredential(scene.n8n, {
			name: 'Weak',
			type: 'contactCenterWebhookApi',
			data: { name: 'token', value: 'short' },
		});
		const verdict = await testCredential(scene.n8n, weak);
		await scene.n8n.request('DELETE', `/credentials/${weak.id}`);
		expect(verdict).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('at least 8 characters'),
		});
	});
});
