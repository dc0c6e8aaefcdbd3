import { join } from 'node:path';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';
import { n8nFolder } from '../../sandbox/n8n/paths';

const NODES = join(n8nFolder, 'node_modules/n8n-nodes-base/dist/nodes');

/** Nodes of n8n itself: those of `sandbox/n8n`. */
export const n8nNodes = {
	set: () => versioned('Set/Set.node.js', 'Set', 3.4),
	noOperation: () => plain('NoOp/NoOp.node.js', 'NoOp'),
	httpRequest: () => versioned('HttpRequest/HttpRequest.node.js', 'HttpRequest', 4.2),
};

export interface N8nNode {
	node: INodeType;
	typeVersion: number;
}

function plain(file: string, name: string): N8nNode {
	const loaded: Record<string, new () => INodeType> = load(file);
	const Node = loaded[name];
	if (!Node) throw new Error(`n8n has no ${name} node`);
	return { node: new Node(), typeVersion: 1 };
}

function versioned(file: string, name: string, typeVersion: number): N8nNode {
	const loaded: Record<string, new () => IVersionedNodeType> = load(file);
	const Versioned = loaded[name];
	const node = Versioned && new Versioned().nodeVersions[typeVersion];
	if (!node) throw new Error(`n8n has no ${name} node of version ${typeVersion}`);
	return { node, typeVersion };
}

function load<Loaded>(file: string): Loaded {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- which n8n-nodes-base is known at run time only
	return require(join(NODES, file)) as Loaded;
}
