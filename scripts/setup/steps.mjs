import { existsSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { n8nFolder, node24, root } from './paths.mjs';
import { Failure } from './failure.mjs';
import { run } from './run.mjs';
import { hashOf, installedByHand, stamp, stamped, unstamp } from './stamps.mjs';
import { step } from './terminal.mjs';

const bin = join(root, 'node_modules', '.bin');
const systemPath = (process.env.PATH ?? '')
	.split(delimiter)
	.filter((part) => !part.startsWith(bin));

/** The environment for programs that must run on Node 24. */
export const onNode24 = {
	...process.env,
	PATH: [dirname(node24), bin, ...systemPath].join(delimiter),
};
// Replacing node_modules must not be done by a Node that lives in it.
const onSystemNode = { ...process.env, PATH: systemPath.join(delimiter) };

/**
 * Brings the working copy to the point where everything can run; does only what is not done yet.
 * @param {{ n8n: boolean }} needs whether n8n itself (2.7 GB) is wanted as well
 * @throws {Failure} with a sentence for the user
 */
export async function setUp({ n8n }) {
	await installProject();
	await placeNode24();
	await build();
	if (n8n) {
		await installN8n();
		await compileSqlite();
	}
}

async function installProject() {
	await install({
		folder: root,
		title: 'Installing the packages of the project',
		env: onSystemNode,
		gigabytes: 1.5,
	});
}

// n8n 2.41 needs Node 22 or later; the package `node` brings one that leaves the machine's own alone.
async function placeNode24() {
	if (existsSync(node24)) return;
	await step('Fetching Node 24', async () => {
		await run('npm', ['rebuild', 'node', '--ignore-scripts=false'], {
			cwd: root,
			env: onSystemNode,
		});
		await run(node24, ['--version']);
	});
}

async function build() {
	const file = join(root, 'node_modules', '.contact-center-build');
	// Over the result as well: a build by hand in between may have come from other sources.
	const hash = () =>
		hashOf(root, ['nodes', 'credentials', 'tsconfig.json', 'gulpfile.js', 'package.json', 'dist']);
	if (stamped(file, hash())) return;
	unstamp(file);
	await step('Building the nodes', async () => {
		await run('npm', ['run', 'build'], { cwd: root, env: onNode24 });
		stamp(file, hash());
	});
}

async function installN8n() {
	await install({
		folder: n8nFolder,
		title: 'Installing n8n (the first time only; this takes some minutes)',
		env: onNode24,
		gigabytes: 3.5,
	});
}

async function compileSqlite() {
	const driver = join(
		n8nFolder,
		'node_modules',
		'sqlite3',
		'build',
		'Release',
		'node_sqlite3.node',
	);
	// A driver that was half written when a run was interrupted cannot be loaded.
	const load = async () => await run(node24, ['-e', `require(${JSON.stringify(driver)})`]);
	if (
		existsSync(driver) &&
		(await load().then(
			() => true,
			() => false,
		))
	)
		return;
	await step('Compiling the SQLite driver', async () => {
		await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: n8nFolder,
			env: onNode24,
		});
		await load();
	});
}

async function install({ folder, title, env, gigabytes }) {
	const modules = join(folder, 'node_modules');
	const file = join(modules, '.contact-center-install');
	const hash = hashOf(folder, ['package-lock.json', '.npmrc']);
	if (stamped(file, hash)) return;
	if (installedByHand(folder)) return stamp(file, hash);
	await step(title, async () => {
		rmSync(modules, { recursive: true, force: true, maxRetries: 3 });
		await requireRoom(folder, gigabytes);
		await run('npm', ['ci', '--ignore-scripts'], { cwd: folder, env });
		stamp(file, hash);
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
