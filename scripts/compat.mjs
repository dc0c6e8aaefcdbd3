import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './setup/failure.mjs';
import { main } from './setup/main.mjs';
import { n8nFolder, root } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { onNode24, setUp } from './setup/steps.mjs';
import { heading, step } from './setup/terminal.mjs';

/** Versions of n8n, each with the day as of which its dependencies are chosen: the same ones each time. */
const versions = JSON.parse(await readFile(join(root, 'test/compat/versions.json'), 'utf8'));
const own = JSON.parse(await readFile(join(n8nFolder, 'package.json'), 'utf8')).dependencies.n8n;

/*
 * Runs the pack, packed as it is published, in each n8n of test/compat/versions.json, or in those that are named:
 * npm run test:compat -- 2.0.3
 */
await main(async () => {
	heading('Set-up');
	await setUp();
	const chosen = process.argv.slice(2);
	const results = [];
	for (const version of chosen.length > 0 ? chosen : Object.keys(versions)) {
		results.push([version, await passes(version)]);
	}
	console.log('\n| n8n | |\n| --- | --- |');
	for (const [version, passed] of results)
		console.log(`| ${version} | ${passed ? 'passed' : 'failed'} |`);
	return results.every(([, passed]) => passed) ? 0 : 1;
});

async function passes(version) {
	heading(`n8n ${version}`);
	try {
		const folder = version === own ? n8nFolder : await installed(version);
		await run('jest', ['--config', 'test/compat/jest.config.js', '--runInBand'], {
			cwd: root,
			env: { ...onNode24, SANDBOX_N8N: folder, SANDBOX_N8N_VERSION: version },
			show: true,
		});
		return true;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		console.error(`\nn8n ${version}: ${error.message}`);
		return false;
	}
}

/** Installs a version of n8n in a folder of its own, once, and gives that folder. */
async function installed(version) {
	const folder = join(root, '.n8n-versions', version);
	const done = join(folder, 'installed');
	if (existsSync(done)) return folder;
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({
			private: true,
			dependencies: { n8n: version },
			// Older ones ask for a sheet library at an address of its own.
			overrides: { xlsx: 'npm:@e965/xlsx@0.20.3' },
		}),
	);
	await step(`Installing n8n ${version}`, async () => {
		const asOf = versions[version] ? [`--before=${versions[version]}`] : [];
		await run('npm', ['install', '--ignore-scripts', ...asOf], { cwd: folder, env: onNode24 });
		await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			env: onNode24,
		});
	});
	await writeFile(done, '');
	return folder;
}
