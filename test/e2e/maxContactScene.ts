import { maxContactSeed, type SandboxOptions } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import { createCredential, type SavedCredential } from '../../sandbox/n8n/credentials';
import { maxContactCredential } from '../../sandbox/n8n/maxContactCredential';
import { openScene, type Scene } from './scene';

/** A scene with the credential of the sandbox's MaxContact, under the name that the templates use. */
export interface MaxContactScene extends Scene {
	maxContact: SavedCredential;
	/** Sends a method to MaxContact beside n8n, e.g. what the agent does: `hold/user/1001/call/5001`. */
	telephony(path: string): Promise<void>;
}

export async function openMaxContactScene(options?: SandboxOptions): Promise<MaxContactScene> {
	const scene = await openScene(options);
	const credential = maxContactCredential(scene.sandbox.url);
	const maxContact = await createCredential(scene.n8n, credential).catch(async (error: unknown) => {
		await scene.close();
		throw error;
	});
	return {
		...scene,
		maxContact,
		async telephony(path) {
			const cookie = `TokenKey=${maxContactSeed.TOKEN_KEY}`;
			const response = await fetchOnNewConnection(
				`${scene.sandbox.url}/webservices/services/telephony/${path}`,
				{
					headers: { 'content-type': 'application/json', cookie },
				},
			);
			const answer = await response.text();
			if (!answer.includes('"Success":true')) throw new Error(`${path} was answered ${answer}`);
		},
		async close() {
			try {
				await scene.n8n.request('DELETE', `/credentials/${maxContact.id}`);
			} finally {
				await scene.close();
			}
		},
	};
}
