import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './setup/paths.mjs';

/**
 * What package.json still leaves to the publisher: the owner of the repository and the address for mail.
 * Published with these, its links would lead nowhere, and the provenance would name another repository.
 */
export function leftToFillIn({ homepage, bugs, repository, author }) {
	const addresses = { homepage, bugs, repository: repository?.url, 'author.email': author?.email };
	return Object.keys(addresses).filter((name) =>
		/OWNER|\.example$/.test(String(addresses[name] ?? 'OWNER')),
	);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const left = leftToFillIn(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
	if (left.length > 0) {
		console.error(
			`Not published: package.json still has placeholders under ${left.join(', ')}. CONTRIBUTING.md says what the publisher fills in.`,
		);
		process.exitCode = 1;
	}
}
