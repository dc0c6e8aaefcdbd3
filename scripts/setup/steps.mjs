import { existsSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { installed, installedList } from './installed.cjs';
import { lock } from './lock.mjs';
import { n8nFolder, node24, root, stateFolder } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './terminal.mjs';

/** The environment for programs that must run on Node 24. */
export const onNode24 = {
	...process.env,
	PATH: [dirname(node24), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
};

/**
 * Brings the working copy from `npm ci` to the point where everything can run; does only what is not done yet. One
 * set-up works at a time.
 * @throws {Failure} with a sentence for the user
 */
export async function setUp() {
	const release = await lock(join(stateFolder, 'setup.pid'), {
		refusal: (pid) =>
			`Another set-up is at work in this folder (process ${pid}). Wait until it is done, then run the command again.`,
		onLost,
	});
	try {
		await placeNode24();
		await step('Building the nodes', async () => {
			await run('npm', ['run', 'build'], { cwd: root, env: onNode24 });
		});
		if (!installed(n8nFolder)) await replaceN8n();
		await compileSqlite();
	} finally {
		await release();
	}
}

function onLost() {
	console.error('\nThe lock of this set-up was removed. Run the command again.');
	process.exit(1);
}

// n8n 2.41 needs Node 22 or later; the package `node` brings one that leaves the machine's own alone.
async function placeNode24() {
	if (existsSync(node24)) return;
	await step('Fetching Node 24', async () => {
		await run('npm', ['rebuild', 'node', '--ignore-scripts=false'], { cwd: root });
		await run(node24, ['--version']);
	});
}

async function replaceN8n() {
	// An n8n that runs must not lose its packages.
	const release = await lock(join(stateFolder, 'run.pid'), {
		refusal: (pid) =>
			`The n8n of this folder has to be installed anew, and npm start has it running (process ${pid}). End that first with Ctrl-C in its terminal.`,
		onLost,
	});
	await step('Installing n8n (the first time only; this takes some minutes)', async () => {
		// The list first: what is left when this is interrupted must not pass for an installation.
		await rm(installedList(n8nFolder), { force: true });
		await rm(join(n8nFolder, 'node_modules'), { recursive: true, force: true, maxRetries: 3 });
		await requireRoom(n8nFolder, 3.5);
		await run('npm', ['ci', '--ignore-scripts'], { cwd: n8nFolder, env: onNode24 });
	});
	await release();
}

async function compileSqlite() {
	const folder = join(n8nFolder, 'node_modules', 'sqlite3');
	const driver = join(folder, 'build', 'Release', 'node_sqlite3.node');
	// A driver that was half written when a run was interrupted cannot be loaded.
	const load = async () => await run(node24, ['-e', `require(${JSON.stringify(driver)})`]);
	const loads = async () =>
		await load().then(
			() => true,
			() => false,
		);
	if (existsSync(driver) && (await loads())) return;
	await step('Compiling the SQLite driver', async () => {
		await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: n8nFolder,
			env: onNode24,
		});
		await load();
	});
}

async function requireRoom(folder, gigabytes) {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free < gigabytes) {
		throw new Failure(
			`The disk has ${free.toFixed(1)} GB left, and the installation needs about ${gigabytes} GB. Make room and run the same command again.`,
		);
	}
}
