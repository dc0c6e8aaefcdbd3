import { spawn } from 'node:child_process';

// `node supervise.mjs <program> <arguments…>` runs a program that must not outlive the process that wants it. The channel
// to that process closes when it ends, however it ends. This process leads the group of the program and its children.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));

const [command, ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
program.once('error', (error) => {
	console.error(`${command} could not be started: ${error.message}`);
	process.exit(127);
});
// A signal to this process would not reach the program.
process.on('message', (signal) => program.kill(signal));
program.once('exit', (code, signal) => {
	if (signal) process.kill(process.pid, signal);
	else process.exit(code);
});
