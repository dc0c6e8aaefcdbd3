import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const runModule = pathToFileURL(resolve(__dirname, '../../scripts/setup/run.mjs')).href;

function start(lines: string) {
	const program = `import { run } from '${runModule}';\n${lines}`;
	return spawn(process.execPath, ['--input-type=module', '--eval', program], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}

describe('a program of the set-up', () => {
	it.each(['SIGKILL', 'SIGTERM'] as const)(
		'ends with all that it started when the set-up ends by %s',
		async (signal) => {
			const child = start(
				`await run('sh', ['-c', 'sleep 1000 & echo started; wait'], { show: true });`,
			);
			const [words] = await once(child.stdout, 'data');
			expect(String(words)).toBe('started\n');
			child.kill(signal);
			// The output ends when the last process that can write to it is gone.
			await once(child.stdout.resume(), 'end');
		},
	);

	it('gives what it printed', async () => {
		const child = start(`console.log(await run('sh', ['-c', 'echo out; echo err >&2']));`);
		expect((await text(child.stdout)).trim().split('\n').sort()).toEqual(['err', 'out']);
	});

	it.each([
		[
			'a program that fails',
			`'sh', ['-c', 'echo its words; exit 3']`,
			[/^"sh -c .*" failed \(3\)\./, /its words$/],
		],
		[
			'a program that is missing',
			`'no-such-program', []`,
			[/no-such-program could not be started/],
		],
		['a full disk', `'sh', ['-c', 'echo ENOSPC; exit 1']`, [/^The disk is full\./]],
	])('tells in a sentence of %s', async (_, args, patterns) => {
		const child = start(
			`await run(${args}).catch((error) => console.log(error.constructor.name, error.message));`,
		);
		const [, name, message = ''] = (await text(child.stdout)).trim().match(/^(\w+) ([^]*)$/) ?? [];
		expect(name).toBe('Failure');
		for (const pattern of patterns) expect(message).toMatch(pattern);
	});
});
