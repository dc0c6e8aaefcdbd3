import { rm } from 'node:fs/promises';
import { kept } from './running';

export default async function globalTeardown(): Promise<void> {
	const running = kept();
	await running?.server.stop();
	if (running) await rm(running.userFolder, { recursive: true, force: true });
}
