import type { SandboxOptions } from '../../sandbox';
import { createCredential, type SavedCredential } from '../../sandbox/n8n/credentials';
import { maxContactCredential } from '../../sandbox/n8n/maxContactCredential';
import { openScene, type Scene } from './scene';

/** A scene with the credential of the sandbox's MaxContact, under the name that the templates use. */
export interface MaxContactScene extends Scene {
	maxContact: SavedCredential;
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
		async close() {
			try {
				await scene.n8n.request('DELETE', `/credentials/${maxContact.id}`);
			} finally {
				await scene.close();
			}
		},
	};
}

/** Posts JSON to a webhook. */
export async function postJson(
	url: string,
	body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const answer: Record<string, unknown> = JSON.parse(await response.text());
	return { status: response.status, body: answer };
}
