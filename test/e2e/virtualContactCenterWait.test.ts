import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Sandbox } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import type { N8nClient } from '../../sandbox/n8n/client';
import { createCredential } from '../../sandbox/n8n/credentials';
import {
	finishedExecution,
	runWorkflow,
	sleepingExecution,
	type Execution,
} from '../../sandbox/n8n/executions';
import { installPack } from '../../sandbox/n8n/pack';
import { freePort } from '../../sandbox/n8n/ports';
import { startN8n, type N8nServer } from '../../sandbox/n8n/n8nServer';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import { importWorkflow, publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { openSandbox } from './secrets/known';
import { expectNoSecrets } from './secrets/search';
import { clientOf, stage } from './stage';
import { chain, node } from './workflow';

// A name that is hard on an expression: the node reads its own context by it.
const FIRST = 'Dial "first" }}';
const PHONE = '6502928880';

describe('dialling and waiting, in an n8n that is restarted', () => {
	let userFolder: string;
	let server: N8nServer;
	let n8n: N8nClient;
	let sandbox: Sandbox;
	let workflowId: string;
	let startUrl: string;
	let port: number;

	beforeAll(async () => {
		userFolder = await mkdtemp(join(tmpdir(), 'contact-center-wait-'));
		await mkdir(join(userFolder, 'files'));
		await installPack(userFolder, stage().tarball);
		// The resume URL holds the port: n8n must come back on the same one.
		port = await freePort();
		await start();
		sandbox = await openSandbox();
		const { account } = virtualContactCenterCredentials(sandbox.url);
		const { id, name } = await createCredential(n8n, account);
		const dialAndWait = (label: string) => ({
			...node(label, 'n8n-nodes-contact-center.virtualContactCenter', 1, {
				resource: 'call',
				operation: 'dialAndWait',
				phone: PHONE,
				waitLimit: '={{ 120 }}',
				userData: { field: [{ name: 'note', value: '$notes$' }] },
			}),
			credentials: { virtualContactCenterApi: { id, name } },
		});
		const workflow = await importWorkflow(
			n8n,
			chain('Dial and wait', [
				{
					...node('Start', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: 'dial-twice' }),
					webhookId: 'a3b0c442-98fc-4c14-9afb-f4c8996fb924',
				},
				dialAndWait(FIRST),
				dialAndWait('Second'),
				node('End', 'n8n-nodes-base.noOp', 1, {}),
			]),
		);
		workflowId = workflow.id;
		await publishWorkflow(n8n, workflow);
		startUrl = await webhookReady(n8n, 'dial-twice');
	});
	afterAll(async () => {
		await server?.stop();
		await sandbox?.close();
		await expectNoSecrets(userFolder).finally(
			async () => await rm(userFolder, { recursive: true, force: true }),
		);
	});
	beforeEach(() => {
		sandbox.reset();
		sandbox.virtualContactCenter.holdCalls();
		sandbox.virtualContactCenter.settings.wrapUp.notes = 'said [yes] | maybe';
	});

	async function start(): Promise<void> {
		server = await startN8n({ userFolder, filesFolder: join(userFolder, 'files'), port });
		n8n = await clientOf(server.url);
	}

	/** Starts an execution and gives its id when it sleeps in its first call. */
	async function sleepingInFirst(): Promise<string> {
		await fetchOnNewConnection(startUrl, { method: 'POST' });
		return await sleepingInCall(1);
	}

	/** The id of the execution, when it sleeps in this call since the sandbox was reset. */
	async function sleepingInCall(count: number): Promise<string> {
		const { virtualContactCenter: room } = sandbox;
		while (room.calls.length < count) await room.nextRequest('make_call');
		const id = await sleepingExecution(n8n, workflowId);
		expect(room.counts.dials).toBe(count);
		return id;
	}

	/** Turns the clock, as far as a sleeping execution is concerned: its time is up. Only while n8n is down. */
	function letTimePass(id: string): void {
		const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'));
		const past = "datetime('now', '-1 minute')";
		const changed = database
			.prepare(
				`UPDATE execution_entity SET "waitTill" = ${past} WHERE id = ? AND status = 'waiting'`,
			)
			.run(id);
		database.close();
		expect(changed.changes).toBe(1);
	}

	/** Lets the call under way end; resolves when n8n has answered to the callback. */
	async function endCall() {
		const sent = sandbox.virtualContactCenter.nextSent();
		sandbox.virtualContactCenter.hangUp();
		return await sent;
	}

	const callbackUrl = (call: number) =>
		/ctl_callbackUrl\|([^\]]+)\]/.exec(
			sandbox.virtualContactCenter.calls[call]?.ctlUserdata ?? '',
		)?.[1] ?? '';

	/** n8n's own URL of the execution that waits for this call, which an older version of the node gave to 8x8. */
	function resumeUrl(call: number): string {
		const given = new URL(callbackUrl(call));
		const of = (name: string) => given.searchParams.get(name) ?? '';
		const query = `signature=${of('signature')}&call=${of('call')}`;
		return `${given.origin}/webhook-waiting/${of('execution')}?${query}`;
	}

	async function post(url: string, fields: Record<string, string>, type?: string) {
		const response = await fetchOnNewConnection(url, {
			method: 'POST',
			headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(fields).toString(),
		});
		return response.status;
	}

	const json = (execution: Execution, of: string) => execution.items(of).map((item) => item.json);

	it('sleeps until 8x8 calls back, and takes nothing else for it', async () => {
		const id = await sleepingInFirst();
		const url = resumeUrl(0);
		expect(url).toMatch(
			new RegExp(`^http://127\\.0\\.0\\.1:${port}/webhook-waiting/${id}\\?signature=\\w+&call=`),
		);
		const fields = { ctl_userdata: '[a|b]', resultCode: 'SUCCESS', errorString: '' };
		const strays = [
			await post(url.replace(/signature=\w+/, 'signature=0'), fields),
			await post(url.replace(/&call=\w+/, ''), fields),
			await post(url.replace(/&call=\w+/, '&call=0'), fields),
			await post(url, { callDuration: '00:01:00' }),
			await post(url, { CtlUserData: '[a|b]', cmd: 'launch' }),
			await post(url, {}),
			await post(url, fields, 'application/json'),
			await post(url, fields, 'text/plain'),
			(await fetchOnNewConnection(url)).status,
		];
		expect(strays).toEqual([401, 400, 400, 400, 400, 400, 422, 415, 404]);
		const own = callbackUrl(0);
		expect(own).toMatch(
			new RegExp(
				`^http://127\\.0\\.0\\.1:${port}/webhook/[\\w-]+/call-end/${workflowId}\\?execution=${id}&signature=\\w+&call=\\w+&proof=[\\w-]{43}$`,
			),
		);
		const straysOfWebhook = [
			await post(own.replace(/execution=\d+/, 'execution=0'), fields),
			await post(own.replace(/signature=\w+/, 'signature=0'), fields),
			await post(own.replace(/&call=\w+/, '&call=0'), fields),
			await post(own.replace(/&proof=.*/, ''), fields),
			await post(own, { callDuration: '00:01:00' }),
			await post(own, { CtlUserData: '[a|b]', cmd: 'launch' }),
			await post(own, {}),
			await post(own, fields, 'application/json'),
			await post(own, fields, 'text/plain'),
			(await fetchOnNewConnection(own)).status,
		];
		expect(straysOfWebhook).toEqual([401, 401, 401, 401, 400, 400, 400, 422, 415, 404]);
		expect(await sleepingInCall(1)).toBe(id);

		expect(await endCall()).toMatchObject({ status: 200, answer: 'OK' });
		await sleepingInCall(2);
		// The callback of the first call, once more: the execution waits for the second one.
		expect(await post(url, fields)).toBe(400);
		expect(await post(own, fields)).toBe(409);
		expect(await endCall()).toMatchObject({ status: 200 });

		const execution = await finishedExecution(n8n, id);
		expect(execution.status).toBe('success');
		const expected = {
			resultCode: 'IGNORE',
			errorString: '',
			newRecordId: null,
			systemData: { ctl_callbackUrl: callbackUrl(1).replace(/\?.*/, '') },
			userData: { note: 'said [yes] | maybe' },
			timedOut: false,
		};
		expect(json(execution, FIRST)).toEqual([
			{ ...expected, systemData: { ctl_callbackUrl: own.replace(/\?.*/, '') } },
		]);
		expect(json(execution, 'End')).toEqual([expected]);
		expect(execution.items('End')[0]?.pairedItem).toEqual({ item: 0 });
		expect(sandbox.virtualContactCenter.counts.dials).toBe(2);
	});

	it('wakes with what 8x8 posts, whatever its form, without the token of the resume URL', async () => {
		const id = await sleepingInFirst();
		const signature = /signature=(\w+)/.exec(callbackUrl(0))?.[1] ?? '';
		const { virtualContactCenter: simulator } = sandbox;
		simulator.become({ resultWithoutAction: null, furtherMembers: { back: callbackUrl(0) } });
		expect(await endCall()).toMatchObject({ status: 200 });
		await sleepingInCall(2);
		simulator.become({ betweenPairs: '\n', furtherMembers: {}, fillsTokens: 'withAction' });
		expect(await endCall()).toMatchObject({ status: 200 });
		const execution = await finishedExecution(n8n, id);
		const [first] = json(execution, FIRST);
		expect(signature).not.toBe('');
		expect(JSON.stringify(first)).not.toContain(signature);
		expect(first).toMatchObject({
			resultCode: null,
			userData: { note: 'said [yes] | maybe' },
			otherFields: { back: expect.stringContaining('signature=***') },
			timedOut: false,
		});
		expect(json(execution, 'Second')).toEqual([
			expect.objectContaining({ resultCode: null, userData: { note: '$notes$' }, timedOut: false }),
		]);
	});

	it('sleeps through a restart of n8n, and wakes after it', async () => {
		const id = await sleepingInFirst();
		await server.stop();
		await start();
		expect(await sleepingInCall(1)).toBe(id);
		expect(await endCall()).toMatchObject({ status: 200 });
		await sleepingInCall(2);
		expect(await endCall()).toMatchObject({ status: 200 });
		const execution = await finishedExecution(n8n, id);
		expect(execution.status).toBe('success');
		expect(json(execution, FIRST)).toEqual([expect.objectContaining({ timedOut: false })]);
		expect(sandbox.virtualContactCenter.counts.dials).toBe(2);
	});

	it('wakes on a post to the resume URL, which calls placed before this version were given', async () => {
		const id = await sleepingInFirst();
		const fields = { ctl_userdata: '[a|b]', resultCode: 'SUCCESS', errorString: '' };
		expect(await post(resumeUrl(0), fields)).toBe(200);
		await sleepingInCall(2);
		expect(await post(resumeUrl(1), fields)).toBe(200);
		const execution = await finishedExecution(n8n, id);
		expect(json(execution, 'End')).toEqual([
			expect.objectContaining({ resultCode: 'SUCCESS', timedOut: false }),
		]);
	});

	it('gives up when the time is up while n8n is down, and goes on', async () => {
		const id = await sleepingInFirst();
		await server.stop();
		letTimePass(id);
		await start();
		// The second call shows that the first one was given up.
		await sleepingInCall(2);
		expect(await post(callbackUrl(0), { ctl_userdata: '', resultCode: 'FAIL' })).toBe(400);
		expect(await endSecond()).toMatchObject({ status: 200 });
		const execution = await finishedExecution(n8n, id);
		expect(json(execution, FIRST)).toEqual([
			{
				resultCode: null,
				errorString: '',
				newRecordId: null,
				systemData: {},
				userData: {},
				timedOut: true,
			},
		]);
		expect(json(execution, 'End')).toEqual([expect.objectContaining({ timedOut: false })]);
	});

	it('refuses to sleep where 8x8 could not reach n8n, before anything is sent', async () => {
		const { account } = virtualContactCenterCredentials(sandbox.url);
		const far = await createCredential(n8n, {
			...account,
			name: 'Far away',
			data: { ...account.data, customUrl: 'https://vcc.example' },
		});
		const { id } = await importWorkflow(
			n8n,
			chain('Far away', [
				node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
				{
					...node('Dial', 'n8n-nodes-contact-center.virtualContactCenter', 1, {
						resource: 'call',
						operation: 'dialAndWait',
						phone: PHONE,
					}),
					credentials: { virtualContactCenterApi: { id: far.id, name: far.name } },
				},
			]),
		);
		const { error } = await runWorkflow(n8n, id, 'Start');
		expect(error?.message).toBe(
			`8x8 cannot reach n8n at http://127.0.0.1:${port}, so nobody would wake the workflow`,
		);
		expect(error?.description).toContain('WEBHOOK_URL');
	});

	/** Ends the calls under way, the given-up one too, and waits for the answer to the second one's callback. */
	async function endSecond() {
		const { virtualContactCenter: room } = sandbox;
		room.hangUp();
		while (room.sent.length < 2) await room.nextSent();
		return room.sent.find(({ url }) => url === callbackUrl(1));
	}
});
