import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selectors, type Locator, type Page } from 'playwright-core';
import { until } from '../../sandbox/n8n/until';
import { stage } from '../e2e/stage';
import { useBrowser } from '../support/browser';
import { openNode, signIn } from './steps';

selectors.setTestIdAttribute('data-test-id');

/** n8n's editor in a browser, for one test file: one window, in which its tests follow one another. */
export interface Editor {
	readonly page: Page;
	/** What the editor's own tests find by this name; with several, each within the one before. */
	at(...testIds: string[]): Locator;
	/** Signs in on n8n's form, which then leads to this path. */
	signIn(path: string): Promise<void>;
	/** Opens the panel of a node on the canvas. */
	openNode(name: string): Promise<void>;
	/** Waits until a field of the open panel shows something with this text. */
	shows(field: Locator, text: string): Promise<void>;
	/** Closes the panel of a node. */
	closeNode(): Promise<void>;
	/**
	 * One step of a story. Where it fails, a picture of the window is kept, and the error says where; the steps after it
	 * are not tried.
	 */
	step(name: string, act: () => Promise<void>): void;
}

/** Opens a browser for this test file, as wide as a small laptop's. */
export function useEditor(): Editor {
	const browser = useBrowser({ width: 1400, height: 900 }, 'file');
	let failed: string | undefined;
	let page: Page;
	beforeAll(async () => {
		page = await browser.context.newPage();
	});
	const at = (...testIds: string[]): Locator =>
		testIds
			.slice(1)
			.reduce((within, id) => within.getByTestId(id), page.getByTestId(testIds[0] ?? ''));
	const panel = () => at('node-parameters');
	return {
		get page() {
			return page;
		},
		at,
		async signIn(path) {
			await signIn(page, stage().url, path);
		},
		async openNode(name) {
			await openNode(page, name);
		},
		async shows(field, text) {
			const input = field.locator('xpath=descendant-or-self::input').first();
			await until(
				async () => ((await input.inputValue()).includes(text) ? true : undefined),
				() => `No field of the panel shows "${text}".`,
				30_000,
			);
		},
		async closeNode() {
			await page.keyboard.press('Escape');
			await panel().waitFor({ state: 'hidden' });
		},
		step(name, act) {
			it(name, async () => {
				if (failed !== undefined) throw new Error(`Not tried: "${failed}" has failed.`);
				try {
					await act();
				} catch (error) {
					failed = name;
					throw await withPicture(page, error);
				}
			});
		},
	};
}

/** The error of a step with the path of a picture of the window as it was then. */
async function withPicture(page: Page, error: unknown): Promise<unknown> {
	const path = join(await mkdtemp(join(tmpdir(), 'contact-center-browser-')), 'window.png');
	await page.screenshot({ path });
	if (!(error instanceof Error)) return error;
	const message = `${error.message}\n\nA picture of the window: ${path}`;
	// jest prints the stack, which holds the message.
	error.stack = error.stack?.replace(error.message, () => message);
	error.message = message;
	return error;
}
