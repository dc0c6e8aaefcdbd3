import { main } from './setup/main.mjs';
import { root } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { onNode24, setUp } from './setup/steps.mjs';
import { heading } from './setup/terminal.mjs';

await main(async () => {
	heading('Set-up');
	await setUp();
	heading('Benchmarks');
	const args = ['benchmark/main.ts', ...process.argv.slice(2)];
	await run('tsx', args, { cwd: root, env: onNode24, show: true });
	return 0;
});
