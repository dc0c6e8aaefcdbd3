import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { areSame } from '../guards';

/**
 * What is made of some fields of a credential, once: n8n hands out the same data for all requests of a run. It is
 * kept as long as the data is, and made anew where one of the fields is another. Nobody may change it: the next one is
 * given the same.
 */
export class PerCredential<Made> {
	private readonly known = new WeakMap<
		ICredentialDataDecryptedObject,
		{ fields: readonly unknown[]; made: Made }
	>();

	of(
		credential: ICredentialDataDecryptedObject,
		fields: readonly unknown[],
		make: () => Made,
	): Made {
		const last = this.known.get(credential);
		if (last && areSame(last.fields, fields)) return last.made;
		const made = make();
		this.known.set(credential, { fields, made });
		return made;
	}
}
