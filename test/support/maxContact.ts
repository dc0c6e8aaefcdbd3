import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { MaxContact } from '../../nodes/MaxContact/MaxContact.node';
import { maxContactSeed, startSandbox } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { CredentialStore } from './credentials';
import { runNode, searchList } from './run';
import type { Run, RunOptions } from './run';

const { LOGIN, TOKEN_KEY } = maxContactSeed;

/** The user of the seed who asks for lists. */
export const LOOKUP_USER = '1012';
/** A credential with the key of the seed pasted in. */
export const PASTED = { authentication: 'tokenKey', tokenKey: TOKEN_KEY };

/** A sandbox with a MaxContact, and the node to use it with. */
export interface Bench {
	sandbox: Sandbox;
	simulator: Sandbox['maxContact'];
	/** A new store with the credential, changed as asked. */
	credentials(change?: IDataObject): CredentialStore;
	/** Runs the MaxContact node; with a pasted key, unless another store is given. */
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
	const node = new MaxContact();
	const simulator = sandbox.maxContact;
	let stores = 0;
	const credentials = (change: IDataObject = {}) => {
		// A login of its own for every store: a token is handed out again for five seconds, which is
		// longer than a test.
		const login = { ...LOGIN, login: `${LOGIN.login}-${++stores}` };
		simulator.settings.logins = [...simulator.settings.logins, login];
		const data = { baseUrl: sandbox.url, lookupUserId: LOOKUP_USER, ...login, ...change };
		return new CredentialStore({ maxContactApi: stored(data) });
	};
	return {
		sandbox,
		simulator,
		credentials,
		run: async (parameters, items, more = {}) =>
			await runNode({ node, parameters, items, credentials: credentials(PASTED), ...more }),
		search: async (parameters, method, filter, more = {}) =>
			await searchList(
				{ node, parameters, credentials: credentials(PASTED), ...more },
				method,
				filter,
			),
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
