import { NodeOperationError } from 'n8n-workflow';
import { PerRun } from '../../shared/connection';
import type { HeldCredential } from '../../shared/connection';
import type { Context } from '../../shared/context';
import { complaintAboutPlatform, platformOf } from '../platform';
import { CREDENTIAL } from '../vendor';

const connections = new PerRun<HeldCredential>();

/**
 * The platform of a run, with its credential; every item of it gets the same one.
 *
 * @throws NodeOperationError when the credential cannot be used
 */
export async function connect(this: Context): Promise<HeldCredential> {
	return await connections.get(this, CREDENTIAL, async () => {
		const data = await this.getCredentials(CREDENTIAL);
		const baseUrl = platformOf(data);
		const complaint = complaintAboutPlatform(baseUrl);
		if (complaint) {
			throw new NodeOperationError(this.getNode(), complaint, {
				description: 'Open the credential and correct the field.',
			});
		}
		const decrypted = { id: '', name: '', type: CREDENTIAL, data };
		return {
			type: CREDENTIAL,
			baseUrl,
			ignoreSslIssues: false,
			decrypted,
			sessionField: 'sessionCookie',
		};
	});
}
