import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Result, Settings } from './part';

const PART = join(__dirname, '..', 'part.ts');

/**
 * Measures a part in a process of its own: what one has left in memory does not slow the next.
 *
 * @throws Error where the part fails; it has said why
 */
export async function runPart(name: string, settings: Settings): Promise<Result> {
	const child = fork(PART, [name, JSON.stringify(settings)], {
		// Unlike JSON it knows NaN: what was not measured.
		serialization: 'advanced',
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	let result: Result | undefined;
	child.once('message', (message: Result) => {
		result = message;
	});
	const [code] = await once(child, 'exit');
	if (!result) throw new Error(`The benchmark "${name}" ended with code ${String(code)}.`);
	return result;
}
