import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { Failure } from './failure.mjs';

// Longer than what an owner that was killed had started takes to end: n8n 12 s (watch-parent.cjs), the programs of the
// set-up no time (supervise.mjs).
const STALE_MS = 15_000;

/**
 * Takes a lock that one process can have at a time. It is kept fresh while its owner lives and goes to the next one
 * some seconds after an owner was killed.
 * @param {string} file gets the owner's process id; the lock itself is a folder beside it
 * @param {object} options
 * @param {(pid: number) => string} options.refusal why this process cannot go on, given the owner's process id
 * @param {() => void} options.onLost called when the lock is gone, which happens only when somebody removes it
 * @param {AbortSignal} [options.signal] ends the waiting for an owner that was killed
 * @param {number} [options.staleMs] how long the lock outlives an owner that was killed
 * @returns {Promise<() => Promise<void>>} gives the lock back; the end of the process does so too
 * @throws {Failure} with the refusal while the owner is alive
 */
export async function lock(file, { refusal, onLost, signal, staleMs = STALE_MS }) {
	mkdirSync(dirname(file), { recursive: true });
	for (let waiting = false; ; waiting = true) {
		try {
			const release = await lockfile.lock(file, {
				realpath: false,
				stale: staleMs,
				onCompromised: onLost,
			});
			writeFileSync(file, String(process.pid));
			return release;
		} catch (error) {
			if (error.code !== 'ELOCKED') throw error;
		}
		const owner = readOwner(file);
		if (isAlive(owner)) throw new Failure(refusal(owner));
		if (!waiting) console.log('  The last run was killed; waiting for the rest of it to end …');
		await setTimeout(500, undefined, { signal });
	}
}

function readOwner(file) {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch (error) {
		if (error.code === 'ENOENT') return 0;
		throw error;
	}
}

// Another program may have got the process id of an owner that was killed. Then the refusal is wrong for as long as the
// lock is fresh, which is seconds.
function isAlive(pid) {
	if (!pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code !== 'ESRCH';
	}
}
