import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ameyoSeed, maxContactSeed } from '../../sandbox';
import { CredentialStore, storable } from '../../test/support/credentials';
import { runNode } from '../../test/support/run';
import type { N8nNode } from './n8nNodes';

let stores = 0;

/** The credentials of a sandbox, with a session of their own. */
export function credentialsFor(baseUrl: string): CredentialStore {
	const terminal = `127.0.0.${++stores % 250}`;
	return new CredentialStore({
		ameyoSessionApi: storable({ baseUrl, terminal, ...ameyoSeed.MANAGER }),
		ameyoHashKeyApi: storable({ baseUrl, ...ameyoSeed.HASH_KEY }),
		maxContactApi: storable({
			baseUrl,
			authentication: 'tokenKey',
			tokenKey: maxContactSeed.TOKEN_KEY,
		}),
	});
}

/**
 * Runs a node in n8n's engine over these items.
 *
 * @returns the seconds that n8n shows for the node
 * @throws Error where an item is lost or fails
 */
export async function inEngine(
	{ node, typeVersion }: N8nNode,
	parameters: INodeParameters,
	items: IDataObject[],
	baseUrl: string,
): Promise<number> {
	const credentials = credentialsFor(baseUrl);
	const run = await runNode({ node, typeVersion, parameters, items, credentials });
	if (run.error) throw run.error;
	if (run.items.length !== items.length) throw new Error(`${run.items.length} items came out`);
	return run.took / 1000;
}
