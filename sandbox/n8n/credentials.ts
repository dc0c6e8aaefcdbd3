import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { N8nClient } from './client';

export interface NewCredential {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}
export interface SavedCredential {
	id: string;
	name: string;
	type: string;
}
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** Saves a new credential. */
export async function createCredential(
	n8n: N8nClient,
	credential: NewCredential,
): Promise<SavedCredential> {
	return await n8n.request('POST', '/credentials', credential);
}

/** The credential of this type and name, or undefined. */
export async function findCredential(
	n8n: N8nClient,
	{ name, type }: { name: string; type: string },
): Promise<SavedCredential | undefined> {
	const all = await n8n.request<SavedCredential[]>('GET', '/credentials');
	return all.find((candidate) => candidate.name === name && candidate.type === type);
}

/**
 * A credential's fields as the editor gets them.
 * @returns secrets are replaced by a placeholder, which n8n takes back as "unchanged"
 */
export async function credentialData(
	n8n: N8nClient,
	id: string,
): Promise<ICredentialDataDecryptedObject> {
	const { data } = await n8n.request<{ data: ICredentialDataDecryptedObject }>(
		'GET',
		`/credentials/${id}?includeData=true`,
	);
	return data;
}

/** Stores a credential's fields; those with a placeholder stay as they are. */
export async function updateCredential(
	n8n: N8nClient,
	{ id, name, type }: SavedCredential,
	data: ICredentialDataDecryptedObject,
): Promise<void> {
	await n8n.request('PATCH', `/credentials/${id}`, { name, type, data });
}

/** What the editor's test of a saved credential says. */
export async function testCredential(
	n8n: N8nClient,
	{ id, name, type }: SavedCredential,
): Promise<CredentialTestResult> {
	const data = await credentialData(n8n, id);
	return await n8n.request('POST', '/credentials/test', { credentials: { id, name, type, data } });
}
