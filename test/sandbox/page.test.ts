import type { Browser, Page } from 'playwright-core';

import { click, launchBrowser, openWindow } from '../support/browser';
import { HASH_KEY_HEADERS, useSandbox } from './client';

const house = useSandbox();
const HOSTILE = '<img src=x onerror="document.title = 1"><script>document.title = 2</script>';
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
beforeEach(async () => {
	page = await (await openWindow(browser, 360, 800)).newPage();
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (message) => faults.push(message.text()));
	await page.goto(house.sandbox.url);
	await page.getByText('No contact has been uploaded yet.').waitFor();
});
afterEach(() => page.context().close());
afterAll(() => browser.close());

test('the page follows what happens, without a reload', async () => {
	await house.login();
	await page.getByText('Alive', { exact: true }).waitFor();
	house.ameyo.holdCalls();
	const order = { campaignId: '1', userId: 'amit', phone: '5550009901' };
	const call = house.send('clickToDialWithToken', order, HASH_KEY_HEADERS);
	await page.getByText('On a Call').waitFor();
	house.ameyo.releaseCalls();
	await call;
	await page.getByText('Agent Did Not Answer').waitFor();
	await click(page.getByRole('button', { name: 'Expire Sessions' }));
	await page.getByText('Ended: expired by rule').waitFor();
	expect(house.ameyo.livingSessions()).toEqual([]);
	expect(faults).toEqual([]);
});

test('hostile text is shown as text, and fits a narrow window', async () => {
	const customerRecords = [{ phone1: '1', name: HOSTILE, long: 'x'.repeat(3000) }];
	const data = { campaignId: 1, leadId: 1, properties: {}, customerRecords };
	await house.send('uploadContacts', data, HASH_KEY_HEADERS);
	await page.locator('td', { hasText: HOSTILE }).waitFor();
	await click(page.locator('summary').first());
	await page.locator('pre', { hasText: 'document.title' }).waitFor();
	expect(await page.title()).toBe('Contact-Centre Sandbox');
	const tooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
	expect(await page.evaluate(tooWide)).toBe(false);
	expect(faults).toEqual([]);
});

test('an opened request stays open when something new arrives, and shows no secret', async () => {
	await house.login();
	await click(page.locator('summary', { hasText: 'login' }));
	await house.send('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS);
	await click(page.locator('summary', { hasText: 'getLeadsForCampaign' }));
	const opened = await page.locator('details[open]').allInnerTexts();
	expect(opened).toHaveLength(2);
	expect(opened[1]).toContain('"userId": "manager"');
	expect(await page.content()).not.toMatch(/made-up-password|made-up-hash-key/);
});
