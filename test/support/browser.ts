import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const DEBIAN = '/usr/bin/chromium';

/** Opens Debian's Chromium where it is installed, and Google Chrome elsewhere, such as on macOS. */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({
		...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : { channel: 'chrome' }),
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});
}
