import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { VirtualContactCenter } from '../../nodes/VirtualContactCenter/VirtualContactCenter.node';
import { startSandbox, virtualContactCenterSeed } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { CredentialStore } from './credentials';
import { runNode } from './run';
import type { Run, RunOptions } from './run';

/** A sandbox with an 8x8, and the node to use it with. */
export interface Bench {
	sandbox: Sandbox;
	simulator: Sandbox['virtualContactCenter'];
	/** A new store with the credential of the sandbox's agent, changed as asked. */
	credentials(change?: Record<string, string>): CredentialStore;
	/** Runs the node. */
	run(parameters: INodeParameters, items?: IDataObject[], more?: Partial<RunOptions>): Promise<Run>;
	close(): Promise<void>;
}

export async function openBench(options: SandboxOptions = {}): Promise<Bench> {
	const sandbox = await startSandbox(options);
	const node = new VirtualContactCenter();
	const credentials = (change: Record<string, string> = {}) =>
		new CredentialStore({
			virtualContactCenterApi: {
				platformUrl: 'custom',
				customUrl: sandbox.url,
				sessionCookie: virtualContactCenterSeed.COOKIE,
				...change,
			},
		});
	return {
		sandbox,
		simulator: sandbox.virtualContactCenter,
		credentials,
		run: async (parameters, items, more = {}) =>
			await runNode({ node, parameters, items, credentials: credentials(), ...more }),
		close: async () => await sandbox.close(),
	};
}

/** Runs the node without a sandbox: nothing is sent, or to a platform that is no server. */
export async function runAlone(
	parameters: INodeParameters,
	items?: IDataObject[],
	more: Partial<RunOptions> = {},
): Promise<Run> {
	const credentials = new CredentialStore({ virtualContactCenterApi: {} });
	return await runNode({
		node: new VirtualContactCenter(),
		parameters,
		items,
		credentials,
		...more,
	});
}

/** Rows of the user data as the editor saves them. */
export function userData(...rows: Array<[name: string, value: string]>): INodeParameters {
	return { field: rows.map(([name, value]) => ({ name, value })) };
}

/** A link's parts: what stands before the query, and the decoded parameters in order. */
export function partsOf(url: unknown): { address: string; query: Array<[string, string]> } {
	const text = String(url);
	const at = text.indexOf('?');
	const query = text
		.slice(at + 1)
		.split('&')
		.map((part): [string, string] => {
			const [name = '', value = ''] = part.split('=');
			return [decodeURIComponent(name), decodeURIComponent(value)];
		});
	return { address: text.slice(0, at), query };
}
