// n8n reads these when its packages load, so they are set before anything else.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';

// One folder for each of jest's workers.
const folder = join(
	process.env.CONTACT_CENTER_UNIT ?? tmpdir(),
	`worker-${process.env.JEST_WORKER_ID ?? '0'}`,
);
mkdirSync(folder, { recursive: true });
process.env.N8N_USER_FOLDER ??= folder;
process.env.N8N_ENCRYPTION_KEY ??= 'made-up-encryption-key';
process.env.N8N_LOG_LEVEL ??= 'silent';
