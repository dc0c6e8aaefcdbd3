import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nClient } from './client';
import { workflowsFolder } from './paths';
import {
	findWorkflow,
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	type Workflow,
} from './workflows';

/** The folder the templates read from: n8n's default one in its Docker image. */
const templateFolder = '/home/node/.n8n-files';

/** The contacts that the upload template reads; some of them are meant to be rejected. */
export const sampleFile = 'ameyo-contacts.csv';

/**
 * A template for the n8n on this machine: files are read from where that n8n may read.
 * @param name the template's file name
 * @param filesFolder n8n's folder for files
 */
export async function localTemplate(name: string, filesFolder: string): Promise<Workflow> {
	const workflow = await readWorkflow(join(workflowsFolder, name));
	for (const { parameters } of workflow.nodes) {
		const path = parameters.fileSelector;
		if (typeof path === 'string')
			parameters.fileSelector = path.replace(templateFolder, filesFolder);
	}
	return workflow;
}

/**
 * Imports the templates n8n does not have yet, and publishes those that wait for a webhook call.
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
		if (template.id && (await findWorkflow(n8n, template.id))) continue;
		const saved = await importWorkflow(n8n, template);
		const hooked = template.nodes.some(({ type }) => type === 'n8n-nodes-base.webhook');
		if (hooked) await publishWorkflow(n8n, saved);
	}
}
