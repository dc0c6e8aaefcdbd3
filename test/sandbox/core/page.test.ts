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

test('each vendor has a tab that counts its calls, and an address of its own', async () => {
	const tab = (name: string) => page.getByRole('navigation').getByRole('link', { name });
	await tab('Ameyo').getByText('0 calls under way').waitFor({ state: 'attached' });
	expect(await page.locator('article:visible').count()).toBe(1);
	await click(tab('MaxContact'));
	await page.getByText('No call has been dialled yet.').waitFor();
	expect(new URL(page.url()).hash).toBe('#maxContact');
	ameyo.simulator.holdCalls();
	const order = { campaignId: '1', userId: 'amit', phone: '5550001234' };
	const call = ameyo.send('clickToDialWithToken', order, HASH_KEY_HEADERS);
	await tab('Ameyo').getByText('1 call under way').waitFor({ state: 'attached' });
	expect(await page.locator('article:visible h2').allTextContents()).toEqual(['MaxContact']);
	ameyo.simulator.releaseCalls();
	await call;
});

test('all is brought back to the start by one button, which is inactive there', async () => {
	const button = page.getByRole('button', { name: 'Start Over' });
	await page.locator('#start-over button:disabled').waitFor();
	await ameyo.login();
	await page.locator('#start-over button:enabled').waitFor();
	await button.click();
	await page.getByText('Nobody has logged in yet.').waitFor();
	await page.locator('#start-over button:disabled').waitFor();
	expect(ameyo.simulator.counts.logins).toBe(0);
});

test('what is shown anew keeps the focus, and no button disappears under a finger', async () => {
	await ameyo.login();
	const button = page.getByRole('button', { name: 'Expire Sessions' });
	await page.getByText('Alive', { exact: true }).waitFor();
	await button.focus();
	await ameyo.send('getLeadsForCampaign', { campaignId: 1 }, HASH_KEY_HEADERS);
	await page.locator('summary', { hasText: 'getLeadsForCampaign' }).waitFor();
	expect(await page.locator('button:focus').allInnerTexts()).toEqual(['Expire Sessions']);
	await button.hover();
	await page.mouse.down();
	const told = page.waitForResponse(/sandbox.state$/);
	const late = ameyo.send('getAllCampaigns', {}, HASH_KEY_HEADERS);
	await late;
	await page.mouse.up();
	await told;
	await page.getByText('Ended: expired by rule').waitFor();
});

test('a busy sandbox is less than two screens high', async () => {
	const customerRecords = Array.from({ length: 120 }, (_, n) => ({
		phone1: String(9_876_510_000 + n),
		name: `Customer ${n}`,
		email: `customer-${n}@shop.example`,
	}));
	for (const leadId of [1, 35, 21, 39]) {
		const data = { campaignId: 1, leadId, properties: {}, customerRecords };
		await ameyo.send('uploadContacts', data, HASH_KEY_HEADERS);
	}
	for (let n = 0; n < 12; n++) await ameyo.login();
	const height = async (width: number) => {
		await page.setViewportSize({ width, height: 900 });
		return Number(await page.evaluate('document.documentElement.scrollHeight'));
	};
	await page.locator('summary', { hasText: 'login' }).nth(11).waitFor();
	expect(await height(1400)).toBeLessThan(1800);
	expect(await isTooWide(page)).toBe(false);
	expect(await height(390)).toBeLessThan(3000);
	expect(await isTooWide(page)).toBe(false);
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
