import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Workflow } from '../../sandbox/n8n/workflows';

/** A node of a test's own workflow. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

/** A workflow whose nodes follow one another. */
export function chain(name: string, nodes: INode[]): Workflow {
	const connections: Workflow['connections'] = {};
	nodes.forEach((from, index) => {
		const next = nodes[index + 1];
		if (next) connections[from.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** A resource locator that holds an id. */
export function locator(value: string): INodeParameters & IDataObject {
	return { __rl: true, mode: 'id', value };
}
