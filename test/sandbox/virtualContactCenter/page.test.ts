import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import { useSandbox } from '../ameyo/client';

const house = useSandbox();
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});
});
beforeEach(async () => {
	context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
});
afterEach(() => context.close());
afterAll(() => browser.close());

async function openPage() {
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (message) => faults.push(message.text()));
	await page.goto(house.sandbox.url);
	return { page, faults };
}

/** The tab that a link of the page opens. */
async function opens(page: Page, name: string): Promise<Page> {
	const tab = context.waitForEvent('page');
	await page.getByRole('link', { name }).click();
	return await tab;
}

test('a click in the CRM can be followed to the callback', async () => {
	const { virtualContactCenter: room } = house.sandbox;
	room.holdCalls();
	const { page, faults } = await openPage();
	const login = await opens(page, 'Sign In as Agent');
	await login.getByLabel('Password').fill('made-up-password');
	await login.getByRole('button', { name: 'Sign In' }).click();
	await login.getByText('Signed in.').first().waitFor();

	const opened = await opens(page, '+1 416 555 0134');
	await opened.getByText('You may close this window').first().waitFor();
	await page.getByText('Ringing', { exact: true }).waitFor();
	await page.getByRole('button', { name: 'Hang Up' }).click();
	await page.locator('td', { hasText: 'Subject: Call' }).waitFor();
	await page.getByText('HTTP 200').first().waitFor();

	expect(room.received).toEqual([
		expect.objectContaining({
			resultCode: 'SUCCESS',
			ctl_userdata: expect.stringContaining('[Subject|Call 90001 to Globex & Söhne]'),
		}),
	]);
	expect(faults).toEqual([]);
});

test('a click without a session leads to the login page', async () => {
	const { page } = await openPage();
	const opened = await opens(page, '(650) 292-8880');
	await opened.getByText('Agent Sign In').waitFor();
	expect(house.sandbox.virtualContactCenter.counts.dials).toBe(0);
});
