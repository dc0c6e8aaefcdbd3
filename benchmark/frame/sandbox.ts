import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startSandbox, type SandboxOptions } from '../../sandbox';

/** A sandbox in a process of its own: its work is not the client's. */
export interface SandboxProcess {
	url: string;
	/** Puts everything back. */
	reset(): Promise<void>;
	/** Queues a rule of a vendor, such as a delay. */
	misbehave(vendor: string, rule: object): Promise<void>;
	/** How many contacts Ameyo has. */
	contacts(): Promise<number>;
	close(): Promise<void>;
}

/** Starts a sandbox in a process of its own. */
export async function startSandboxProcess(options: SandboxOptions = {}): Promise<SandboxProcess> {
	const child = fork(__filename, [JSON.stringify(options)]);
	const [url] = await once(child, 'message');
	const control = async (path: string, body?: object) => {
		const answer = await fetch(`${String(url)}/sandbox/${path}`, {
			method: 'POST',
			body: body && JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(await answer.text());
	};
	return {
		url: String(url),
		reset: async () => await control('reset'),
		misbehave: async (vendor, rule) => await control(`${vendor}/misbehave`, rule),
		async contacts() {
			child.send('contacts');
			const [count] = await once(child, 'message');
			return Number(count);
		},
		async close() {
			child.disconnect();
			await once(child, 'exit');
		},
	};
}

async function serve(tell: (message: string | number) => void): Promise<void> {
	const options: SandboxOptions = JSON.parse(process.argv[2] ?? '{}');
	const sandbox = await startSandbox(options);
	process.on('message', () => tell(sandbox.ameyo.contacts.size));
	process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
	tell(sandbox.url);
}

if (process.send && require.main === module) void serve((message) => process.send?.(message));
