import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pages } from './pages';

const folder = join(__dirname, '..', '..', 'docs', 'nodes');

/** Writes the page of each node. */
async function main(): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, text] of pages()) await writeFile(join(folder, name), text);
}

void main();
