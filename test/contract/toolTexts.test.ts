import { nodes, resourcesOf } from './pack';

/** n8n's own name for the text that a model reads of a tool: what users changed is saved under it. */
const NAME = 'toolDescription';

const operations = nodes.flatMap((node) =>
	resourcesOf(node).flatMap((resource) =>
		resource.operations.map(
			(operation) =>
				[
					`${node.type.description.name}: ${resource.value}: ${operation.value}`,
					{ node, resource, operation },
				] as const,
		),
	),
);

it('finds the operations', () => {
	expect(operations.length).toBeGreaterThan(30);
});

describe.each(operations)('%s', (_name, { node, resource, operation }) => {
	const { description } = node.type;
	const texts = description.properties.filter(
		({ name, displayOptions }) =>
			name === NAME &&
			displayOptions?.show?.resource?.includes(resource.value) &&
			displayOptions.show.operation?.includes(operation.value),
	);
	const text = String(texts[0]?.default);

	it('tells a model what it does, in the node as a tool and nowhere else', () => {
		expect(texts).toHaveLength(1);
		expect(texts[0]?.displayOptions?.show?.['@tool']).toEqual([true]);
		expect(text).toContain(`${description.displayName}: `);
		expect(text).toContain(operation.description);
	});

	it('says what to give and what the result means, or that it is not for agents', () => {
		const { forModel, notForAgents } = operation;
		expect([forModel, notForAgents].filter((one) => one !== undefined)).toHaveLength(1);
		if (notForAgents) expect(text).toMatch(/^Do not call this tool: /);
		else expect(text).toContain('result');
	});

	it('fits into what providers of models take', () => {
		// OpenAI's chat API takes 1,024 characters.
		expect(text.length).toBeLessThanOrEqual(1024);
		expect(text).toMatch(/[^.]\.$/);
		expect(text).not.toMatch(/[{}]|\s{2}/);
	});
});

it('names what is not for agents', () => {
	const unsuited = operations.filter(([, { operation }]) => operation.notForAgents);
	expect(unsuited.map(([name]) => name)).toEqual([
		'ameyo: contact: uploadFile',
		'ameyo: session: login',
		'virtualContactCenter: call: dialAndWait',
	]);
});
