import { ameyoCredentials } from './ameyoCredentials';
import type { N8nClient } from './client';
import { createCredential, credentialData, findCredential, updateCredential } from './credentials';
import { maxContactCredential } from './maxContactCredential';
import { virtualContactCenterCredentials } from './virtualContactCenterCredentials';

/** The fields in which a credential holds where the sandbox listens. */
const ADDRESSES = ['baseUrl', 'customUrl'];

/**
 * Makes sure that the sandbox's credentials are in n8n and point at where the sandbox listens now.
 * One that the user has pointed somewhere else is left alone.
 * @param lastUrl where the sandbox listened at the last start
 */
export async function ensureCredentials(
	n8n: N8nClient,
	sandboxUrl: string,
	lastUrl: string | undefined,
): Promise<void> {
	const all = [
		...Object.values(ameyoCredentials(sandboxUrl)),
		maxContactCredential(sandboxUrl),
		...Object.values(virtualContactCenterCredentials(sandboxUrl)),
	];
	for (const wanted of all) {
		const saved = await findCredential(n8n, wanted);
		if (!saved) {
			await createCredential(n8n, wanted);
			continue;
		}
		if (lastUrl === undefined || lastUrl === sandboxUrl) continue;
		const data = await credentialData(n8n, saved.id);
		const moved = ADDRESSES.filter((field) => data[field] === lastUrl);
		if (moved.length === 0) continue;
		const address = Object.fromEntries(moved.map((field) => [field, sandboxUrl]));
		await updateCredential(n8n, saved, { ...data, ...address });
	}
}
