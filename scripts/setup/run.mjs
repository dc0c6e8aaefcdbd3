import { spawn } from 'node:child_process';
import { explain } from './explain.mjs';
import { Failure } from './failure.mjs';
import { noteChild } from './lock.mjs';

const running = new Set();

/**
 * Runs a program to its end. It gets a process group of its own, so that it can be ended with everything it started.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} options `show` passes its output on; otherwise
 * the output is shown only when it fails
 * @returns {Promise<string>} what it printed (empty with `show`)
 * @throws {Failure} when it cannot be started or ends with another code than 0
 */
export async function run(command, args, { cwd, env, show = false } = {}) {
	const child = spawn(command, args, {
		cwd,
		env: env ?? process.env,
		detached: true,
		stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
	});
	running.add(child);
	noteChild(child.pid);
	let output = '';
	const keep = (chunk) => (output = (output + chunk).slice(-50_000));
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	try {
		const [code, signal] = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (...how) => resolve(how));
		});
		if (code === 0) return output;
		throw new Failure(explain(`${command} ${args.join(' ')}`, code ?? signal, output));
	} catch (error) {
		if (error instanceof Failure) throw error;
		throw new Failure(`${command} could not be started: ${error.message}`);
	} finally {
		running.delete(child);
		noteChild(undefined);
	}
}

/** Ends every program that `run` has started and everything those have started. */
export function endAll() {
	for (const child of running) {
		try {
			process.kill(-child.pid, 'SIGKILL');
		} catch {
			// It ended by itself in this moment.
		}
	}
}
