import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../n8n/ports';
import { librariesOf, programsOf, REDIS } from './programs';
import { startServer, type ServerProcess } from './serverProcess';

/** A Redis for n8n's queue. */
export interface Redis {
	/** What n8n is to be told in its environment. */
	settings: Record<string, string>;
	/** Ends it, as a machine does that is restarted, and starts it again; undefined for one that was not started here. */
	restart?(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * Opens a Redis: the one that TEST_REDIS_URL names, under a prefix of its own, or one that is started here.
 * @param folder an existing one, for the data
 * @throws Error that says what to do where there is no Redis
 */
export async function startRedis(folder: string): Promise<Redis> {
	const given = process.env[REDIS.variable];
	if (given) return { settings: settingsOf(new URL(given)), stop: async () => undefined };

	const bin = await programsOf(REDIS);
	const env = await librariesOf(bin);
	const port = await freePort();
	const dir = join(folder, 'redis');
	await mkdir(dir);
	const start = async () => {
		const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir];
		return await startServer(join(bin, 'redis-server'), args, { env, port });
	};
	let server: ServerProcess = await start();
	return {
		settings: settingsOf(new URL(`redis://127.0.0.1:${port}`)),
		async restart() {
			// Redis then stores what it holds, as it does unless it was told not to.
			await server.end('SIGTERM');
			server = await start();
		},
		stop: async () => await server.end('SIGKILL'),
	};
}

function settingsOf({ hostname, port, username, password, pathname, protocol }: URL) {
	const prefix = `contact-center-${Date.now()}-${process.pid}`;
	return {
		QUEUE_BULL_REDIS_HOST: hostname,
		QUEUE_BULL_REDIS_PORT: port || '6379',
		QUEUE_BULL_REDIS_DB: pathname.slice(1) || '0',
		QUEUE_BULL_REDIS_USERNAME: decodeURIComponent(username),
		QUEUE_BULL_REDIS_PASSWORD: decodeURIComponent(password),
		QUEUE_BULL_REDIS_TLS: String(protocol === 'rediss:'),
		QUEUE_BULL_PREFIX: prefix,
		N8N_REDIS_KEY_PREFIX: prefix,
	};
}
