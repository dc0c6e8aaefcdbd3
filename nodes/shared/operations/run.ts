import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { isCanceled, isToolExecution } from '../context';
import { NodeParameters } from '../fields/reader';

/** One run of a node: what is the same for all of its items, looked up once. */
export class Run {
	/** n8n copies the whole node each time it is asked for it. */
	readonly node: INode;

	readonly items: INodeExecutionData[];

	readonly parameters: NodeParameters;

	/** The execution that it belongs to, which may have several runs at the same time: an agent's tools. */
	readonly execution: unknown;

	/** Whether the node stops at the first failed item: it has no error output and does not continue. */
	readonly stopsOnError: boolean;

	/** @param n8n what n8n gives to the node's `execute` */
	constructor(readonly n8n: IExecuteFunctions) {
		this.node = n8n.getNode();
		this.parameters = new NodeParameters(n8n);
		this.items = this.parameters.items;
		this.execution = n8n.getExecutionId() ?? this;
		this.stopsOnError = !n8n.continueOnFail();
	}

	/** Whether an agent calls the node as its tool: in the agent's own run, or in one of the tool's. */
	get isTool(): boolean {
		return isToolExecution(this.n8n) || this.node.rewireOutputLogTo !== undefined;
	}

	get isCanceled(): boolean {
		return isCanceled(this.n8n);
	}
}
