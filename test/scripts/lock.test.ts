import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const lockModule = pathToFileURL(resolve(__dirname, '../../scripts/setup/lock.mjs')).href;

/** Takes the lock, says so or why not, and keeps it until its input ends. */
const program = `
	import { lock } from '${lockModule}';
	const [, file, staleMs] = process.argv;
	const options = { refusal: (pid) => 'taken by ' + pid, onLost: () => undefined };
	try {
		await lock(file, staleMs ? { ...options, staleMs: Number(staleMs) } : options);
		console.log('taken');
		process.stdin.resume();
	} catch (error) {
		console.log(error.message);
	}
`;

describe('the lock of the set-up and of npm start', () => {
	let folder: string;
	const started: ChildProcess[] = [];

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contact-center-lock-'));
	});
	afterEach(async () => {
		for (const child of started.splice(0)) child.kill('SIGKILL');
		await rm(folder, { recursive: true, force: true });
	});

	/** A process that asks for the lock, and the first line that begins in this way. */
	async function ask(beginning = '', ...staleMs: string[]) {
		const file = join(folder, 'some', 'run.pid');
		const args = ['--input-type=module', '--eval', program, file, ...staleMs];
		const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
		started.push(child);
		for await (const line of createInterface(child.stdout)) {
			if (line.startsWith(beginning)) return { child, line };
		}
		throw new Error('It ended without such a line.');
	}

	it('refuses the second process with the process id of the first', async () => {
		const first = await ask();
		expect(first.line).toBe('taken');
		expect((await ask()).line).toBe(`taken by ${first.child.pid}`);
	});

	it('is free when its owner has ended', async () => {
		const { child } = await ask();
		child.stdin.end();
		await once(child, 'exit');
		expect((await ask()).line).toBe('taken');
	});

	it('is free when its owner was told to stop', async () => {
		const { child } = await ask();
		child.kill('SIGTERM');
		await once(child, 'exit');
		expect((await ask()).line).toBe('taken');
	});

	it('goes to the next one when its owner was killed', async () => {
		const { child } = await ask();
		child.kill('SIGKILL');
		await once(child, 'exit');
		expect((await ask('taken', '2000')).line).toBe('taken');
	});
});
