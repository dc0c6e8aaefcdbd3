import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Locator } from 'playwright-core';

const DEBIAN = '/usr/bin/chromium';

/** A limit only: beside other work, or on one slow core, a browser takes long. */
const PATIENCE_MS = 240_000;

/** Opens Debian's Chromium where it is installed, and Google Chrome elsewhere, such as on macOS. */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({
		...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : { channel: 'chrome' }),
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
		timeout: PATIENCE_MS,
	});
}

/** A window of its own for one test. */
export async function openWindow(
	browser: Browser,
	width: number,
	height: number,
): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width, height } });
	context.setDefaultTimeout(PATIENCE_MS);
	return context;
}

/**
 * Clicks in one go. The page shows everything anew when something has changed: between the two halves of a mouse's click
 * that would put another element in the place of the one that was pressed.
 */
export async function click(element: Locator): Promise<void> {
	await element.dispatchEvent('click');
}
