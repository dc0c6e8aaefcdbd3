import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { main } from './setup/main.mjs';
import { n8nFolder, node24, root } from './setup/paths.mjs';
import { onNode24, setUp } from './setup/steps.mjs';
import { heading } from './setup/terminal.mjs';

await main(async (onStop) => {
	heading('n8n with the contact centre nodes, and a sandbox of the contact centres');
	await setUp();
	// A group of its own: Ctrl-C reaches this process, which passes it on once. The channel tells the other
	// side when this process is gone, however it ended.
	const child = spawn(
		node24,
		['--import', 'tsx', join(n8nFolder, 'main.ts'), ...process.argv.slice(2)],
		{
			cwd: root,
			env: onNode24,
			detached: true,
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		},
	);
	onStop(() => child.kill('SIGTERM'));
	return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
});
