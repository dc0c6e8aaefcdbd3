import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for this run alone: n8n's packages write into it, and runs side by side must not meet there. */
export default async function globalSetup(): Promise<void> {
	process.env.CONTACT_CENTER_UNIT = await mkdtemp(join(tmpdir(), 'contact-center-unit-'));
}
