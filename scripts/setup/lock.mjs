import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { stateFolder } from './paths.mjs';

// Holds the process id of the set-up and, while it runs one, that of its program.
const file = join(stateFolder, 'setup.lock');
let held = false;

/**
 * Lets one set-up work at a time in this folder. A lock whose owner is gone is taken over, and what that
 * owner had started and left behind is ended.
 * @returns {() => void} gives the lock back
 * @throws {Failure} when another set-up is at work
 */
export function lockSetup() {
	mkdirSync(stateFolder, { recursive: true });
	while (!tryLock()) {
		const [owner, child] = readLock();
		if (commandLine(owner).includes('scripts/')) {
			throw new Failure(
				`Another set-up is at work in this folder (process ${owner}). Wait until it is done, then run the command again.`,
			);
		}
		if (commandLine(child).includes('npm')) process.kill(-child, 'SIGKILL');
		rmSync(file, { force: true });
	}
	held = true;
	const release = () => {
		if (held) rmSync(file, { force: true });
		held = false;
	};
	process.once('exit', release);
	return release;
}

/** Notes the program that the set-up runs now, or that it runs none. */
export function noteChild(pid) {
	if (held) writeFileSync(file, [process.pid, pid].join(' '));
}

function tryLock() {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
}

function readLock() {
	try {
		return readFileSync(file, 'utf8').split(' ').map(Number);
	} catch (error) {
		if (error.code === 'ENOENT') return [];
		throw error;
	}
}

// Process ids are given out again; only the command line tells whose this one is.
function commandLine(pid) {
	if (!pid) return '';
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}
