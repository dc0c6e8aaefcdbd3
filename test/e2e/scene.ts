import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import type { N8nClient } from '../../sandbox/n8n/client';
import { createCredential, type SavedCredential } from '../../sandbox/n8n/credentials';
import { localTemplate } from '../../sandbox/n8n/localWorkflows';
import {
	importWorkflow,
	removeWorkflow,
	type SavedWorkflow,
	type Workflow,
} from '../../sandbox/n8n/workflows';
import { openSandbox } from './secrets/known';
import { client, stage } from './stage';

/** A sandbox and its two credentials in the shared n8n, under the names that the templates use. */
export interface Scene {
	n8n: N8nClient;
	sandbox: Sandbox;
	session: SavedCredential;
	hashKey: SavedCredential;
	/** Imports a workflow; `close` removes it again. */
	add(workflow: Workflow): Promise<SavedWorkflow>;
	/** Imports a template as it is in the repository, but for the folder of its files. */
	addTemplate(name: string, change?: (workflow: Workflow) => void): Promise<SavedWorkflow>;
	/** Writes a file where n8n may read it, and gives its path. */
	file(name: string, text: string): Promise<string>;
	close(): Promise<void>;
}

export async function openScene(options?: SandboxOptions): Promise<Scene> {
	const { filesFolder } = stage();
	const n8n = await client();
	const sandbox = await openSandbox(options);
	const [session, hashKey] = await createBoth(n8n, sandbox);
	const added: SavedWorkflow[] = [];
	const add = async (workflow: Workflow) => {
		const saved = await importWorkflow(n8n, workflow);
		added.push(saved);
		return saved;
	};
	return {
		n8n,
		sandbox,
		session,
		hashKey,
		add,
		async addTemplate(name, change) {
			const workflow = await localTemplate(name, filesFolder);
			change?.(workflow);
			return await add(workflow);
		},
		async file(name, text) {
			const path = join(filesFolder, name);
			await writeFile(path, text);
			return path;
		},
		async close() {
			try {
				for (const { id } of added) await removeWorkflow(n8n, id);
				for (const { id } of [session, hashKey]) await n8n.request('DELETE', `/credentials/${id}`);
			} finally {
				// An open sandbox would keep jest from ending.
				await sandbox.close();
			}
		},
	};
}

async function createBoth(
	n8n: N8nClient,
	sandbox: Sandbox,
): Promise<[SavedCredential, SavedCredential]> {
	const { session, hashKey } = ameyoCredentials(sandbox.url);
	try {
		return [await createCredential(n8n, session), await createCredential(n8n, hashKey)];
	} catch (error) {
		await sandbox.close();
		throw error;
	}
}
