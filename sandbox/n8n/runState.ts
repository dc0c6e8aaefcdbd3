import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptUserFolder, n8nBin } from './paths';

/** What `npm start` notes about itself, so that the next one knows what an interrupted one left. */
interface RunState {
	pid: number;
	n8nPid?: number;
	n8nUrl?: string;
	sandboxUrl?: string;
	/** The tarball that is installed in n8n. */
	pack?: string;
	/** n8n has started to its end once: its database is whole. */
	complete?: boolean;
}

const file = join(keptUserFolder, 'run.json');

/** The notes of the last run; empty when there are none, or they were cut off in the middle. */
export async function readState(): Promise<Partial<RunState>> {
	try {
		const state: Partial<RunState> = JSON.parse(await readFile(file, 'utf8'));
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

/** Whether the run that left these notes is still at work. */
export function isRunning(state: Partial<RunState>): boolean {
	return state.pid !== undefined && commandLine(state.pid).includes(join('n8n', 'main.ts'));
}

/** Ends an n8n that outlived the run that started it. */
export function endLeftover(state: Partial<RunState>): boolean {
	const pid = state.n8nPid;
	if (pid === undefined || !commandLine(pid).includes(n8nBin)) return false;
	process.kill(-pid, 'SIGKILL');
	return true;
}

/** Removes a database that n8n had not finished when it was ended for the first time: nothing is in it yet. */
export async function removeHalfMadeDatabase(): Promise<void> {
	for (const end of ['', '-shm', '-wal', '-journal']) {
		await rm(join(keptUserFolder, '.n8n', `database.sqlite${end}`), { force: true });
	}
}

// Process ids are given out again; only the command line tells whose this one is.
function commandLine(pid: number): string {
	try {
		process.kill(pid, 0);
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}
