import { spawn } from 'node:child_process';
import { explain } from './explain.mjs';
import { Failure } from './failure.mjs';
import { supervisor } from './paths.mjs';

/**
 * Runs a program to its end. It ends with everything it started when this process ends, however this one ends.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean | number }} options `show` passes its output on, or
 * writes it to the open file of that number; otherwise the output is shown only when it fails
 * @returns {Promise<string>} what it printed (empty with `show`)
 * @throws {Failure} when it cannot be started or ends with another code than 0
 */
export async function run(command, args, { cwd, env, show = false } = {}) {
	const output = typeof show === 'number' ? show : show ? 'inherit' : 'pipe';
	const child = spawn(process.execPath, [supervisor, command, ...args], {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', output, output, 'ipc'],
	});
	let printed = '';
	const keep = (chunk) => (printed = (printed + chunk).slice(-50_000));
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	const [code, signal] = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (...how) => resolve(how));
	});
	if (code === 0) return printed;
	throw new Failure(explain(`${command} ${args.join(' ')}`, code ?? signal, printed));
}
