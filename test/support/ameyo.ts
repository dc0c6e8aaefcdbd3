import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Ameyo } from '../../nodes/Ameyo/Ameyo.node.ts';
import { ameyoSeed, startSandbox } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { CredentialStore } from './credentials';
import { runNode, searchList } from './run';
import type { Run, RunOptions } from './run';

const { MANAGER, HASH_KEY } = ameyoSeed;

/** A sandbox with an Ameyo, and the node to use it with. */
export interface Bench {
	sandbox: Sandbox;
	ameyo: Sandbox['ameyo'];
	/** A new store with both credentials, changed as asked. */
	credentials(session?: IDataObject, hashKey?: IDataObject): CredentialStore;
	/** Runs the Ameyo node. */
	run(parameters: INodeParameters, items?: IDataObject[], more?: Partial<RunOptions>): Promise<Run>;
	search(
		parameters: INodeParameters,
		method: string,
		filter?: string,
		more?: Partial<RunOptions>,
	): ReturnType<typeof searchList>;
	close(): Promise<void>;
}

export async function openBench(options: SandboxOptions = {}): Promise<Bench> {
	const sandbox = await startSandbox(options);
	const node = new Ameyo();
	// A terminal of its own makes every store's login one of its own: a finished login is handed out
	// again for five seconds, which is longer than a test.
	let stores = 0;
	const credentials = (session: IDataObject = {}, hashKey: IDataObject = {}) =>
		new CredentialStore({
			ameyoSessionApi: stored({
				baseUrl: sandbox.url,
				terminal: `127.0.${Math.floor(++stores / 250)}.${stores % 250}`,
				...MANAGER,
				...session,
			}),
			ameyoHashKeyApi: stored({ baseUrl: sandbox.url, ...HASH_KEY, ...hashKey }),
		});
	return {
		sandbox,
		ameyo: sandbox.ameyo,
		credentials,
		run: async (parameters, items, more = {}) =>
			await runNode({ node, parameters, items, credentials: credentials(), ...more }),
		search: async (parameters, method, filter, more = {}) =>
			await searchList({ node, parameters, credentials: credentials(), ...more }, method, filter),
		close: async () => await sandbox.close(),
	};
}

/** A resource locator as the editor saves it. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

function stored(data: IDataObject): Record<string, string | boolean> {
	const entries = Object.entries(data).map(([key, value]) => [
		key,
		typeof value === 'boolean' ? value : String(value),
	]);
	return Object.fromEntries(entries);
}
