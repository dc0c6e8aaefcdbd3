import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pages } from './pages';

const folder = join(__dirname, '..', '..', 'docs');

/** Writes the page of each node, and the index of errors. */
async function main(): Promise<void> {
	await mkdir(join(folder, 'nodes'), { recursive: true });
	for (const [name, text] of await pages()) await writeFile(join(folder, name), text);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
