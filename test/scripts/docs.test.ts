import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { pages } from '../../scripts/docs/pages';

const folder = join(__dirname, '..', '..', 'docs');

describe('the pages that are made from the code', () => {
	const files = manifest.n8n.nodes.map((path) => path.split('/').at(-1)?.split('.')[0] ?? '');
	const names = files.map((file) => `${file[0]?.toLowerCase()}${file.slice(1)}.md`).sort();
	let made: Map<string, string>;
	beforeAll(async () => {
		made = await pages();
	});

	it('are one for each node of the pack, the index of errors, and no others', () => {
		const expected = ['errors.md', ...names.map((name) => `nodes/${name}`)];
		expect([...made.keys()].sort()).toEqual(expected);
		expect(readdirSync(join(folder, 'nodes')).sort()).toEqual(names);
	});

	it.each(['errors.md', ...names.map((name) => `nodes/${name}`)])(
		'%s is what npm run docs makes of the code now',
		(name) => {
			expect(readFileSync(join(folder, name), 'utf8')).toBe(made.get(name));
		},
	);

	it('show the output of each operation and of each trigger', () => {
		for (const [name, text] of made) {
			if (name === 'errors.md') continue;
			const headings = text.match(/^### /gm)?.length ?? text.match(/^## .*Output$/gm)?.length;
			expect([name, text.match(/^Output, from the sandbox:/gm)?.length]).toEqual([name, headings]);
		}
	});

	it('lead from each node to its errors', () => {
		const anchors = new Set(
			(made.get('errors.md')?.match(/^## .*$/gm) ?? []).map((heading) =>
				heading.slice(3).toLowerCase().replaceAll(' ', '-'),
			),
		);
		for (const [name, text] of made) {
			if (name === 'errors.md') continue;
			expect(anchors).toContain(/\(\.\.\/errors\.md#([^)]+)\)/.exec(text)?.[1]);
		}
	});
});
