import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { descriptions, pages } from './pages';
import { hashesOf } from './pictures/hashes';

const folder = join(__dirname, '..', '..', 'docs');

/** Writes the page of each node and the index of errors; with `--pictures`, the pictures of the nodes' panels as well. */
async function main(): Promise<void> {
	await mkdir(join(folder, 'nodes'), { recursive: true });
	for (const [name, text] of await pages()) await writeFile(join(folder, name), text);
	if (!process.argv.includes('--pictures')) return;
	const pictures = join(folder, 'pictures');
	// Not read for the pages: it brings a browser and an n8n.
	const { takePictures } = await import('./pictures/take');
	await takePictures(pictures);
	const hashes = JSON.stringify(hashesOf(descriptions()), null, '\t');
	await writeFile(join(pictures, 'descriptions.json'), `${hashes}\n`);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
