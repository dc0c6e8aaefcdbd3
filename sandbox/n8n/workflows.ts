import { readFile } from 'node:fs/promises';
import type { IConnections, INode } from 'n8n-workflow';
import { fetchOnNewConnection } from '../http';
import { N8nRefusal, type N8nClient } from './client';
import { until } from './until';

export interface Workflow {
	id?: string;
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: Record<string, unknown>;
	meta?: Record<string, unknown>;
}
export interface SavedWorkflow extends Workflow {
	id: string;
	versionId: string;
	activeVersionId: string | null;
}

/**
 * Reads a workflow file as n8n's editor exports it.
 * @param path a file with one workflow in JSON
 */
export async function readWorkflow(path: string): Promise<Workflow> {
	const workflow: Workflow = JSON.parse(await readFile(path, 'utf8'));
	return workflow;
}

/**
 * Imports a workflow. Credentials without an id are found by type and name, as the editor does it.
 * @param workflow its `id` is kept when it has one
 * @throws N8nRefusal when n8n has a workflow of that id already
 */
export async function importWorkflow(n8n: N8nClient, workflow: Workflow): Promise<SavedWorkflow> {
	const { id, name, nodes, connections, settings, meta } = workflow;
	const given = { id, name, nodes, connections, settings, meta };
	// n8n 1 wants to be told.
	return await n8n.request('POST', '/workflows', { ...given, active: false });
}

/** The workflow of this id, or undefined when n8n has none. */
export async function findWorkflow(n8n: N8nClient, id: string): Promise<SavedWorkflow | undefined> {
	try {
		return await n8n.request('GET', `/workflows/${id}`);
	} catch (error) {
		if (error instanceof N8nRefusal && (error.status === 404 || error.status === 403))
			return undefined;
		throw error;
	}
}

/** Publishes the saved version of a workflow: its triggers and webhooks start to work. */
export async function publishWorkflow(n8n: N8nClient, workflow: SavedWorkflow): Promise<void> {
	const { id, versionId } = workflow;
	try {
		await n8n.request('POST', `/workflows/${id}/activate`, { versionId });
	} catch (error) {
		if (!(error instanceof N8nRefusal) || error.status !== 404) throw error;
		// n8n 1 knows active workflows, and no published versions of them.
		await n8n.request('PATCH', `/workflows/${id}`, { active: true, versionId });
	}
}

/**
 * Waits until n8n answers on a webhook: publishing returns before the webhook is there.
 * The question is a browser's preflight request, which runs no workflow and names the methods n8n knows.
 * @param path as in the Webhook node
 * @returns the webhook's URL
 * @throws Error when it does not in time
 */
export async function webhookReady(n8n: N8nClient, path: string, method = 'POST'): Promise<string> {
	const url = `${n8n.url}/webhook/${path}`;
	const headers = { origin: n8n.url, 'access-control-request-method': method };
	return await until(
		async () => {
			const response = await fetchOnNewConnection(url, { method: 'OPTIONS', headers });
			const methods = response.headers.get('access-control-allow-methods') ?? '';
			return methods.split(', ').includes(method) ? url : undefined;
		},
		() => `n8n does not answer ${method} on ${url}. Look whether its workflow is published.`,
	);
}

/**
 * Removes a workflow for good.
 * @throws Error when n8n does not let go of it in time
 */
export async function removeWorkflow(n8n: N8nClient, id: string): Promise<void> {
	// n8n deletes only what is in its archive; archiving unpublishes as well, and takes its time.
	await n8n.request('POST', `/workflows/${id}/archive`, {});
	await until(
		async () => {
			try {
				await n8n.request('DELETE', `/workflows/${id}`);
				return true;
			} catch (error) {
				if (error instanceof N8nRefusal && error.status === 409) return undefined;
				throw error;
			}
		},
		() => `n8n does not delete the workflow ${id}: it is still in use.`,
	);
}
