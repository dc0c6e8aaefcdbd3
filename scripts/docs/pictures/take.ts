import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selectors } from 'playwright-core';
import type { Page } from 'playwright-core';
import { startSandbox } from '../../../sandbox';
import { connect } from '../../../sandbox/n8n/client';
import type { N8nClient } from '../../../sandbox/n8n/client';
import { startN8n } from '../../../sandbox/n8n/n8nServer';
import { installPack, packTarball } from '../../../sandbox/n8n/pack';
import { importWorkflow } from '../../../sandbox/n8n/workflows';
import { openNode, signIn } from '../../../test/browser/steps';
import { launchBrowser, PATIENCE_MS } from '../../../test/support/browser';
import { makeScenes } from './scenes';
import type { Scene } from './scenes';

const WINDOW = { width: 1400, height: 840 };
const MOST_BYTES = 150_000;

/**
 * Takes a picture of the panel of each node, in a real n8n with the built pack, against the sandbox.
 *
 * @param folder gets `<node>.png`
 * @throws Error where a picture would be larger than the pages are to be
 */
export async function takePictures(folder: string): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), 'contact-center-pictures-'));
	const filesFolder = join(userFolder, 'files');
	await mkdir(filesFolder);
	await mkdir(folder, { recursive: true });
	await installPack(userFolder, await packTarball(userFolder));
	const sandbox = await startSandbox({
		ameyo: { ringMs: 0 },
		maxContact: { ringMs: 0 },
		virtualContactCenter: { ringMs: 200, talkMs: 3000 },
	});
	const server = await startN8n({ userFolder, filesFolder });
	const browser = await launchBrowser();
	try {
		const n8n = await connect(server.url);
		const page = await browser.newPage({ viewport: WINDOW });
		page.setDefaultTimeout(PATIENCE_MS / 4);
		selectors.setTestIdAttribute('data-test-id');
		await signIn(page, server.url, '/workflow/new');
		for (const scene of await makeScenes(n8n, sandbox, filesFolder)) {
			const path = join(folder, `${scene.picture}.png`);
			try {
				await show(page, n8n, server.url, scene);
			} finally {
				await page.screenshot({ path });
			}
			const { size } = await stat(path);
			if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}.`);
		}
	} finally {
		await browser.close();
		await server.stop();
		await sandbox.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}

async function show(page: Page, n8n: N8nClient, url: string, scene: Scene): Promise<void> {
	const { id } = await importWorkflow(n8n, scene.workflow);
	await page.goto(`${url}/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
	if (scene.runs) {
		await page.getByTestId('execute-workflow-button').click();
		await page.getByText('Workflow executed successfully').waitFor();
	}
	await openNode(page, scene.open);
	await scene.prepare(page);
	// The message at the corner of the window goes by itself.
	await page.locator('.el-notification').first().waitFor({ state: 'detached' });
	await page.mouse.move(WINDOW.width / 2, 20);
}
