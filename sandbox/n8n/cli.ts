import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { n8nEnvironment, type N8nSettings } from './environment';
import { n8nBin, nodeBin } from './paths';
import { freePort } from './ports';

/**
 * Runs one of n8n's commands beside a running n8n, on the same database; each takes about three seconds.
 * @param settings the user folder, and what the running n8n was given in `extra`
 * @param args e.g. `['export:credentials', '--all', '--decrypted', '--output=…']`
 * @returns what it printed
 * @throws Error when it ends with another code than 0
 */
export async function n8nCommand(
	settings: Omit<N8nSettings, 'port' | 'brokerPort'>,
	args: string[],
): Promise<string> {
	const env = n8nEnvironment({ ...settings, port: await freePort(), brokerPort: await freePort() });
	const { stdout } = await promisify(execFile)(nodeBin, [n8nBin, ...args], {
		cwd: settings.userFolder,
		env,
		maxBuffer: 200e6,
	});
	return stdout;
}
