import { chromium, type Browser, type Page } from 'playwright-core';

import { useMaxContact } from './client';

const house = useMaxContact({ maxContact: { ringMs: 0 } });
const HOSTILE = '<img src=x onerror="document.title = 1">';
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
	await page.getByText('No call has been dialled yet.').waitFor();
});
afterEach(() => page.close());
afterAll(() => browser.close());

const room = () => page.locator('#simulator-maxContact');
const row = (text: string) => room().locator('tr', { hasText: text });

test('the page follows agents and their calls, and acts on them', async () => {
	const told = page.waitForResponse(/hold-calls$/);
	await room().getByRole('button', { name: 'Let Calls Ring' }).click();
	await told;
	await house.send('dial/user/1001/phone/01610000003');
	await row('5001: 01610000003').getByText('Calling').waitFor();
	await room().getByRole('button', { name: 'Answer' }).click();
	await row('9007199254740993').getByText('Connected').waitFor();
	await room().getByText('Recording', { exact: true }).nth(1).waitFor();
	await house.send('hold/user/1001/call/5001');
	await row('9007199254740993').getByText('On Hold').waitFor();
	await room().getByRole('button', { name: 'Customer Hangs Up' }).click();
	await row('Alice Archer').getByText('Wrapping').waitFor();
	await house.send('dispose/user/1001/call/5001?resultcode=SALE');
	await row('customer hung up').getByText('SALE').waitFor();
	expect(house.room.calls[0]).toMatchObject({ ending: 'customer', recording: 'stopped' });
	expect(faults).toEqual([]);
});

test('hostile text is shown as text, a refusal with its words, no secret, in a narrow window', async () => {
	await house.send(`dial/user/1002/phone/${encodeURIComponent(HOSTILE)}`);
	await room()
		.locator('summary', { hasText: `"${HOSTILE}" is not a phone number.` })
		.click();
	await room().locator('pre', { hasText: '<img src=x onerror' }).waitFor();
	await house.login();
	await room().locator('summary', { hasText: 'apitoken' }).click();
	expect(await room().locator('details[open]').count()).toBe(2);
	expect(await page.content()).not.toMatch(/made-up-token-key|made-up-password/);
	expect(await page.title()).toBe('Contact-Centre Sandbox');
	const tooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
	expect(await page.evaluate(tooWide)).toBe(false);
	expect(faults).toEqual([]);
});
