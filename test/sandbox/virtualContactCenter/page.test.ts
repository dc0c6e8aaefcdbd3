import type { Page } from 'playwright-core';

import { click, useBrowser } from '../../support/browser';
import { useSimulator } from '../support/simulator';

const virtualContactCenter = useSimulator('virtualContactCenter');
const browser = useBrowser({ width: 1200, height: 900 });

/** The tab that a link of the page opens. */
async function opens(page: Page, name: string): Promise<Page> {
	const tab = browser.context.waitForEvent('page');
	await click(page.getByRole('link', { name }));
	return await tab;
}

test('a click in the CRM can be followed to the callback', async () => {
	const { simulator } = virtualContactCenter;
	simulator.holdCalls();
	const page = await browser.open(`${virtualContactCenter.sandbox.url}/#virtualContactCenter`);
	const login = await opens(page, 'Sign In as Agent');
	await login.getByLabel('Password').fill('made-up-password');
	await click(login.getByRole('button', { name: 'Sign In' }));
	await login.getByText('Signed in.').first().waitFor();
	await page.getByText('sign in first').waitFor({ state: 'hidden' });

	const opened = await opens(page, '+1 416 555 0134');
	await opened.getByText('You may close this window').first().waitFor();
	await page.getByText('Ringing', { exact: true }).waitFor();
	await click(page.getByRole('button', { name: 'Hang Up' }));
	await page.locator('td', { hasText: 'Subject: Call' }).waitFor();
	await page.getByText('HTTP 200').first().waitFor();

	expect(simulator.received).toEqual([
		expect.objectContaining({
			resultCode: 'SUCCESS',
			ctl_userdata: expect.stringContaining('[Subject|Call 90001 to Globex & Söhne]'),
		}),
	]);
	expect(browser.errors).toEqual([]);
});

test('a click without a session leads to the login page', async () => {
	const page = await browser.open(`${virtualContactCenter.sandbox.url}/#virtualContactCenter`);
	const opened = await opens(page, '(650) 292-8880');
	await opened.getByText('Agent Sign In').waitFor();
	expect(virtualContactCenter.simulator.counts.dials).toBe(0);
});
