import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
	const folder = process.env.CONTACT_CENTER_UNIT;
	if (folder) await rm(folder, { recursive: true, force: true });
}
