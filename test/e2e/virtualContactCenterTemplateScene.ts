import type { SandboxOptions } from '../../sandbox';
import { createCredential } from '../../sandbox/n8n/credentials';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import { openScene, type Scene } from './scene';

/** A scene with the credentials of the sandbox's 8x8 and of webhooks, under the names that the templates use. */
export async function openVirtualContactCenterScene(options?: SandboxOptions): Promise<Scene> {
	const scene = await openScene(options);
	const ids: string[] = [];
	const close = async () => {
		try {
			for (const id of ids) await scene.n8n.request('DELETE', `/credentials/${id}`);
		} finally {
			await scene.close();
		}
	};
	try {
		for (const wanted of Object.values(virtualContactCenterCredentials(scene.sandbox.url))) {
			ids.push((await createCredential(scene.n8n, wanted)).id);
		}
	} catch (error) {
		await close();
		throw error;
	}
	return { ...scene, close };
}
