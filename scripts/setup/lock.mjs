import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './run.mjs';
import { stateFolder } from './paths.mjs';

const file = join(stateFolder, 'setup.lock');

/**
 * Lets one set-up work at a time in this folder. A lock whose owner is gone is taken over.
 * @returns {() => void} gives the lock back
 * @throws {Failure} when another set-up is at work
 */
export function lockSetup() {
	mkdirSync(stateFolder, { recursive: true });
	for (;;) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			const release = () => rmSync(file, { force: true });
			process.once('exit', release);
			return release;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		const owner = ownerOf(file);
		if (owner !== undefined) {
			throw new Failure(
				`Another set-up is at work in this folder (process ${owner}). Wait until it is done, then run the command again.`,
			);
		}
		rmSync(file, { force: true });
	}
}

function ownerOf(path) {
	try {
		const pid = Number(readFileSync(path, 'utf8'));
		if (!Number.isInteger(pid) || pid <= 0) return undefined;
		process.kill(pid, 0);
		return isNode(pid) ? pid : undefined;
	} catch (error) {
		// EPERM: it lives, and belongs to another user.
		return error.code === 'EPERM' ? 'of another user' : undefined;
	}
}

// After a restart of the machine the number may belong to any program.
function isNode(pid) {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scripts/');
	} catch {
		return true;
	}
}
