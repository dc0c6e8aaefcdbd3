import type { Page } from 'playwright-core';

import { click, isTooWide, useBrowser } from '../../support/browser';
import { useMaxContact } from './client';

const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const HOSTILE = '<img src=x onerror="document.title = 1">';
const browser = useBrowser({ width: 360, height: 800 });
let page: Page;

beforeEach(async () => {
	page = await browser.open(maxContact.sandbox.url);
	await page.getByText('No call has been dialled yet.').waitFor();
});

const article = () => page.locator('#simulator-maxContact');
const row = (text: string) => article().locator('tr', { hasText: text });

test('the page follows agents and their calls, and acts on them', async () => {
	const told = page.waitForResponse(/hold-calls$/);
	await click(article().getByRole('button', { name: 'Let Calls Ring' }));
	await told;
	await maxContact.send('dial/user/1001/phone/01610000003');
	await row('5001: 01610000003').getByText('Calling').waitFor();
	await click(article().getByRole('button', { name: 'Answer' }));
	await row('9007199254740993').getByText('Connected').waitFor();
	await article().getByText('Recording', { exact: true }).nth(1).waitFor();
	await maxContact.send('hold/user/1001/call/5001');
	await row('9007199254740993').getByText('On Hold').waitFor();
	await click(article().getByRole('button', { name: 'Customer Hangs Up' }));
	await row('Alice Archer').getByText('Wrapping').waitFor();
	await maxContact.send('dispose/user/1001/call/5001?resultcode=SALE');
	await row('customer hung up').getByText('SALE').waitFor();
	expect(maxContact.simulator.calls[0]).toMatchObject({ ending: 'customer', recording: 'stopped' });
	expect(browser.errors).toEqual([]);
});

test('hostile text is shown as text, a refusal with its words, no secret, in a narrow window', async () => {
	await maxContact.send(`dial/user/1002/phone/${encodeURIComponent(HOSTILE)}`);
	await click(article().locator('summary', { hasText: `"${HOSTILE}" is not a phone number.` }));
	await article().locator('pre', { hasText: '<img src=x onerror' }).waitFor();
	await maxContact.login();
	await click(article().locator('summary', { hasText: 'apitoken' }));
	expect(await article().locator('details[open]').count()).toBe(2);
	expect(await page.content()).not.toMatch(/made-up-token-key|made-up-password/);
	expect(await page.title()).toBe('Contact-Centre Sandbox');
	expect(await isTooWide(page)).toBe(false);
	expect(browser.errors).toEqual([]);
});
