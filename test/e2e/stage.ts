import { connect, type N8nClient } from '../../sandbox/n8n/client';
import { noting } from './secrets/known';

/** The name of the environment variable that hands the running n8n on to the tests. */
export const STAGE = 'CONTACT_CENTER_E2E';

/** The n8n that all end-to-end tests share. */
export interface Stage {
	url: string;
	userFolder: string;
	filesFolder: string;
	/** The packed project that is installed in it. */
	tarball: string;
	encryptionKey: string;
}

/**
 * The n8n that the set-up has started.
 * @throws Error when a test is run without the set-up
 */
export function stage(): Stage {
	const text = process.env[STAGE];
	if (!text) throw new Error('No n8n is running for the tests. Run them with npm run test:e2e.');
	const running: Stage = JSON.parse(text);
	return running;
}

/** A client of any n8n, logged in as the owner. The secrets of the credentials that it sends are noted. */
export async function clientOf(url: string): Promise<N8nClient> {
	return noting(await connect(url));
}

/** A client of the shared n8n. */
export async function client(): Promise<N8nClient> {
	return await clientOf(stage().url);
}
