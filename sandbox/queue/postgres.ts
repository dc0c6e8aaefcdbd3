import { execFile } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../n8n/ports';
import { until } from '../n8n/until';
import { librariesOf, POSTGRES, programsOf } from './programs';
import { asUser, startServer, type ServerProcess } from './serverProcess';

/** `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const USER = 'n8n';

/** A PostgreSQL with a new, empty database. */
export interface Postgres {
	/** What n8n is to be told in its environment. */
	settings: Record<string, string>;
	/** Runs a statement in n8n's database. */
	query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
	/** Ends it, as a machine does that is restarted, and starts it again; undefined for one that was not started here. */
	restart?(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * Opens an empty database: in the PostgreSQL that TEST_POSTGRES_URL names, or in one that is started here.
 * @param folder an existing one, for the data
 * @throws Error that says what to do where there is no PostgreSQL
 */
export async function startPostgres(folder: string): Promise<Postgres> {
	const given = process.env[POSTGRES.variable];
	if (given) return await openDatabase(new URL(given));

	const bin = await programsOf(POSTGRES);
	const env = { ...(await librariesOf(bin)), LC_ALL: 'C' };
	const data = join(folder, 'postgres');
	await mkdir(data, { mode: 0o700 });
	const uid = process.getuid?.() === 0 ? NOBODY : undefined;
	if (uid !== undefined) await chown(data, uid, uid);
	const [command = '', ...args] = [
		...asUser(uid),
		join(bin, 'initdb'),
		...['--pgdata', data, '--username', USER, '--auth', 'trust'],
		...['--encoding', 'UTF8', '--no-locale', '--no-sync'],
	];
	await promisify(execFile)(command, args, { env: { ...process.env, ...env }, cwd: '/' });

	const port = await freePort();
	const flags = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port: String(port),
		max_connections: '100',
		// Of a machine that fails nothing has to be kept here; of a process that ends everything still is.
		fsync: 'off',
		dynamic_shared_memory_type: 'mmap',
	};
	const settings = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const url = new URL(`postgres://${USER}@127.0.0.1:${port}/postgres`);
	const start = async () => {
		const started = await startServer(join(bin, 'postgres'), ['-D', data, ...settings], {
			env,
			uid,
			port,
		});
		// It listens some moments before it takes statements.
		await until(
			async () =>
				await query(url, 'SELECT 1').then(
					() => true,
					() => undefined,
				),
			() => 'PostgreSQL takes no statements.',
		);
		return started;
	};
	let server: ServerProcess = await start();
	const database = await openDatabase(url);
	return {
		...database,
		async restart() {
			await server.end('SIGINT');
			server = await start();
		},
		// With its folder the database goes as well.
		stop: async () => await server.end('SIGINT'),
	};
}

async function openDatabase(server: URL): Promise<Postgres> {
	const name = `contact_center_${Date.now()}_${process.pid}`;
	const own = new URL(server);
	own.pathname = `/${name}`;
	await query(server, `CREATE DATABASE ${name}`);
	return {
		settings: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: own.hostname,
			DB_POSTGRESDB_PORT: own.port || '5432',
			DB_POSTGRESDB_DATABASE: name,
			DB_POSTGRESDB_USER: decodeURIComponent(own.username),
			DB_POSTGRESDB_PASSWORD: decodeURIComponent(own.password),
		},
		query: async (text, values) => await query(own, text, values),
		stop: async () => {
			await query(server, `DROP DATABASE ${name} WITH (FORCE)`);
		},
	};
}

async function query<Row extends object>(
	url: URL,
	text: string,
	values: unknown[] = [],
): Promise<Row[]> {
	const client = new Client({ connectionString: url.href });
	// A connection that breaks while nothing is asked would end this process.
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<Row>(text, values);
		return rows;
	} finally {
		await client.end().catch(() => undefined);
	}
}
