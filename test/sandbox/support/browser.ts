import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** A browser for one test file, with a new window for each test. */
export function useBrowser(viewport: { width: number; height: number }) {
	let browser: Browser;
	let context: BrowserContext;
	/** What went wrong on the pages that were opened. */
	const errors: string[] = [];
	beforeAll(async () => {
		browser = await chromium.launch({
			executablePath: '/usr/bin/chromium',
			args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
		});
	});
	beforeEach(async () => {
		context = await browser.newContext({ viewport });
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

/** Whether a page is wider than its window. */
export const isTooWide = async (page: Page): Promise<unknown> =>
	await page.evaluate(
		'document.documentElement.scrollWidth > document.documentElement.clientWidth',
	);
