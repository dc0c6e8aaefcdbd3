import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Page } from 'playwright-core';
import type { Sandbox } from '../../../sandbox';
import { ameyoCredentials } from '../../../sandbox/n8n/ameyoCredentials';
import type { N8nClient } from '../../../sandbox/n8n/client';
import { createCredential } from '../../../sandbox/n8n/credentials';
import type { NewCredential } from '../../../sandbox/n8n/credentials';
import { localTemplate, sampleFile } from '../../../sandbox/n8n/localWorkflows';
import { maxContactCredential } from '../../../sandbox/n8n/maxContactCredential';
import { workflowsFolder } from '../../../sandbox/n8n/paths';
import { virtualContactCenterCredentials } from '../../../sandbox/n8n/virtualContactCenterCredentials';
import type { Workflow } from '../../../sandbox/n8n/workflows';
import { chain, node } from '../../../test/e2e/workflow';

const PACK = 'n8n-nodes-contact-center';

/** What a picture shows: a workflow, run or not, and the panel of one of its nodes. */
export interface Scene {
	/** The node type whose picture it is. */
	picture: string;
	workflow: Workflow;
	/** The node whose panel is open. */
	open: string;
	/** What is done once the panel is open, to the point at which the picture is taken. */
	prepare: (page: Page) => Promise<void>;
	/** Whether the workflow runs before. */
	runs: boolean;
}

/** Puts the credentials into an n8n, and gives the scenes of the nodes, one for each. */
export async function makeScenes(
	n8n: N8nClient,
	sandbox: Sandbox,
	filesFolder: string,
): Promise<Scene[]> {
	const credentials = await saveCredentials(n8n, sandbox.url);
	await copyFile(join(workflowsFolder, sampleFile), join(filesFolder, sampleFile));
	const own = (name: string, type: string, parameters: INodeParameters, credential: string) => {
		const used = credentials.get(credential);
		return {
			...node(name, `${PACK}.${type}`, 1, parameters),
			...(used ? { credentials: { [credential]: used } } : {}),
		};
	};
	const dialled = { mode: 'id', value: '1001', __rl: true };
	return [
		{
			picture: 'ameyo',
			workflow: await localTemplate('ameyo-scheduled-contact-upload.json', filesFolder),
			open: 'Upload Contacts',
			runs: true,
			prepare: async (page) => await output(page).getByText('records accepted').first().waitFor(),
		},
		{
			picture: 'maxContact',
			workflow: spread('MaxContact', [
				start,
				own(
					'Dial',
					'maxContact',
					{
						resource: 'call',
						operation: 'dial',
						userId: dialled,
						phoneNumber: { mode: 'id', value: '01610000001', __rl: true },
					},
					'maxContactApi',
				),
				own(
					'Dispose',
					'maxContact',
					{
						resource: 'call',
						operation: 'dispose',
						userId: {
							mode: 'list',
							value: '1001',
							cachedResultName: 'Alice Archer',
							__rl: true,
						},
						callId: { mode: 'id', value: '={{ $json.CallId }}', __rl: true },
						resultCode: {
							mode: 'list',
							value: 'SALE',
							cachedResultName: 'SALE: Sale',
							__rl: true,
						},
					},
					'maxContactApi',
				),
			]),
			open: 'Dispose',
			runs: true,
			prepare: async (page) => await output(page).getByText('responseDetail').first().waitFor(),
		},
		{
			picture: 'virtualContactCenter',
			workflow: spread('8x8', [
				start,
				own(
					'Dial and Wait',
					'virtualContactCenter',
					{
						resource: 'call',
						operation: 'dialAndWait',
						phone: '(650) 292-8880',
						systemData: { ctl_action: 'create', ctl_intType: 'sfdc' },
						userData: {
							field: [
								{ name: 'ObjectType', value: 'Task' },
								{ name: 'Description', value: 'Took $callDuration$. $notes$' },
							],
						},
					},
					'virtualContactCenterApi',
				),
			]),
			open: 'Dial and Wait',
			runs: true,
			prepare: async (page) => {
				await output(page).getByTestId('radio-button-json').click();
				await output(page).getByText('timedOut').first().waitFor();
			},
		},
		{
			picture: 'ameyoTrigger',
			workflow: spread('Ameyo Trigger', [
				own('Ameyo Trigger', 'ameyoTrigger', {}, 'contactCenterWebhookApi'),
			]),
			open: 'Ameyo Trigger',
			runs: false,
			prepare: showUrls,
		},
		{
			picture: 'ameyoCallbackTrigger',
			workflow: spread('Ameyo Callback Trigger', [
				own(
					'Ameyo Callback Trigger',
					'ameyoCallbackTrigger',
					{
						event: 'due',
						campaignId: {
							mode: 'list',
							value: '1',
							cachedResultName: 'MoviStarSurvey',
							__rl: true,
						},
					},
					'ameyoSessionApi',
				),
			]),
			open: 'Ameyo Callback Trigger',
			runs: false,
			prepare: async (page) => {
				await page.getByRole('button', { name: 'Fetch Test Event' }).first().click();
				await output(page).getByText('customerCallbackId').first().waitFor();
				await page.getByText('Fetching event').waitFor({ state: 'hidden' });
			},
		},
		{
			picture: 'virtualContactCenterTrigger',
			workflow: spread('8x8 Contact Center Trigger', [
				own(
					'8x8 Contact Center Trigger',
					'virtualContactCenterTrigger',
					{},
					'contactCenterWebhookApi',
				),
			]),
			open: '8x8 Contact Center Trigger',
			runs: false,
			prepare: showUrls,
		},
	];
}

const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
const output = (page: Page) => page.getByTestId('output-panel');

async function showUrls(page: Page): Promise<void> {
	await page.getByText('Webhook URLs').click();
	await page.getByTestId('radio-button-production').click();
	await page.getByText(/\/webhook\/[\w-]+\/webhook/).waitFor();
}

/** A chain whose nodes stand side by side. */
function spread(name: string, nodes: INode[]): Workflow {
	return chain(
		name,
		nodes.map((one, n): INode => ({ ...one, position: [n * 240, 0] })),
	);
}

/** The credentials of the sandbox, by their type. */
async function saveCredentials(n8n: N8nClient, url: string) {
	const { session, hashKey } = ameyoCredentials(url);
	const { account, webhook } = virtualContactCenterCredentials(url);
	const all: NewCredential[] = [session, hashKey, maxContactCredential(url), account, webhook];
	const saved = new Map<string, { id: string; name: string }>();
	for (const credential of all) {
		const { id } = await createCredential(n8n, credential);
		saved.set(credential.type, { id, name: credential.name });
	}
	return saved;
}
