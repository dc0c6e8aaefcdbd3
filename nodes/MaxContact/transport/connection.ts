import { NodeOperationError } from 'n8n-workflow';
import { baseUrlOf, complaintAbout } from '../../shared/baseUrl';
import { PerRun } from '../../shared/connection';
import type { HeldCredential } from '../../shared/connection';
import type { Context } from '../../shared/context';
import { CREDENTIAL, isPasted, lookupUserOf, VENDOR } from './credentials';

/** The credential of a run. */
export interface Connection extends HeldCredential {
	/** Its key was pasted in: nobody can renew it. */
	pasted: boolean;
	/** Whose ID asks for lists; '' where the credential names none. */
	lookupUserId: string;
}

const connections = new PerRun<Connection>();

/**
 * The connection of a run; every item of it gets the same one.
 *
 * @throws NodeOperationError when the credential cannot be used
 */
export async function connect(this: Context): Promise<Connection> {
	return await connections.get(this, CREDENTIAL, async () => await read.call(this));
}

async function read(this: Context): Promise<Connection> {
	const data = await this.getCredentials(CREDENTIAL);
	const baseUrl = baseUrlOf(data.baseUrl);
	const complaint = complaintAbout(VENDOR, baseUrl);
	if (complaint) {
		throw new NodeOperationError(this.getNode(), complaint, {
			description: 'Open the credential and correct the field.',
		});
	}
	return {
		type: CREDENTIAL,
		baseUrl,
		ignoreSslIssues: data.ignoreSslIssues === true,
		decrypted: { id: '', name: '', type: CREDENTIAL, data },
		sessionField: 'sessionToken',
		pasted: isPasted(data),
		lookupUserId: lookupUserOf(data),
	};
}
