import { existsSync } from 'node:fs';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from 'playwright-core';

const DEBIAN = '/usr/bin/chromium';
const NO_BROWSER =
	'These tests look at pages in a browser, and there is none. On Debian: apt-get install chromium. Elsewhere: install Google Chrome.';

/** A limit only: beside other work, or on one slow core, a browser takes long. */
export const PATIENCE_MS = 240_000;

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-sync',
	// A page that asks somebody else, as n8n's editor does for news, is told at once that nobody is there.
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/**
 * Opens Debian's Chromium where it is installed, and Google Chrome elsewhere, such as on macOS.
 * @throws Error that says how to install one
 */
export async function launchBrowser(): Promise<Browser> {
	const where = existsSync(DEBIAN) ? { executablePath: DEBIAN } : { channel: 'chrome' };
	try {
		return await chromium.launch({ ...where, args: ARGS, timeout: PATIENCE_MS });
	} catch (error) {
		if (existsSync(DEBIAN)) throw error;
		throw new Error(NO_BROWSER, { cause: error });
	}
}

/**
 * A browser for one test file.
 * @param windowFor whether each test has a new window, with nothing in it, or the file has one
 */
export function useBrowser(
	viewport: { width: number; height: number },
	windowFor: 'test' | 'file' = 'test',
) {
	let browser: Browser;
	let context: BrowserContext;
	/** What went wrong on the pages that were opened. */
	const errors: string[] = [];
	beforeAll(async () => {
		browser = await launchBrowser();
	});
	const [before, after] = windowFor === 'file' ? [beforeAll, afterAll] : [beforeEach, afterEach];
	before(async () => {
		context = await browser.newContext({ viewport });
		context.setDefaultTimeout(PATIENCE_MS);
	});
	after(() => context.close());
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
