import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startN8n, type N8nServer } from '../n8n/n8nServer';
import { installPack, packTarball } from '../n8n/pack';
import { freePort } from '../n8n/ports';
import { startPostgres, type Postgres } from './postgres';
import { startRedis, type Redis } from './redis';

/** n8n in queue mode: PostgreSQL, Redis, a main process and two workers. */
export interface QueueMode {
	/** `http://127.0.0.1:PORT` of the main process, the same after each start. */
	url: string;
	/** The one folder that n8n's file nodes may read and write. */
	filesFolder: string;
	postgres: Postgres;
	redis: Redis;
	main: N8nServer;
	workers: N8nServer[];
	/** Starts the main process again, which has to have ended, with more environment variables if need be. */
	startMain(extra?: Record<string, string>): Promise<void>;
	/** Starts those workers again that have ended, with more environment variables if need be. */
	startWorkers(extra?: Record<string, string>): Promise<void>;
	/** Ends everything, and removes its files. */
	stop(): Promise<void>;
}

const WORKERS = ['worker-1', 'worker-2'];
const PROCESSES = ['main', ...WORKERS];

/** Of all processes; in a test nobody waits for the minutes that n8n takes by default. */
const SETTINGS = {
	EXECUTIONS_MODE: 'queue',
	N8N_ENCRYPTION_KEY: 'made-up-encryption-key',
	// No process of its own for Code nodes beside each of them: nothing here has one.
	N8N_RUNNERS_MODE: 'external',
	N8N_RUNNERS_AUTH_TOKEN: 'made-up-runner-token',
	// How long a job counts as alive after its worker's last sign, and how often n8n looks.
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
	// A main process that is killed while it activates a workflow leaves it locked so long.
	N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '60',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
};

/**
 * Packs the project, installs it as users do, and starts n8n with it, everything on 127.0.0.1 and in a new folder.
 * @throws Error that says what to do where there is no PostgreSQL or Redis, or with n8n's last words
 */
export async function startQueueMode(): Promise<QueueMode> {
	const folder = await mkdtemp(join(tmpdir(), 'contact-center-queue-'));
	const closers = [async () => await rm(folder, { recursive: true, force: true })];
	const stop = async () => {
		const failures: unknown[] = [];
		for (const close of closers.splice(0).reverse()) {
			await close().catch((error: unknown) => failures.push(error));
		}
		if (failures.length > 0) throw failures[0];
	};
	const opened = async <T extends { stop(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
		const open = await opening;
		closers.push(open.stop);
		return open;
	};
	try {
		// PostgreSQL runs as another user than root, and has its data in here.
		await chmod(folder, 0o711);
		const filesFolder = join(folder, 'files');
		await mkdir(filesFolder);
		const [postgres, redis] = await whole([
			opened(startPostgres(folder)),
			opened(startRedis(folder)),
			installPackIn(folder, PROCESSES),
		]);

		const port = await freePort();
		const start = async (name: string, more: Record<string, string> = {}) => {
			const userFolder = join(folder, name);
			return await startN8n({
				userFolder,
				filesFolder,
				port,
				worker: name !== 'main',
				logFile: join(userFolder, 'n8n.log'),
				extra: { ...SETTINGS, ...postgres.settings, ...redis.settings, ...more },
			});
		};
		const running: N8nServer[] = [];
		closers.push(async () => {
			await Promise.all(running.map(async (server) => await server.stop()));
		});
		const started = async (name: string, more?: Record<string, string>) => {
			const server = await start(name, more);
			running.push(server);
			return server;
		};
		const [main, workers] = await whole([
			started('main'),
			whole(WORKERS.map((name) => started(name))),
		]);
		const queueMode: QueueMode = {
			url: main.url,
			filesFolder,
			postgres,
			redis,
			main,
			workers,
			async startMain(extra) {
				queueMode.main = await started('main', extra);
			},
			async startWorkers(extra) {
				const starts = WORKERS.map(async (name, i) => {
					const worker = workers[i];
					if (!worker || worker.isRunning()) return;
					workers[i] = await started(name, extra);
				});
				await whole(starts);
			},
			stop,
		};
		return queueMode;
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Waits for all, also when one of them fails: what has started by then is to be ended. */
async function whole<T extends readonly unknown[]>(
	starting: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
	await Promise.allSettled(starting);
	return await Promise.all(starting);
}

/** Each process has a folder of its own, as on machines of their own. */
async function installPackIn(folder: string, names: string[]): Promise<void> {
	const [first = '', ...others] = names.map((name) => join(folder, name));
	await mkdir(first);
	await installPack(first, await packTarball(folder));
	for (const other of others) await cp(first, other, { recursive: true });
}
