import { chromium, type Browser, type Page } from 'playwright-core';

import { HASH_KEY_HEADERS, useSandbox } from '../ameyo/client';

const house = useSandbox();
const HOSTILE = '<img src=x onerror="document.title = 1"><script>document.title = 2</script>';
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});
});
beforeEach(async () => {
	page = await browser.newPage({ viewport: { width: 360, height: 800 } });
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (message) => faults.push(message.text()));
	await page.goto(house.sandbox.url);
	await page.getByText('No contact has been uploaded yet.').waitFor();
});
afterEach(() => page.close());
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
	await page.getByRole('button', { name: 'Expire Sessions' }).click();
	await page.getByText('Ended: expired by rule').waitFor();
	expect(house.ameyo.livingSessions()).toEqual([]);
	expect(faults).toEqual([]);
});

test('hostile text is shown as text, and fits a narrow window', async () => {
	const customerRecords = [{ phone1: '1', name: HOSTILE, long: 'x'.repeat(3000) }];
	const data = { campaignId: 1, leadId: 1, properties: {}, customerRecords };
	await house.send('uploadContacts', data, HASH_KEY_HEADERS);
	await page.locator('td', { hasText: HOSTILE }).waitFor();
	await page.locator('summary').first().click();
	await page.locator('pre', { hasText: 'document.title' }).waitFor();
	expect(await page.title()).toBe('Contact-Centre Sandbox');
	const tooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
	expect(await page.evaluate(tooWide)).toBe(false);
	expect(faults).toEqual([]);
});

test('an opened request stays open when something new arrives, and shows no secret', async () => {
	await house.login();
	await page.locator('summary', { hasText: 'login' }).click();
	await house.send('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS);
	await page.locator('summary', { hasText: 'getLeadsForCampaign' }).click();
	const opened = await page.locator('details[open]').allInnerTexts();
	expect(opened).toHaveLength(2);
	expect(opened[1]).toContain('"userId": "manager"');
	expect(await page.content()).not.toMatch(/made-up-password|made-up-hash-key/);
});
