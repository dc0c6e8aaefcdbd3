import { rm } from 'node:fs/promises';
import { kept } from './running';
import { SECRETS_FILE } from './secrets/known';
import { expectNoSecrets } from './secrets/search';

/** Ends n8n, and fails the run where n8n has stored or printed a secret of any test. */
export default async function globalTeardown(): Promise<void> {
	const running = kept();
	if (!running) return;
	await running.server.stop();
	try {
		await expectNoSecrets(running.userFolder);
	} finally {
		await rm(running.userFolder, { recursive: true, force: true });
		await rm(process.env[SECRETS_FILE] ?? '', { force: true });
	}
}
