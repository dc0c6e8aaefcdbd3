import type { IDataObject } from 'n8n-workflow';
import { MaxContact } from '../../nodes/MaxContact/MaxContact.node.ts';
import { maxContactSeed } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { Bench as VendorBench, useBench } from './bench';
import { CredentialStore, storable } from './credentials';

export { byId, fromList } from './locator';

const { LOGIN, TOKEN_KEY } = maxContactSeed;

/** The user of the seed who asks for lists. */
export const LOOKUP_USER = '1012';
/** A credential with the key of the seed pasted in. */
export const PASTED = { authentication: 'tokenKey', tokenKey: TOKEN_KEY };

/** A sandbox with a MaxContact, and the node to use it with: with a pasted key, unless another store is given. */
export class Bench extends VendorBench<Sandbox['maxContact']> {
	protected readonly node = new MaxContact();

	private stores = 0;

	get simulator() {
		return this.sandbox.maxContact;
	}

	/** A new store with the credential, changed as asked. */
	credentials(change: IDataObject = {}): CredentialStore {
		// A login of its own for every store: a token is handed out again for five seconds, which is
		// longer than a test.
		const login = { ...LOGIN, login: `${LOGIN.login}-${++this.stores}` };
		const { settings } = this.simulator;
		settings.logins = [...settings.logins, login];
		const data = { baseUrl: this.sandbox.url, lookupUserId: LOOKUP_USER, ...login, ...change };
		return new CredentialStore({ maxContactApi: storable(data) });
	}

	protected usualCredentials(): CredentialStore {
		return this.credentials(PASTED);
	}
}

/** A MaxContact for the tests of a file. */
export function useMaxContact(options?: SandboxOptions): Bench {
	return useBench(new Bench(), options);
}
