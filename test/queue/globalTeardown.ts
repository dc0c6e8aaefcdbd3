import { kept } from './running';

/** Ends n8n, PostgreSQL and Redis. */
export default async function globalTeardown(): Promise<void> {
	await kept()?.stop();
}
