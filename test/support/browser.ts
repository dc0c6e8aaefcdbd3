import { existsSync } from 'node:fs';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from 'playwright-core';

const DEBIAN = '/usr/bin/chromium';

/** A limit only: beside other work, or on one slow core, a browser takes long. */
const PATIENCE_MS = 240_000;

/** Opens Debian's Chromium where it is installed, and Google Chrome elsewhere, such as on macOS. */
async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({
		...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : { channel: 'chrome' }),
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
		timeout: PATIENCE_MS,
	});
}

/** A browser for one test file, with a new window for each test. */
export function useBrowser(viewport: { width: number; height: number }) {
	let browser: Browser;
	let context: BrowserContext;
	/** What went wrong on the pages that were opened. */
	const errors: string[] = [];
	beforeAll(async () => {
		browser = await launchBrowser();
	});
	beforeEach(async () => {
		context = await browser.newContext({ viewport });
		context.setDefaultTimeout(PATIENCE_MS);
	});
	afterEach(() => context.close());
	afterAll(() => browser.close());
	return {
		errors,
		get context() {
			return context;
		},
		open: async (url: string): Promise<Page> => {
			const page = await context.newPage();
			page.on('pageerror', (error) => errors.push(error.message));
			page.on('console', (message) => errors.push(message.text()));
			await page.goto(url);
			return page;
		},
	};
}

/**
 * Clicks in one go. The page shows everything anew when something has changed: between the two halves of a mouse's click
 * that would put another element in the place of the one that was pressed.
 */
export async function click(element: Locator): Promise<void> {
	await element.dispatchEvent('click');
}

/** Whether a page is wider than its window. */
export const isTooWide = async (page: Page): Promise<unknown> =>
	await page.evaluate(
		'document.documentElement.scrollWidth > document.documentElement.clientWidth',
	);
