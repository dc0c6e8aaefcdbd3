import '../test/support/setup';

import { PARTS } from './parts';

/** One part, in the process that `runPart` has started for it. */
async function main(): Promise<void> {
	const [name = '', settings = '{}'] = process.argv.slice(2);
	const part = PARTS[name];
	if (!part) throw new Error(`There is no benchmark "${name}".`);
	const result = await part.measure(JSON.parse(settings));
	process.send?.(result);
	process.disconnect?.();
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
