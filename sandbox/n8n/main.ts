import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from '../../scripts/setup/lock.mjs';
import { step } from '../../scripts/setup/terminal.mjs';
import { startSandbox, type Sandbox } from '../index';
import { connect } from './client';
import { ensureCredentials } from './localCredentials';
import { importTemplates, localTemplate, statusUrl } from './localWorkflows';
import { hasPack, installPack, packTarball, removeOtherPacks } from './pack';
import { keptUserFolder } from './paths';
import { choosePort } from './ports';
import { readState, removeHalfMadeDatabase, type RunState, writeState } from './runState';
import { startN8n, type N8nServer } from './n8nServer';
import { firstTemplate, summary } from './summary';

const filesFolder = join(keptUserFolder, 'files');
const running: { sandbox?: Sandbox; n8n?: N8nServer; ending?: Promise<void> } = {};
const stopped = new AbortController();

async function main(): Promise<void> {
	const { n8nUrl } = await readState();
	await lock(join(keptUserFolder, 'run.pid'), {
		refusal: (pid) =>
			`It is running already${n8nUrl ? `: n8n is at ${n8nUrl}` : ''}. End that one first with Ctrl-C in its terminal (process ${pid}).`,
		onLost: () => {
			console.error(`\nThe folder of this n8n was removed while it ran: ${keptUserFolder}`);
			void end(1);
		},
		signal: stopped.signal,
	});
	const last = await readState();
	if (!last.complete) await removeHalfMadeDatabase();
	const state: RunState = { ...last, n8nUrl: undefined };
	await writeState(state);

	const packs = join(keptUserFolder, 'packs');
	await mkdir(packs, { recursive: true });
	const pack = await step('Packing the nodes', async () => await packTarball(packs));
	if (pack !== last.pack || !hasPack(keptUserFolder)) {
		await step('Installing the pack in n8n', async () => await installPack(keptUserFolder, pack));
		state.pack = pack;
		await writeState(state);
		await removeOtherPacks(pack);
	}
	const ports = {
		n8n: await choosePort('n8n', 'N8N_PORT', 5678),
		sandbox: await choosePort('the sandbox', 'SANDBOX_PORT', 3400),
	};
	const reportTo = await statusUrl(`http://127.0.0.1:${ports.n8n.port}`);
	stopped.signal.throwIfAborted();
	const sandbox = await step(
		'Starting the sandbox',
		async () =>
			await startSandbox({
				port: ports.sandbox.port,
				ameyo: { ringMs: 3000, statusUrl: reportTo },
				maxContact: { ringMs: 3000 },
			}),
	);
	running.sandbox = sandbox;
	const n8n = await step(
		'Starting n8n',
		async () =>
			await startN8n({
				userFolder: keptUserFolder,
				filesFolder,
				port: ports.n8n.port,
				signal: stopped.signal,
			}),
	);
	running.n8n = n8n;
	await step('Setting up credentials and workflows', async () => {
		const client = await connect(n8n.url);
		await ensureCredentials(client, sandbox.url, last.sandboxUrl);
		await importTemplates(client, filesFolder);
	});
	await writeState({
		...state,
		n8nUrl: n8n.url,
		sandboxUrl: sandbox.url,
		complete: true,
	});
	const notes = [ports.n8n.note, ports.sandbox.note].filter((note) => note !== undefined);
	const { id = '' } = await localTemplate(firstTemplate, filesFolder);
	console.log(summary(n8n.url, sandbox.url, id, notes));
	void n8n.ended.then(async (code) => {
		if (running.ending) return;
		console.error(`\nn8n ended by itself (${code}). Its last words:\n${n8n.log()}`);
		await end(1);
	});
}

/** Stops n8n and the sandbox, whichever of them run, and ends this process. */
async function end(code: number): Promise<void> {
	running.ending ??= (async () => {
		stopped.abort();
		// What is under way is finished or given up first, so that nothing is started behind this back.
		await work.catch(() => undefined);
		await running.n8n?.stop();
		await running.sandbox?.close();
	})();
	await running.ending;
	process.exit(code);
}

function stopOn(): void {
	// The terminal may be gone when there is something to say about the end.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	const stop = () => {
		if (!running.ending) console.log('\nStopping n8n and the sandbox …');
		void end(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
	// The process that started this one is gone.
	process.on('disconnect', stop);
}

stopOn();
const work = main();
work.catch(async (error: unknown) => {
	if (running.ending) return;
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	await end(1);
});
