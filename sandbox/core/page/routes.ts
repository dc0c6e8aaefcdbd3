import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import type { Simulator } from '../simulator';

const HTML = 'text/html;charset=UTF-8';
const SCRIPT = 'text/javascript;charset=UTF-8';
const STYLE = 'text/css;charset=UTF-8';

const FILES: ReadonlyArray<readonly [url: string, file: string, type: string]> = [
	['/', 'page.html', HTML],
	['/sandbox/page.css', 'page.css', STYLE],
	['/sandbox/page.js', 'page.js', SCRIPT],
	['/sandbox/elements.js', 'elements.js', SCRIPT],
	['/sandbox/traffic.js', 'traffic.js', SCRIPT],
];

/** The page at `/` and its parts; each simulator's own part is at `/sandbox/<name>/page.js`. */
export function addPage(app: FastifyInstance, simulators: readonly Simulator[]): void {
	const files = [
		...FILES.map(([url, file, type]) => [url, join(__dirname, file), type] as const),
		...simulators.map(
			(simulator) => [`/sandbox/${simulator.name}/page.js`, simulator.pageScript, SCRIPT] as const,
		),
	];
	for (const [url, file, type] of files) {
		app.get(url, async (_request, reply) =>
			reply
				.type(type)
				// A second lock behind the page's own escaping: nothing inline runs.
				.header('content-security-policy', "default-src 'self'; img-src data:")
				.header('cache-control', 'no-cache')
				.send(await readFile(file)),
		);
	}
}
