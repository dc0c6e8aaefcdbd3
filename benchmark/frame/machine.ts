import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { n8nFolder } from '../../sandbox/n8n/paths';

/** What was measured on, in a sentence. */
export function machine(): string {
	const [first] = cpus();
	const gib = Math.round(totalmem() / 2 ** 30);
	return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${gib} GiB, ${process.platform}, Node.js ${process.versions.node}, n8n ${n8nVersion()}`;
}

/** How many programs wanted a core during the last minute: more than there are cores, and others worked, too. */
export function load(): number {
	return loadavg()[0] ?? 0;
}

function n8nVersion(): string {
	const file = join(n8nFolder, 'node_modules', 'n8n', 'package.json');
	const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
	return version;
}
