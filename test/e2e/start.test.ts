import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../sandbox/n8n/client';
import { credentialData, findCredential } from '../../sandbox/n8n/credentials';
import { projectRoot } from '../../sandbox/n8n/paths';
import { freePort, tryPort } from '../../sandbox/n8n/ports';
import { postJson } from './postJson';
import { expectNoSecrets } from './secrets/search';

interface Started {
	child: ChildProcess;
	ports: number[];
	n8n: string;
	sandbox: string;
	text: string;
}

describe('npm start', () => {
	let folder: string;
	let running: ChildProcess | undefined;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contact-center-start-'));
	});
	afterEach(async () => {
		if (running?.exitCode !== null || running.signalCode) return;
		const ended = once(running, 'exit');
		running.kill('SIGTERM');
		await ended;
	});
	afterAll(async () => {
		await expectNoSecrets(folder).finally(
			async () => await rm(folder, { recursive: true, force: true }),
		);
	});

	/** Starts it in a folder of its own, and waits for the words that stand at its end. */
	async function start(env: Record<string, string>): Promise<Started> {
		const child = spawn('node', ['scripts/start.mjs'], {
			cwd: projectRoot,
			env: { ...process.env, SANDBOX_USER_FOLDER: folder, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		running = child;
		let text = '';
		await new Promise<void>((resolve, reject) => {
			const add = (chunk: Buffer) => {
				text += chunk.toString();
				if (text.includes('by itself once you publish it.')) resolve();
			};
			child.stdout.on('data', add);
			child.stderr.on('data', add);
			child.once('exit', () => reject(new Error(`It ended:\n${text}`)));
		});
		const [n8n = '', sandbox = ''] = text.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
		return {
			child,
			n8n,
			sandbox,
			text,
			ports: [n8n, sandbox].map((url) => Number(new URL(url).port)),
		};
	}

	async function stop({ child, ports }: Started, signal: NodeJS.Signals): Promise<void> {
		const ended = once(child, 'exit');
		child.kill(signal);
		expect(await ended).toEqual([0, null]);
		// A port that could be listened on is one that nothing listens on any more.
		expect(await Promise.all(ports.map(async (port) => await tryPort(port)))).toEqual(ports);
	}

	it('brings up an n8n in which the webhook templates place calls, and SIGTERM ends all of it', async () => {
		const started = await start({
			N8N_PORT: String(await freePort()),
			SANDBOX_PORT: String(await freePort()),
		});
		const [link = '', id = ''] = /http:\S+\/workflow\/(\S+)/.exec(started.text) ?? [];
		expect(link).toBe(`${started.n8n}/workflow/${id}`);
		expect(await (await connect(started.n8n)).request('GET', `/workflows/${id}`)).toMatchObject({
			name: 'Ameyo: Scheduled Contact Upload',
		});
		const ameyo = { campaignId: '1', userId: 'amit', phone: '9876543210' };
		expect(await postJson(`${started.n8n}/webhook/ameyo-click-to-dial`, ameyo)).toEqual({
			status: 200,
			body: expect.objectContaining({ connected: true }),
		});
		const maxContact = { userId: '1001', phone: '01610000003', resultCode: 'SALE' };
		expect(await postJson(`${started.n8n}/webhook/maxcontact-dial`, maxContact)).toEqual({
			status: 202,
			body: expect.objectContaining({ dialled: true }),
		});
		await stop(started, 'SIGTERM');
	});

	it('keeps what the user changed, and follows the sandbox to another port', async () => {
		const port = await freePort();
		const first = await start({ N8N_PORT: String(port), SANDBOX_PORT: String(await freePort()) });
		const before = await connect(first.n8n);
		const workflow = await before.request<Record<string, unknown>>(
			'GET',
			'/workflows/ameyoScheduledUp',
		);
		await before.request('PATCH', '/workflows/ameyoScheduledUp', {
			...workflow,
			name: 'My own name',
		});
		await stop(first, 'SIGINT');

		const second = await start({ N8N_PORT: String(port), SANDBOX_PORT: String(await freePort()) });
		const n8n = await connect(second.n8n);
		const workflows = await n8n.request<Array<{ name: string }>>('GET', '/workflows');
		const names = workflows.map(({ name }) => name);
		expect(names).toContain('My own name');
		expect(names).not.toContain('Ameyo: Scheduled Contact Upload');
		const saved = await findCredential(n8n, {
			name: 'Ameyo Session account',
			type: 'ameyoSessionApi',
		});
		const data = await credentialData(n8n, saved?.id ?? '');
		expect(data.baseUrl).toBe(second.sandbox);
		await stop(second, 'SIGINT');
	});
});
