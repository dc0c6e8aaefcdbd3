import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startSandbox } from '../sandbox';

/** A sandbox in a process of its own: its work is not the client's. */
export interface SandboxProcess {
	url: string;
	/** Puts everything back. */
	reset(): Promise<void>;
	close(): Promise<void>;
}

/** Starts a sandbox in a process of its own. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
	const child = fork(__filename);
	const [url] = await once(child, 'message');
	return {
		url: String(url),
		async reset() {
			child.send('reset');
			await once(child, 'message');
		},
		async close() {
			child.disconnect();
			await once(child, 'exit');
		},
	};
}

async function serve(tell: (message: string) => void): Promise<void> {
	const sandbox = await startSandbox();
	process.on('message', () => {
		sandbox.reset();
		tell('reset');
	});
	process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
	tell(sandbox.url);
}

if (process.send && require.main === module) void serve((message) => process.send?.(message));
