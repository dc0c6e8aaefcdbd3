import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { descriptions, pages } from '../../scripts/docs/pages';
import { hashesOf } from '../../scripts/docs/pictures/hashes';

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

describe('the pictures of the nodes', () => {
	const pictures = join(folder, 'pictures');
	const names = descriptions().map(({ name }) => name);

	it('are one for each node, and no others, each small enough for a page', () => {
		const found = readdirSync(pictures).filter((name) => name.endsWith('.png'));
		expect(found.sort()).toEqual(names.map((name) => `${name}.png`).sort());
		for (const name of found) expect(statSync(join(pictures, name)).size).toBeLessThan(150_000);
	});

	it.each(names)('show the panel of %s as it is now', (name) => {
		const taken: Record<string, string> = JSON.parse(
			readFileSync(join(pictures, 'descriptions.json'), 'utf8'),
		);
		const isStale = taken[name] !== hashesOf(descriptions())[name];
		const what = isStale
			? `docs/pictures/${name}.png shows an older panel. Run: npm run build && npm run docs -- --pictures`
			: 'as it is now';
		expect(what).toBe('as it is now');
	});
});
