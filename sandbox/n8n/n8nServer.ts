import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment, type N8nSettings } from './environment';
import { n8nBin, n8nFolder, nodeBin } from './paths';
import { freePort } from './ports';

const preloaded = ['watch-parent.cjs', 'patient-regex.cjs'].flatMap((file) => [
	'--require',
	join(n8nFolder, file),
]);

export interface N8nServer {
	/** `http://127.0.0.1:PORT`, without a slash at the end */
	url: string;
	pid: number;
	/** Resolves with n8n's exit code when it has ended, whoever ended it. */
	ended: Promise<number | null>;
	isRunning(): boolean;
	/** The last lines n8n has printed. */
	log(): string;
	/** Ends n8n and everything it started; resolves when its port is free again. */
	stop(): Promise<void>;
}

type StartOptions = Omit<N8nSettings, 'port' | 'brokerPort'> & {
	port?: number;
	/** A worker of queue mode instead of the server: it has no address of its own, `url` is the server's. */
	worker?: boolean;
	/** Gives up after this long; by default after eight minutes, which a slow machine may need. */
	timeoutMs?: number;
	/** A file that gets everything that n8n prints. */
	logFile?: string;
	/** Gives up as soon as it is aborted. */
	signal?: AbortSignal;
};

/**
 * Starts the n8n of `sandbox/n8n` and waits until it is ready to be used, webhooks included.
 * @param options where it lives; `port` 0 or absent takes a free one
 * @throws Error with n8n's last lines when it ends before it is ready, or is not ready in time
 */
export async function startN8n(options: StartOptions): Promise<N8nServer> {
	const port = options.port ? options.port : await freePort();
	const env = n8nEnvironment({ ...options, port, brokerPort: await freePort() });
	// A group of its own: Ctrl-C in the terminal reaches the caller only, which then stops n8n in good order.
	const child = spawn(nodeBin, [...preloaded, n8nBin, options.worker ? 'worker' : 'start'], {
		cwd: options.userFolder,
		env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	if (child.pid === undefined) {
		const [error] = await once(child, 'error');
		throw new Error(
			`n8n could not be started: ${String(error)}. Run the set-up again with npm start.`,
		);
	}
	if (options.logFile !== undefined) writeLog(child, options.logFile);
	const log = keepLog(child);
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const server: N8nServer = {
		url: `http://127.0.0.1:${port}`,
		pid: child.pid,
		ended,
		isRunning: () => isRunning(child),
		log: log.text,
		stop: async () => await stop(child, ended),
	};
	const outcome = await Promise.race([
		log
			.seen(options.worker ? 'n8n worker is now ready' : 'Editor is now accessible')
			.then(() => 'ready'),
		ended.then((code) => `ended with code ${code}`),
		aborted(options.signal).then(() => 'was told to stop'),
		after(options.timeoutMs ?? 480_000).then(() => 'was not ready in time'),
	]);
	if (outcome !== 'ready') {
		await server.stop();
		throw new Error(`n8n ${outcome}. Its last words:\n${log.text()}`);
	}
	return server;
}

function keepLog(child: ChildProcess) {
	let text = '';
	const waiting = new Map<string, () => void>();
	const add = (chunk: Buffer) => {
		text = (text + chunk.toString()).slice(-20_000);
		for (const [words, resolve] of waiting) if (text.includes(words)) resolve();
	};
	child.stdout?.on('data', add);
	child.stderr?.on('data', add);
	return {
		text: () => text.trim(),
		seen: async (words: string) => {
			await new Promise<void>((resolve) => waiting.set(words, resolve));
		},
	};
}

function writeLog({ stdout, stderr }: ChildProcess, file: string): void {
	for (const printed of [stdout, stderr]) {
		printed?.pipe(createWriteStream(file, { flags: 'a' }));
	}
}

async function aborted(signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => {
		if (signal?.aborted) resolve();
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
}

async function after(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode === null && signalCode === null;
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
	if (isRunning(child)) child.kill('SIGTERM');
	await Promise.race([ended, after(15_000)]);
	endGroup(child.pid);
	await ended;
}

// n8n's task runner is a process of its own; it is in n8n's group and must not outlive it.
function endGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch (error) {
		if (!isGone(error)) throw error;
	}
}

// macOS says EPERM of a group in which nothing runs any more, but somebody's exit code waits to be asked for.
// Not instanceof: under jest, Node's own errors are of another realm.
function isGone(error: unknown): boolean {
	if (typeof error !== 'object' || error === null || !('code' in error)) return false;
	return error.code === 'ESRCH' || error.code === 'EPERM';
}
