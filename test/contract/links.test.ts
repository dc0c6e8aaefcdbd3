import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import manifest from '../../package.json';
import { ROOT } from './pack';

const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
	...globSync('docs/**/*.md', { cwd: ROOT }).sort(),
];
/** `https://github.com/OWNER/n8n-nodes-contact-center` */
const REPOSITORY = manifest.repository.url.replace(/^git\+|\.git$/g, '');

/** A page without its code, in which brackets are no links. */
const textOf = (page: string) =>
	readFileSync(join(ROOT, page), 'utf8')
		.replace(/^ *```[\s\S]*?^ *```/gm, '')
		.replace(/`[^`\n]*`/g, 'code');
const linksIn = (text: string) =>
	[...text.matchAll(/\]\(<?([^)>\s]+)>?(?: "[^"]*")?\)/g)].map(([, link = '']) => link);

/** The anchors of a page as GitHub makes them of its headings. */
function anchorsOf(page: string): string[] {
	const seen = new Map<string, number>();
	const headings = readFileSync(join(ROOT, page), 'utf8')
		.replace(/^ *```[\s\S]*?^ *```/gm, '')
		.match(/^#{1,6} .*$/gm);
	return (headings ?? []).map((heading) => {
		const anchor = heading
			.replace(/^#+ /, '')
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.replace(/(?<!\w)_|_(?!\w)/g, '')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-');
		const times = seen.get(anchor) ?? 0;
		seen.set(anchor, times + 1);
		return times === 0 ? anchor : `${anchor}-${times}`;
	});
}

describe.each(pages)('the links of %s', (page) => {
	const links = linksIn(textOf(page));
	const relative = links.filter((link) => !/^[a-z]+:/i.test(link));

	it('lead to files that exist, and to headings that are in them', () => {
		const broken = relative.filter((link) => {
			const [path = '', anchor] = decodeURIComponent(link).split('#');
			const target = path === '' ? page : join(dirname(page), path);
			if (!existsSync(join(ROOT, target))) return true;
			return anchor !== undefined && !anchorsOf(target).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	it('name no repository of this project but that of package.json', () => {
		const name = REPOSITORY.split('/').at(-1) ?? '';
		const others = (readFileSync(join(ROOT, page), 'utf8').match(/https?:\/\/[^\s)>"`]+/g) ?? [])
			.filter((url) => url.includes(`/${name}`))
			.filter((url) => ![REPOSITORY, `${REPOSITORY}.git`].includes(url))
			.filter((url) => !/^[/#?]/.test(url.slice(REPOSITORY.length)))
			.concat(links.filter((url) => url.includes(`/${name}`) && !url.startsWith(REPOSITORY)));
		expect(others).toEqual([]);
	});

	it('to pages of this repository lead to files that exist', () => {
		const shown = links.filter((link) => /^.*\/(blob|tree)\/main\//.test(link));
		const broken = shown
			.filter((link) => link.startsWith(REPOSITORY))
			.filter(
				(link) => !existsSync(join(ROOT, link.replace(/^.*\/(blob|tree)\/main\/|#.*$/g, ''))),
			);
		expect(broken).toEqual([]);
	});
});
