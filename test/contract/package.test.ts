import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Icon } from 'n8n-workflow';
import manifest from '../../package.json';
import { isRecord } from '../../nodes/shared/guards';
import { credentials, nodes, ROOT, sourceOf } from './pack';

/** Categories of n8n's node panel (n8n-workflow's codex). */
const CATEGORIES = [
	'Analytics',
	'Communication',
	'Core Nodes',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'HITL',
	'Marketing',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

const found = (pattern: string) =>
	globSync(pattern, { cwd: ROOT })
		.map((file) => join(ROOT, file))
		.sort();
const fields: Record<string, unknown> = { ...manifest };

/** Where the files of the repository are shown. */
const PAGES = `${manifest.repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/`;

/** The page that a link leads to exists. n8n adds parameters at the end of a link, which would be part of an anchor. */
function expectPage(link: unknown): void {
	const url = String(link);
	expect(url.startsWith(PAGES)).toBe(true);
	expect(url).toMatch(/\.md$/);
	expect(existsSync(join(ROOT, url.slice(PAGES.length)))).toBe(true);
}

describe('package.json', () => {
	it('lists every node and credential, and nothing else', () => {
		expect(manifest.n8n.nodes.map(sourceOf).sort()).toEqual(found('nodes/**/*.node.ts'));
		expect(manifest.n8n.credentials.map(sourceOf).sort()).toEqual(
			found('credentials/**/*.credentials.ts'),
		);
		expect(Object.keys(manifest.n8n).sort()).toEqual([
			'credentials',
			'n8nNodesApiVersion',
			'nodes',
		]);
		expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
		for (const path of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
			expect(path).toMatch(/^dist\/(nodes\/.+\.node|credentials\/.+\.credentials)\.js$/);
		}
	});

	it('needs nothing at run time but n8n', () => {
		for (const name of [
			'dependencies',
			'optionalDependencies',
			'bundledDependencies',
			'bundleDependencies',
			'overrides',
		]) {
			expect(fields[name]).toBeUndefined();
		}
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('runs nothing when it is installed', () => {
		const scripts = Object.keys(manifest.scripts);
		for (const name of [
			'preinstall',
			'install',
			'postinstall',
			'prepare',
			'preprepare',
			'postprepare',
		]) {
			expect(scripts).not.toContain(name);
		}
	});

	it('can be found and installed as a community node', () => {
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.files).toContain('dist');
		expect(manifest.license).toBe('MIT');
		expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
	});
});

describe.each(nodes.map((node) => [node.className, node] as const))(
	'%s',
	(className, { file, type }) => {
		const { description } = type;

		it('has a codex file that names it', () => {
			const path = join(dirname(file), `${className}.node.json`);
			expect(existsSync(path)).toBe(true);
			const codex: unknown = JSON.parse(readFileSync(path, 'utf8'));
			expect(codex).toMatchObject({
				node: `${manifest.name}.${description.name}`,
				nodeVersion: '1.0',
				codexVersion: '1.0',
				resources: {
					primaryDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }],
					credentialDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }],
				},
			});
			const categories: unknown = isRecord(codex) ? codex.categories : undefined;
			expect(categories).not.toEqual([]);
			expect(CATEGORIES).toEqual(
				expect.arrayContaining(Array.isArray(categories) ? categories : [undefined]),
			);
		});

		it('links to pages that exist', () => {
			const codex: unknown = JSON.parse(
				readFileSync(join(dirname(file), `${className}.node.json`), 'utf8'),
			);
			const resources = isRecord(codex) && isRecord(codex.resources) ? codex.resources : {};
			const links = Object.values(resources).flat().filter(isRecord);
			expect(links).toHaveLength(2);
			for (const { url } of links) expectPage(url);
		});

		it('has icons for light and dark', () => {
			expectIcons(description.icon, dirname(file));
		});

		it('is a tool for agents, unless it is a trigger', () => {
			const isTrigger = description.group.includes('trigger');
			expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
			expect(description.inputs).toEqual(isTrigger ? [] : ['main']);
			expect(description.outputs).toEqual(['main']);
			expect(description.defaults.name).toBe(description.displayName);
		});
	},
);

describe.each(credentials.map((part) => [part.className, part] as const))(
	'%s',
	(className, { file, type }) => {
		it('has icons for light and dark', () => {
			expectIcons(type.icon, dirname(file));
		});

		it('has a documentation page and a name that ends in API', () => {
			expectPage(type.documentationUrl);
			expect(className).toMatch(/Api$/);
			expect(type.displayName).toMatch(/ API$/);
		});
	},
);

function expectIcons(icon: Icon | { light: Icon; dark: Icon } | undefined, folder: string): void {
	if (!isRecord(icon)) throw new Error('There is no pair of icons');
	for (const shade of [icon.light, icon.dark]) {
		expect(shade).toMatch(/^file:.*\.svg$/);
		const path = resolve(folder, String(shade).replace(/^file:/, ''));
		expect(readFileSync(path, 'utf8')).toContain('<svg');
		expect(statSync(path).size).toBeLessThan(20_000);
	}
	expect(icon.light).not.toBe(icon.dark);
}
