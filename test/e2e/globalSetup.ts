import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPack, packTarball } from '../../sandbox/n8n/pack';
import { startN8n } from '../../sandbox/n8n/n8nServer';
import { keep } from './running';
import { keepDeletedRows } from './secrets/deletedRows';
import { SECRETS_FILE } from './secrets/known';
import { STAGE, type Stage } from './stage';

/** Packs the project, installs the tarball in a new n8n as a user would, and starts that n8n. */
export default async function globalSetup(): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), 'contact-center-e2e-'));
	const filesFolder = join(userFolder, 'files');
	await mkdir(filesFolder);
	const tarball = await packTarball(userFolder);
	await installPack(userFolder, tarball);
	const encryptionKey = 'made-up-encryption-key';
	// Beside the folder, which is searched for them.
	process.env[SECRETS_FILE] = `${userFolder}-secrets.jsonl`;
	const server = await startN8n({
		userFolder,
		filesFolder,
		logFile: join(userFolder, 'n8n.log'),
		extra: {
			N8N_ENCRYPTION_KEY: encryptionKey,
			GENERIC_TIMEZONE: 'Europe/Berlin',
			// Whatever n8n may print is searched for secrets.
			N8N_LOG_LEVEL: 'debug',
		},
	});
	keepDeletedRows(userFolder);
	const stage: Stage = { url: server.url, userFolder, filesFolder, tarball, encryptionKey };
	process.env[STAGE] = JSON.stringify(stage);
	keep({ server, userFolder });
}
