import { XMLValidator } from 'fast-xml-parser';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeBin, projectRoot } from '../../sandbox/n8n/paths';

it('measures a part with tiny numbers and writes the report', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'contact-center-benchmark-test-'));
	const args = ['--import', 'tsx', 'benchmark/main.ts', 'upload', '--tiny', '--rounds', '1'];
	const { stdout } = await promisify(execFile)(nodeBin, [...args, '--into', folder], {
		cwd: projectRoot,
	});
	const [page, svg, guide] = await Promise.all(
		['benchmark.md', 'benchmark.svg', 'scaling.md'].map(
			async (name) => await readFile(join(folder, name), 'utf8'),
		),
	);
	await rm(folder, { recursive: true });
	expect(stdout).toContain('## Contacts as items');
	expect(page).toContain('## Contacts as items');
	expect(page).toMatch(/\n\|\s+20 \|(\s+[\d.]+ \|){6}\n/);
	expect(XMLValidator.validate(svg ?? '')).toBe(true);
	expect(guide).toMatch(/contacts as items, _Upload_\s+\|\s+[\d,.]+ \|\s+[\d,]+ \|/);
});
