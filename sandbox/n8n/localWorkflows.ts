import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nClient } from './client';
import { workflowsFolder } from './paths';
import { WEBHOOK_SECRET } from './virtualContactCenterCredentials';
import {
	findWorkflow,
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	type Workflow,
	webhookReady,
} from './workflows';

const AMEYO_TRIGGER = 'n8n-nodes-contact-center.ameyoTrigger';

/** The folder of the templates' files: n8n's default one in its Docker image. */
const templateFolder = '/home/node/.n8n-files';

/** The contacts that the upload template reads; some of them are meant to be rejected. */
export const sampleFile = 'ameyo-contacts.csv';

/**
 * A template for the n8n on this machine: files are read and written where that n8n may.
 * @param name the template's file name
 * @param filesFolder n8n's folder for files
 */
export async function localTemplate(name: string, filesFolder: string): Promise<Workflow> {
	const workflow = await readWorkflow(join(workflowsFolder, name));
	for (const { parameters } of workflow.nodes) {
		for (const name of ['fileSelector', 'fileName']) {
			const path = parameters[name];
			if (typeof path === 'string') parameters[name] = path.replace(templateFolder, filesFolder);
		}
	}
	return workflow;
}

/**
 * Imports the templates n8n does not have yet, publishes those that wait for a webhook call, and waits
 * until n8n answers such calls.
 * What the user changed stays as it is.
 * @param filesFolder gets the sample contacts, unless they are there
 */
export async function importTemplates(n8n: N8nClient, filesFolder: string): Promise<void> {
	await mkdir(filesFolder, { recursive: true });
	const sample = join(filesFolder, sampleFile);
	if (!existsSync(sample)) await copyFile(join(workflowsFolder, sampleFile), sample);
	const names = (await readdir(workflowsFolder)).filter((name) => name.endsWith('.json'));
	for (const name of names) {
		const template = await localTemplate(name, filesFolder);
		const known = template.id ? await findWorkflow(n8n, template.id) : undefined;
		if (known) {
			// What is published may differ from the draft, and then its path is not known.
			if (known.activeVersionId === known.versionId) await answering(n8n, known);
			continue;
		}
		const saved = await importWorkflow(n8n, template);
		if (hooks(saved).length === 0) continue;
		await publishWorkflow(n8n, saved);
		await answering(n8n, saved);
	}
}

/**
 * The URL at which the sandbox's Ameyo reports each call to the workflow that keeps the attempts.
 * @param n8nUrl `http://127.0.0.1:PORT`
 */
export async function statusUrl(n8nUrl: string): Promise<string> {
	const workflow = await readWorkflow(join(workflowsFolder, 'ameyo-status-to-data-table.json'));
	const [hook] = hooks(workflow);
	if (!hook)
		throw new Error('The template of call attempts does not begin with the Ameyo Trigger.');
	return `${n8nUrl}/webhook/${hook.path}?token=${WEBHOOK_SECRET}`;
}

/** Where a workflow waits for calls. One that polls is left out: the user is to publish what dials by itself. */
function hooks({ nodes }: Workflow): Array<{ path: string; method: string }> {
	return nodes.flatMap(({ type, parameters, webhookId }) => {
		if (type === AMEYO_TRIGGER) return [{ path: `${webhookId}/webhook`, method: 'GET' }];
		const { path, httpMethod = 'GET' } = parameters;
		if (type !== 'n8n-nodes-base.webhook' || typeof path !== 'string') return [];
		return typeof httpMethod === 'string' ? [{ path, method: httpMethod }] : [];
	});
}

async function answering(n8n: N8nClient, workflow: Workflow): Promise<void> {
	for (const { path, method } of hooks(workflow)) await webhookReady(n8n, path, method);
}
