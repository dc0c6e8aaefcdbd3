import type { INodeProperties, INodeType } from 'n8n-workflow';
import manifest from '../../package.json';
import { conditionsOf, linesOf } from './lines';
import { nodeNames } from './names';
import { credentialNames } from './names/credentials';
import { credentials, nodes, resourcesOf } from './pack';
import type { Part } from './pack';

/** The parameters of an operation, or of a node without operations. Notices hold no value. */
function parametersOf(node: Part<INodeType>, resource?: string, operation?: string): string[] {
	const shown = node.type.description.properties.filter(
		(property) =>
			property.type !== 'notice' &&
			property.name !== 'resource' &&
			property.name !== 'operation' &&
			// Its default is a text for models, which may be improved; n8n saves it where a user changed it.
			property.name !== 'toolDescription' &&
			(resource === undefined ||
				(allows(property, 'resource', resource) && allows(property, 'operation', operation))),
	);
	return linesOf(shown).sort();
}

function allows({ displayOptions }: INodeProperties, name: string, value: unknown): boolean {
	const values: readonly unknown[] | undefined = displayOptions?.show?.[name];
	return values === undefined || values.includes(value);
}

function actualParameters(node: Part<INodeType>): Record<string, string[]> {
	const resources = resourcesOf(node);
	if (resources.length === 0) return { all: parametersOf(node) };
	return Object.fromEntries(
		resources.flatMap((resource) =>
			resource.operations.map((operation) => [
				`${resource.value}: ${operation.value}`,
				parametersOf(node, resource.value, operation.value),
			]),
		),
	);
}

it('freezes the name of the package', () => {
	expect(manifest.name).toBe('n8n-nodes-contact-center');
});

it('has a table for every node and credential, and for nothing else', () => {
	expect(nodes.map(({ type }) => type.description.name).sort()).toEqual(
		Object.keys(nodeNames).sort(),
	);
	expect(credentials.map(({ type }) => type.name).sort()).toEqual(
		Object.keys(credentialNames).sort(),
	);
});

describe.each(nodes.map((node) => [node.type.description.name, node] as const))(
	'the node %s',
	(name, node) => {
		const names = nodeNames[name];
		const { description } = node.type;

		it('is saved under the name of its class', () => {
			const { className } = node;
			expect(name).toBe(`${className.charAt(0).toLowerCase()}${className.slice(1)}`);
			expect(description.version).toBe(names?.version);
		});

		it('has the frozen operations, and no others', () => {
			expect(Object.keys(actualParameters(node)).sort()).toEqual(
				Object.keys(names?.parameters ?? {}).sort(),
			);
		});

		const actual = actualParameters(node);
		it.each(Object.keys(actual))(
			'has the frozen parameters, values and defaults: %s',
			(operation) => {
				expect(actual[operation]).toEqual([...(names?.parameters[operation] ?? [])].sort());
			},
		);

		it('has the frozen credentials', () => {
			const types = (description.credentials ?? []).map(
				({ name: type, required, displayOptions }) =>
					`${type}${required === true ? ' required' : ''}${conditionsOf(displayOptions, [])}`,
			);
			expect(types).toEqual(names?.credentials);
		});

		it('has the frozen webhooks', () => {
			const webhooks = (description.webhooks ?? []).map(
				(webhook) => `${webhook.name} ${webhook.httpMethod} ${webhook.path}`,
			);
			expect(webhooks).toEqual(names?.webhooks ?? []);
		});
	},
);

describe.each(credentials.map((part) => [part.type.name, part] as const))(
	'the credential %s',
	(name, part) => {
		it('is saved under the name of its class', () => {
			const { className } = part;
			expect(name).toBe(`${className.charAt(0).toLowerCase()}${className.slice(1)}`);
		});

		it('has the frozen fields, defaults and secrets', () => {
			// Notices hold no value.
			const fields = part.type.properties.filter(({ type }) => type !== 'notice');
			expect(linesOf(fields).sort()).toEqual([...(credentialNames[name] ?? [])].sort());
		});
	},
);
