import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import type { Context } from './context';
import type { LoginRefused } from './oldErrors';
import { textOf } from './text';

/** A credential as a run holds it: read once, because a look-up for each request costs more than the request. */
export interface HeldCredential {
	/** Name of the credential type. */
	type: string;
	/** Without a slash at its end; may carry a path. */
	baseUrl: string;
	ignoreSslIssues: boolean;
	/** n8n writes a renewed session into it. */
	decrypted: ICredentialsDecrypted & { data: ICredentialDataDecryptedObject };
	/** The hidden field that holds the session. */
	sessionField: string;
	/** Set once the vendor turned the login of this run down: it is not asked again. */
	refusal?: LoginRefused;
}

/** What is made once a run and given to every item of it. */
export class PerRun<T> {
	private readonly runs = new WeakMap<Context, Map<string, Promise<T>>>();

	async get(run: Context, name: string, make: () => Promise<T>): Promise<T> {
		const known = this.runs.get(run) ?? new Map<string, Promise<T>>();
		this.runs.set(run, known);
		const running = known.get(name) ?? make();
		known.set(name, running);
		return await running;
	}

	/** Makes everything anew from now on: n8n polls with one and the same run for as long as a workflow is active. */
	forget(run: Context): void {
		this.runs.delete(run);
	}
}

/** Takes over a session that somebody else renewed since; a stale look-up does not bring the dead one back. */
export async function refresh(this: Context, held: HeldCredential, dead: string): Promise<void> {
	const fresh = await this.getCredentials(held.type);
	if (textOf(fresh[held.sessionField]) !== dead) Object.assign(held.decrypted.data, fresh);
}
