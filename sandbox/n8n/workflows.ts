import { readFile } from 'node:fs/promises';
import type { IConnections, INode } from 'n8n-workflow';
import { N8nRefusal, type N8nClient } from './client';

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
	return await n8n.request('POST', '/workflows', { id, name, nodes, connections, settings, meta });
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
	await n8n.request('POST', `/workflows/${workflow.id}/activate`, {
		versionId: workflow.versionId,
	});
}

/**
 * Waits until n8n answers on a webhook: publishing returns before the webhook is there.
 * The question is a browser's preflight request, which runs no workflow and names the methods n8n knows.
 * @param path as in the Webhook node
 * @returns the webhook's URL
 * @throws Error after 30 seconds
 */
export async function webhookReady(n8n: N8nClient, path: string, method = 'POST'): Promise<string> {
	const url = `${n8n.url}/webhook/${path}`;
	const headers = { origin: n8n.url, 'access-control-request-method': method };
	for (const started = Date.now(); Date.now() - started < 30_000; await pause(50)) {
		const response = await fetch(url, { method: 'OPTIONS', headers });
		const methods = response.headers.get('access-control-allow-methods') ?? '';
		if (methods.split(', ').includes(method)) return url;
	}
	throw new Error(
		`n8n does not answer ${method} on ${url}. Look whether its workflow is published.`,
	);
}

/**
 * Removes a workflow for good.
 * @throws N8nRefusal when n8n does not let go of it within 30 seconds
 */
export async function removeWorkflow(n8n: N8nClient, id: string): Promise<void> {
	// n8n deletes only what is in its archive; archiving unpublishes as well, and takes its time.
	await n8n.request('POST', `/workflows/${id}/archive`, {});
	for (const started = Date.now(); ; await pause(50)) {
		try {
			await n8n.request('DELETE', `/workflows/${id}`);
			return;
		} catch (error) {
			const busy = error instanceof N8nRefusal && error.status === 409;
			if (!busy || Date.now() - started > 30_000) throw error;
		}
	}
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
