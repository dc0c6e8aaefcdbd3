import type { Page } from 'playwright-core';

import { click, isTooWide, useBrowser } from '../../support/browser';
import { useMaxContact } from './client';

const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const HOSTILE = '<img src=x onerror="document.title = 1">';
const browser = useBrowser({ width: 360, height: 800 });
let page: Page;

beforeEach(async () => {
	page = await browser.open(`${maxContact.sandbox.url}/#maxContact`);
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
	await click(article().getByRole('button', { name: 'Answer', exact: true }));
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

test('a button that would do nothing is inactive, and says why', async () => {
	const button = (name: string) => article().getByRole('button', { name, exact: true });
	const isActive = async () =>
		await Promise.all(
			['Let Calls Ring', 'Answer All', 'Expire Tokens', 'Clear Faults'].map(
				async (name) => await button(name).isEnabled(),
			),
		);
	expect(await isActive()).toEqual([true, false, false, false]);
	expect(await button('Expire Tokens').getAttribute('title')).toMatch(/^No login has a valid/);
	await maxContact.login();
	await button('Let Calls Ring').click();
	await article().getByText('Calls ring until you answer them').waitFor();
	expect(await isActive()).toEqual([false, true, true, true]);
	await button('Answer All').click();
	await page.getByText('Calls ring until you answer them').waitFor({ state: 'hidden' });
	expect(await isActive()).toEqual([true, false, true, false]);
});

test('the calls that a click can change come first', async () => {
	maxContact.simulator.holdCalls();
	for (const user of [1001, 1002, 1003]) await maxContact.send(`dial/user/${user}/phone/0161`);
	maxContact.simulator.endCall(5003);
	await row('customer hung up').waitFor();
	const calls = article().locator('section', { hasText: 'Needs a result code' });
	const order = await calls.locator('tbody td:nth-child(2)').allInnerTexts();
	expect(order).toEqual(['5002', '5001', '5003'].map((id) => expect.stringContaining(id)));
	await page.getByRole('link', { name: 'MaxContact' }).getByText('2 calls under way').waitFor({
		state: 'attached',
	});
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
