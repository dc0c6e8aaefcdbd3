import { AGENTS, LOGIN } from '../maxContact/seed';
import type { NewCredential } from './credentials';

/**
 * The credential of the sandbox's MaxContact, under the name that the workflow templates use.
 * @param baseUrl `http://127.0.0.1:PORT` of the sandbox
 */
export function maxContactCredential(baseUrl: string): NewCredential {
	return {
		name: 'MaxContact account',
		type: 'maxContactApi',
		data: {
			baseUrl,
			authentication: 'login',
			login: LOGIN.login,
			password: LOGIN.password,
			lookupUserId: String(AGENTS[0]?.userId ?? ''),
			ignoreSslIssues: false,
		},
	};
}
