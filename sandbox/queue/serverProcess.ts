import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { nodeBin, projectRoot } from '../n8n/paths';
import { tryPort } from '../n8n/ports';
import { until } from '../n8n/until';

const supervisor = join(projectRoot, 'scripts', 'setup', 'supervise.mjs');

/** A server that was started here, and ends with this process, however this one ends. */
export interface ServerProcess {
	/** Sends a signal to the program and waits for its end. */
	end(signal: NodeJS.Signals): Promise<void>;
}

interface StartOptions {
	env: Record<string, string>;
	/** The user to run as; absent: whoever runs this process. */
	uid?: number;
	port: number;
}

/**
 * Starts a server and waits until it listens on its port of 127.0.0.1.
 * @throws Error with what it printed when it ends before
 */
export async function startServer(
	program: string,
	args: string[],
	{ env, uid, port }: StartOptions,
): Promise<ServerProcess> {
	const child = spawn(nodeBin, [supervisor, ...asUser(uid), program, ...args], {
		env: { ...process.env, ...env },
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-4000)));
	}
	const isOver = () => child.exitCode !== null || child.signalCode !== null;
	await until(
		async () => {
			if (isOver()) throw new Error(`${program} ended before it was ready:\n${printed}`);
			return (await tryPort(port)) === undefined ? true : undefined;
		},
		() => `${program} does not listen on port ${port}:\n${printed}`,
	);
	return {
		async end(signal) {
			if (isOver()) return;
			const ended = once(child, 'exit');
			child.send(signal);
			await ended;
		},
	};
}

/** A command before the program's own that makes it run as another user. */
export function asUser(uid: number | undefined): string[] {
	if (uid === undefined) return [];
	return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--'];
}
