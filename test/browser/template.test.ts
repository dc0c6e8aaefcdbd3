import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleFile } from '../../sandbox/n8n/localWorkflows';
import { workflowsFolder } from '../../sandbox/n8n/paths';
import { openScene, type Scene } from '../e2e/scene';
import { stage } from '../e2e/stage';
import { useEditor } from './editor';

describe("the template for uploads in n8n's editor", () => {
	const editor = useEditor();
	const { at } = editor;
	let scene: Scene;
	let workflowId = '';

	beforeAll(async () => {
		scene = await openScene();
		await copyFile(join(workflowsFolder, sampleFile), join(stage().filesFolder, sampleFile));
		workflowId = (await scene.addTemplate('ameyo-scheduled-contact-upload.json')).id;
	});
	afterAll(async () => await scene.close());

	editor.step('stands on the canvas, with nothing left to fill in', async () => {
		await editor.signIn(`/workflow/${workflowId}`);
		await at('execute-workflow-button').waitFor();
		expect(await at('node-issues').count()).toBe(0);
	});

	editor.step('runs with one click', async () => {
		await at('execute-workflow-button').click();
		await editor.page.getByText('Workflow executed successfully').waitFor();
		expect(scene.sandbox.ameyo.counts.commands.uploadContacts?.carriedOut).toBe(1);
	});

	editor.step('says beside the results how many contacts were rejected', async () => {
		await editor.openNode('Upload Contacts');
		await at('output-panel').getByText('5 records accepted, 3 rejected.').waitFor();
		await at('output-panel').getByText('8 items').waitFor();
		await editor.closeNode();
	});

	editor.step('ends with a summary that a person can read', async () => {
		await editor.openNode('Summary');
		await at('output-panel').locator('th', { hasText: 'accepted' }).first().waitFor();
		const texts = async (tag: string) =>
			(await at('output-panel').locator(`${tag}:visible`).allInnerTexts()).map((text) =>
				text.trim(),
			);
		const [heads, values] = [await texts('thead th'), await texts('tbody tr:first-of-type > td')];
		const row = Object.fromEntries(heads.map((head, n) => [head, values[n]]));
		expect(row).toMatchObject({ total: '8', accepted: '5', rejected: '3', notSent: '0' });
		await editor.closeNode();
	});
});
