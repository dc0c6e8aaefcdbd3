// n8n reads these when its packages load, so they are set before anything else.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'contact-center-unit-'));
process.env.N8N_ENCRYPTION_KEY ??= 'made-up-encryption-key';
process.env.N8N_LOG_LEVEL ??= 'silent';
