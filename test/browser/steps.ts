import type { Page } from 'playwright-core';
import { owner } from '../../sandbox/n8n/environment';

/** Signs in on n8n's form, which then leads to this path, and waits for the canvas. */
export async function signIn(page: Page, n8nUrl: string, path: string): Promise<void> {
	await page.goto(`${n8nUrl}/signin?redirect=${encodeURIComponent(path)}`);
	await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
	await page.locator('input[name=password]').fill(owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByTestId('canvas').waitFor();
}

/** Opens the panel of a node on the canvas. */
export async function openNode(page: Page, name: string): Promise<void> {
	// By its name: a node outside of the window is on the canvas as well.
	const node = page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
	await node
		.locator('[data-test-id$=-default-node], [data-test-id$=-trigger-node]')
		.first()
		.dispatchEvent('dblclick');
	await page
		.getByTestId('node-title-container')
		.getByTestId('inline-edit-preview')
		.getByText(name)
		.waitFor();
	await page.getByTestId('node-parameters').waitFor();
}
