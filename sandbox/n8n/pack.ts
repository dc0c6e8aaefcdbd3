import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { nodeBin, projectRoot } from './paths';

/**
 * Packs the project as it would be published.
 * @param into an existing folder; the tarball's name carries a hash of its content
 * @returns the tarball's path
 * @throws Error with npm's words
 */
export async function packTarball(into: string): Promise<string> {
	const out = await npm(
		['pack', '--ignore-scripts', '--json', '--pack-destination', into],
		projectRoot,
	);
	const listed: Array<{ filename: string }> = JSON.parse(out);
	const packed = join(into, listed[0]?.filename ?? '');
	const hash = createHash('sha256')
		.update(await readFile(packed))
		.digest('hex')
		.slice(0, 12);
	const named = packed.replace(/\.tgz$/, `-${hash}.tgz`);
	await rename(packed, named);
	return named;
}

/**
 * Installs a pack's tarball where n8n looks for community nodes, with the options n8n itself uses.
 * The tarball must stay where it is: npm notes its path.
 * @param userFolder n8n's N8N_USER_FOLDER
 * @throws Error with npm's words
 */
export async function installPack(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	const list = join(nodes, 'package.json');
	if (!existsSync(list)) {
		await writeFile(
			list,
			JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
		);
	}
	await npm(['install', '--ignore-scripts', '--omit=peer', '--legacy-peer-deps', tarball], nodes);
}

/** Whether the pack is installed in this user folder. */
export function hasPack(userFolder: string): boolean {
	const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-contact-center');
	return existsSync(join(installed, 'package.json'));
}

/** Removes the tarballs of earlier states of the project that lie beside this one. */
export async function removeOtherPacks(tarball: string): Promise<void> {
	for (const name of await readdir(dirname(tarball))) {
		if (name !== basename(tarball)) await rm(join(dirname(tarball), name), { force: true });
	}
}

async function npm(args: string[], cwd: string): Promise<string> {
	const path = [dirname(nodeBin), process.env.PATH].join(delimiter);
	const { stdout } = await promisify(execFile)('npm', [...args, '--no-audit', '--no-fund'], {
		cwd,
		env: { ...process.env, PATH: path },
		maxBuffer: 50e6,
	});
	return stdout;
}
