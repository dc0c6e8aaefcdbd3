import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { VirtualContactCenter } from '../../nodes/VirtualContactCenter/VirtualContactCenter.node.ts';
import { virtualContactCenterSeed } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { Bench as VendorBench, useBench } from './bench';
import { CredentialStore } from './credentials';
import { runNode } from './run';
import type { Run, RunOptions } from './run';

/** A sandbox with an 8x8, and the node to use it with. */
export class Bench extends VendorBench<Sandbox['virtualContactCenter']> {
	protected readonly node = new VirtualContactCenter();

	get simulator() {
		return this.sandbox.virtualContactCenter;
	}

	/** A new store with the credential of the sandbox's agent, changed as asked. */
	credentials(change: Record<string, string> = {}): CredentialStore {
		return new CredentialStore({
			virtualContactCenterApi: {
				platformUrl: 'custom',
				customUrl: this.sandbox.url,
				sessionCookie: virtualContactCenterSeed.COOKIE,
				...change,
			},
		});
	}

	protected usualCredentials(): CredentialStore {
		return this.credentials();
	}
}

/** An 8x8 for the tests of a file. */
export function useVirtualContactCenter(options?: SandboxOptions): Bench {
	return useBench(new Bench(), options);
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
