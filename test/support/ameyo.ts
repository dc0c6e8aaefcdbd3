import type { IDataObject } from 'n8n-workflow';
import { Ameyo } from '../../nodes/Ameyo/Ameyo.node.ts';
import { ameyoSeed } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { Bench as VendorBench, useBench } from './bench';
import { CredentialStore, storable } from './credentials';

export { byId, fromList } from './locator';

const { MANAGER, HASH_KEY } = ameyoSeed;

/** A sandbox with an Ameyo, and the node to use it with. */
export class Bench extends VendorBench<Sandbox['ameyo']> {
	protected readonly node = new Ameyo();

	private stores = 0;

	get simulator() {
		return this.sandbox.ameyo;
	}

	get ameyo() {
		return this.simulator;
	}

	/** A new store with both credentials, changed as asked. */
	credentials(session: IDataObject = {}, hashKey: IDataObject = {}): CredentialStore {
		// A terminal of its own makes every store's login one of its own: a finished login is handed out
		// again for five seconds, which is longer than a test.
		const terminal = `127.0.${Math.floor(++this.stores / 250)}.${this.stores % 250}`;
		const baseUrl = this.sandbox.url;
		return new CredentialStore({
			ameyoSessionApi: storable({ baseUrl, terminal, ...MANAGER, ...session }),
			ameyoHashKeyApi: storable({ baseUrl, ...HASH_KEY, ...hashKey }),
		});
	}

	protected usualCredentials(): CredentialStore {
		return this.credentials();
	}
}

/** An Ameyo for the tests of a file. */
export function useAmeyo(options?: SandboxOptions): Bench {
	return useBench(new Bench(), options);
}

/** An Ameyo outside of tests. */
export async function openBench(options: SandboxOptions = {}): Promise<Bench> {
	return await new Bench().open(options);
}
