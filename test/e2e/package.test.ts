import { execFileSync } from 'node:child_process';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';
import manifest from '../../package.json';
import { client, stage } from './stage';

/** What n8n's editor loads: every node or credential type the server knows. */
async function known<T>(kind: 'nodes' | 'credentials'): Promise<T[]> {
	const n8n = await client();
	const response = await n8n.page(`/types/${kind}.json`);
	const types: T[] = JSON.parse(await response.text());
	return types;
}

describe('the package', () => {
	const files = execFileSync('tar', ['-tzf', stage().tarball], { encoding: 'utf8' })
		.trim()
		.split('\n')
		.map((path) => path.replace(/^package\//, ''));

	it('holds the built nodes and the papers, and nothing else', () => {
		const outside = files.filter((path) => !path.startsWith('dist/')).sort();
		expect(outside).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
		const built = /^dist\/(nodes|credentials)\/.*(\.js|\.node\.json|\.svg)$/;
		expect(files.filter((path) => path.startsWith('dist/') && !built.test(path))).toEqual([]);
	});

	it('holds every node and credential its manifest names', () => {
		const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		expect(named.filter((path) => !files.includes(path))).toEqual([]);
	});

	it('names no run-time dependency', () => {
		expect(manifest).not.toHaveProperty('dependencies');
	});

	it('is known to n8n with all its nodes', async () => {
		const nodes = await known<INodeTypeDescription>('nodes');
		const names = nodes
			.map(({ name }) => name)
			.filter((name) => name.startsWith('n8n-nodes-contact-center.'));
		const expected = manifest.n8n.nodes.map((path) => {
			const file = path.replace(/^.*\//, '').replace(/\.node\.js$/, '');
			return `n8n-nodes-contact-center.${file.charAt(0).toLowerCase()}${file.slice(1)}`;
		});
		expect(names).toEqual(expect.arrayContaining(expected));
	});

	it('is known to n8n with all its credentials', async () => {
		const credentials = await known<ICredentialType>('credentials');
		const names = credentials.map(({ name }) => name);
		const expected = manifest.n8n.credentials.map((path) => {
			const file = path.replace(/^.*\//, '').replace(/\.credentials\.js$/, '');
			return `${file.charAt(0).toLowerCase()}${file.slice(1)}`;
		});
		expect(names).toEqual(expect.arrayContaining(expected));
	});
});
