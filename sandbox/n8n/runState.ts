import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptUserFolder } from './paths';

/** What `npm start` notes about itself, so that the next one knows what an interrupted one left. */
export interface RunState {
	n8nUrl?: string;
	sandboxUrl?: string;
	/** The tarball that is installed in n8n. */
	pack?: string;
	/** n8n has started to its end once: its database is whole. */
	complete?: boolean;
}

const file = join(keptUserFolder, 'run.json');

/** The notes of the last run; empty when there are none, or they were cut off in the middle. */
export async function readState(): Promise<RunState> {
	try {
		const state: RunState = JSON.parse(await readFile(file, 'utf8'));
		return state;
	} catch (error) {
		if (error instanceof SyntaxError) return {};
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
		throw error;
	}
}

export async function writeState(state: RunState): Promise<void> {
	const draft = `${file}.new`;
	await writeFile(draft, JSON.stringify(state, null, '\t'));
	await rename(draft, file);
}

/** Removes a database that n8n had not finished when it was ended for the first time: nothing is in it yet. */
export async function removeHalfMadeDatabase(): Promise<void> {
	for (const end of ['', '-shm', '-wal', '-journal']) {
		await rm(join(keptUserFolder, '.n8n', `database.sqlite${end}`), { force: true });
	}
}
