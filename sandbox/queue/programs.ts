import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { n8nFolder } from '../n8n/paths';

const run = promisify(execFile);

/**
 * Where fetched packages are kept. PostgreSQL does not run as root, and another user may not be let into the project's
 * folder: root keeps them where everybody may read.
 */
const kept =
	process.getuid?.() === 0
		? '/var/cache/n8n-nodes-contact-center'
		: join(n8nFolder, '.user', 'packages');

/** A server that queue mode needs. */
export interface DatabaseProgram {
	name: string;
	/** All of these have to be in one folder. */
	programs: string[];
	/** The package that holds it, as Debian and as Homebrew call it. */
	debian: string;
	homebrew: string;
	/** The environment variable that names one which runs already. */
	variable: string;
}

export const POSTGRES: DatabaseProgram = {
	name: 'PostgreSQL',
	programs: ['postgres', 'initdb'],
	debian: 'postgresql',
	homebrew: 'postgresql',
	variable: 'TEST_POSTGRES_URL',
};
export const REDIS: DatabaseProgram = {
	name: 'Redis',
	programs: ['redis-server'],
	debian: 'redis-server',
	homebrew: 'redis',
	variable: 'TEST_REDIS_URL',
};

/**
 * The folder with the programs of a server. On Debian and its kin they are fetched when they are missing: the packages
 * are unpacked, not installed, so no service starts and nobody has to be root.
 *
 * @throws Error that says how to get the programs, where they cannot be fetched
 */
export async function programsOf(wanted: DatabaseProgram): Promise<string> {
	const found = await find(wanted);
	if (found !== undefined) return found;
	const { name, debian, homebrew, variable } = wanted;
	console.log(`Fetching ${name} (the first time only) …`);
	const why = await fetchPackage(debian).then(
		() => 'its packages do not hold its programs',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);
	const fetched = await find(wanted);
	if (fetched !== undefined) return fetched;
	throw new Error(
		`The tests of queue mode need ${name}, which is not on this machine. Install it (on Debian: apt-get install ${debian}, on macOS: brew install ${homebrew}), or name one that runs in ${variable}. It could not be fetched: ${why}`,
	);
}

/** What fetched programs need in their environment: the libraries that came with them. */
export async function librariesOf(folder: string): Promise<Record<string, string>> {
	if (!folder.startsWith(kept + sep)) return {};
	const [debian = ''] = folder.slice(kept.length + 1).split(sep);
	const lib = join(kept, debian, 'usr', 'lib');
	const machines = (await readdir(lib)).filter((name) => name.includes('-linux-'));
	return { LD_LIBRARY_PATH: machines.map((machine) => join(lib, machine)).join(delimiter) };
}

async function find({ programs, debian }: DatabaseProgram): Promise<string | undefined> {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const fetched = join(kept, debian, 'usr');
	// Debian has PostgreSQL in a folder for each version, Homebrew every program that is not linked.
	for (const versioned of [
		'/usr/lib/postgresql',
		'/opt/homebrew/opt',
		'/usr/local/opt',
		join(fetched, 'lib', 'postgresql'),
	]) {
		const versions = await readdir(versioned).catch(() => []);
		versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
		folders.push(...versions.map((version) => join(versioned, version, 'bin')));
	}
	folders.push(join(fetched, 'bin'));
	return folders.find((folder) => programs.every((program) => existsSync(join(folder, program))));
}

// apt resolves what else is missing. With lists and downloads of its own it works for everybody, and beside another apt.
async function fetchPackage(name: string): Promise<void> {
	await mkdir(kept, { recursive: true });
	const work = await mkdtemp(join(kept, 'work-'));
	try {
		const lists = join(work, 'lists');
		const archives = join(work, 'archives');
		const root = join(work, 'root');
		for (const folder of [join(lists, 'partial'), join(archives, 'partial'), root]) {
			await mkdir(folder, { recursive: true });
		}
		const settings = [
			`Dir::State::lists=${lists}`,
			`Dir::Cache=${work}`,
			`Dir::Cache::archives=${archives}`,
			'Debug::NoLocking=true',
			'APT::Sandbox::User=root',
		].flatMap((setting) => ['-o', setting]);
		await run('apt-get', ['-qq', ...settings, 'update']);
		const download = ['install', '--yes', '--download-only', '--no-install-recommends', name];
		await run('apt-get', ['-qq', ...settings, ...download]);
		for (const file of await readdir(archives)) {
			if (file.endsWith('.deb')) await run('dpkg', ['--extract', join(archives, file), root]);
		}
		// In one step: what is there is whole. Another run may have been quicker.
		await rename(root, join(kept, name)).catch(() => undefined);
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}
