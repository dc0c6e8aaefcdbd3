import type { Page } from 'playwright-core';

import { HASH_KEY_HEADERS, useAmeyo } from '../ameyo/client';
import { click, isTooWide, useBrowser } from '../../support/browser';

const ameyo = useAmeyo();
const HOSTILE = '<img src=x onerror="document.title = 1"><script>document.title = 2</script>';
const browser = useBrowser({ width: 360, height: 800 });
let page: Page;

beforeEach(async () => {
	page = await browser.open(ameyo.sandbox.url);
	await page.getByText('No contact has been uploaded yet.').waitFor();
});

test('the page follows what happens, without a reload', async () => {
	await ameyo.login();
	await page.getByText('Alive', { exact: true }).waitFor();
	ameyo.simulator.holdCalls();
	const order = { campaignId: '1', userId: 'amit', phone: '5550009901' };
	const call = ameyo.send('clickToDialWithToken', order, HASH_KEY_HEADERS);
	await page.getByText('On a Call').waitFor();
	ameyo.simulator.releaseCalls();
	await call;
	await page.getByText('Agent Did Not Answer').waitFor();
	await click(page.getByRole('button', { name: 'Expire Sessions' }));
	await page.getByText('Ended: expired by rule').waitFor();
	expect(ameyo.simulator.livingSessions()).toEqual([]);
	expect(browser.errors).toEqual([]);
});

test('hostile text is shown as text, and fits a narrow window', async () => {
	const customerRecords = [{ phone1: '1', name: HOSTILE, long: 'x'.repeat(3000) }];
	const data = { campaignId: 1, leadId: 1, properties: {}, customerRecords };
	await ameyo.send('uploadContacts', data, HASH_KEY_HEADERS);
	await page.locator('td', { hasText: HOSTILE }).waitFor();
	await click(page.locator('summary').first());
	await page.locator('pre', { hasText: 'document.title' }).waitFor();
	expect(await page.title()).toBe('Contact-Centre Sandbox');
	expect(await isTooWide(page)).toBe(false);
	expect(browser.errors).toEqual([]);
});

test('an opened request stays open when something new arrives, and shows no secret', async () => {
	await ameyo.login();
	await click(page.locator('summary', { hasText: 'login' }));
	await ameyo.send('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS);
	await click(page.locator('summary', { hasText: 'getLeadsForCampaign' }));
	const opened = await page.locator('details[open]').allInnerTexts();
	expect(opened).toHaveLength(2);
	expect(opened[1]).toContain('"userId": "manager"');
	expect(await page.content()).not.toMatch(/made-up-password|made-up-hash-key/);
});
