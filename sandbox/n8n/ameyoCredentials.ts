import { HASH_KEY, MANAGER } from '../ameyo/seed';
import type { NewCredential } from './credentials';

/**
 * The two credentials of the sandbox's Ameyo, under the names that the workflow templates use.
 * @param baseUrl `http://127.0.0.1:PORT` of the sandbox
 */
export function ameyoCredentials(baseUrl: string): {
	session: NewCredential;
	hashKey: NewCredential;
} {
	return {
		session: {
			name: 'Ameyo Session account',
			type: 'ameyoSessionApi',
			data: {
				baseUrl,
				userId: MANAGER.userId,
				password: MANAGER.password,
				terminal: '127.0.0.1',
				clientType: '',
				forceLogin: false,
				timezone: 'Asia/Kolkata',
				ignoreSslIssues: false,
			},
		},
		hashKey: {
			name: 'Ameyo Hash Key account',
			type: 'ameyoHashKeyApi',
			data: {
				baseUrl,
				hashKey: HASH_KEY.hashKey,
				requestingHost: HASH_KEY.requestingHost,
				policyName: HASH_KEY.policyName,
				timezone: 'Asia/Kolkata',
				ignoreSslIssues: false,
			},
		},
	};
}
