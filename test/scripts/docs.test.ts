import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { pages } from '../../scripts/docs/pages';

const folder = join(__dirname, '..', '..', 'docs', 'nodes');

describe('the pages of the nodes', () => {
	const made = pages();

	it('are one for each node of the pack, and no others', () => {
		const files = manifest.n8n.nodes.map((path) => path.split('/').at(-1)?.split('.')[0] ?? '');
		const names = files.map((file) => `${file[0]?.toLowerCase()}${file.slice(1)}.md`).sort();
		expect([...made.keys()].sort()).toEqual(names);
		expect(readdirSync(folder).sort()).toEqual(names);
	});

	it.each([...made.keys()])('%s is what npm run docs makes of the code now', (name) => {
		expect(readFileSync(join(folder, name), 'utf8')).toBe(made.get(name));
	});
});
