import type { INode, INodeCredentials, INodeParameters } from 'n8n-workflow';
import type { N8nClient } from '../../../sandbox/n8n/client';
import type { SavedCredential } from '../../../sandbox/n8n/credentials';
import type { Workflow } from '../../../sandbox/n8n/workflows';
import { node } from '../workflow';

/** How n8n writes a value that the model gives: its editor puts such expressions into the fields of a tool. */
export function fromModel(key: string, description: string): string {
	return `={{ $fromAI('${key}', '${description}', 'string') }}`;
}

/** A node of the pack as the tool of an agent. */
export function tool(
	name: string,
	type: 'ameyo' | 'maxContact' | 'virtualContactCenter',
	parameters: INodeParameters,
): INode {
	return node(name, `n8n-nodes-contact-center.${type}Tool`, 1, parameters);
}

/** A workflow in which an agent, or a server of tools, has these tools. */
export function withTools(workflow: Workflow, agent: string, tools: INode[]): Workflow {
	const connections = { ...workflow.connections };
	for (const { name } of tools) {
		connections[name] = { ai_tool: [[{ node: agent, type: 'ai_tool', index: 0 }]] };
	}
	return { ...workflow, nodes: [...workflow.nodes, ...tools], connections };
}

/** Every credential that n8n has for a node of the pack. */
export async function credentialsFor(n8n: N8nClient, { type }: INode): Promise<INodeCredentials> {
	const all = await n8n.request<SavedCredential[]>('GET', '/credentials');
	const vendor = /\.(\w+)Tool$/.exec(type)?.[1] ?? type;
	const own = all.filter((credential) => credential.type.startsWith(vendor));
	return Object.fromEntries(own.map(({ id, name, type: key }) => [key, { id, name }]));
}
