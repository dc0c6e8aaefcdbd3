import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { descriptions } from '../../scripts/docs/pages';
import { everyOperation } from '../support/everyOperation';

const root = join(__dirname, '..', '..');
const OWN = 'your Ameyo node';

interface Template {
	nodes: Array<{ name: string; type: string; parameters: Record<string, unknown> }>;
}

const recipes = readFileSync(join(root, 'docs', 'recipes.md'), 'utf8')
	.split(/^## /m)
	.slice(1)
	.map((text) => ({ title: text.split('\n')[0] ?? '', text }));

const all = (text: string, pattern: RegExp): string[][] =>
	[...text.matchAll(pattern)].map((match) => match.slice(1));
const templatesIn = (text: string) =>
	all(text, /\]\(\.\.\/workflows\/([^)]+\.json)\)/g).map(([name = '']) => name);
const read = (name: string): Template =>
	JSON.parse(readFileSync(join(root, 'workflows', name), 'utf8'));

/** The operation that a recipe names as the panel does, such as **Ameyo**, _Call: Click to Dial_. */
function operationOf(node: string, label: string) {
	const type = descriptions().find(({ displayName }) => displayName === node);
	return everyOperation().find(
		({ vendor, name }) => vendor === type?.name && labelOf(type, name) === label,
	);
}

function labelOf({ properties }: INodeTypeDescription, name: string): string {
	const [resource, operation] = name.split('.');
	const nameIn = (field: string, value = '', of?: string) =>
		properties
			.filter((property) => property.name === field)
			.filter(({ displayOptions }) => {
				const shown = displayOptions?.show?.resource;
				return of === undefined || (Array.isArray(shown) && shown.includes(of));
			})
			.flatMap(({ options = [] }) => options)
			.find((option) => 'value' in option && option.value === value)?.name;
	return `${nameIn('resource', resource)}: ${nameIn('operation', operation, resource)}`;
}

describe('docs/recipes.md', () => {
	it('has the five recipes', () => {
		expect(recipes.map(({ title }) => title)).toEqual([
			'A nightly upload',
			'A dial button in the CRM',
			'A callback for who was missed',
			'An agent that calls',
			'A recording that pauses for the card number',
		]);
	});

	it.each(recipes)('names templates that exist, in $title', ({ text }) => {
		const files = readdirSync(join(root, 'workflows'));
		const named = templatesIn(text);
		expect(named.length).toBeGreaterThan(0);
		for (const name of named) expect(files).toContain(name);
	});

	it.each(recipes)(
		'names operations that exist, and are in its templates, in $title',
		({ text }) => {
			const named = all(text, /\*\*(Ameyo|MaxContact|8x8 Contact Center)\*\*, _([^_]+: [^_]+)_/g);
			expect(named.length).toBeGreaterThan(0);
			const nodes = templatesIn(text).flatMap((name) => read(name).nodes);
			for (const [node = '', label = ''] of named) {
				const operation = operationOf(node, label);
				expect([label, operation === undefined]).toEqual([label, false]);
				const isThere = nodes.some(
					({ type, parameters }) =>
						type.startsWith(`n8n-nodes-contact-center.${operation?.vendor}`) &&
						`${String(parameters.resource)}.${String(parameters.operation)}` === operation?.name,
				);
				expect([label, isThere]).toEqual([label, true]);
			}
		},
	);

	it.each(recipes)(
		'names nodes of its first template, and fields that they have, in $title',
		({ text }) => {
			const [first = ''] = templatesIn(text);
			const { nodes } = read(first);
			const rows = all(text, /^\| (?!In the node|-+ )([^|]+) \| ([^|]+) \|$/gm);
			expect(rows.length).toBeGreaterThan(1);
			for (const [cell = '', set = ''] of rows) {
				const given = cell.trim();
				if (given === OWN) continue;
				const name = given.replaceAll('_', '');
				const node = nodes.find((one) => one.name === name);
				expect([name, node === undefined]).toEqual([name, false]);
				const described = descriptions().find(
					(type) => node?.type.replace(/Tool$/, '') === `n8n-nodes-contact-center.${type.name}`,
				);
				if (!described) continue;
				const labels = new Set([
					...described.properties.map(({ displayName }) => displayName),
					...nodes.map((one) => one.name),
					'Allowed Numbers',
				]);
				for (const [label = ''] of all(set, /_([^_]+)_/g)) expect([...labels]).toContain(label);
			}
		},
	);
});
