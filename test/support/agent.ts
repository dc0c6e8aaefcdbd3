import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, NodeConnectionTypes, NodeHelpers, Workflow } from 'n8n-workflow';
import type { EngineRequest, IDataObject, INodeType } from 'n8n-workflow';
import { additionalDataOf, nameOf } from './run';
import type { RunOptions } from './run';

/**
 * How n8n runs an agent's tools: in the agent's own run, where the tool's run index counts up with each try, or
 * (since the agent's version 3) as a node of the execution whose results the agent is given.
 */
export type ToolRuns = 'within the agent' | 'beside the agent';

/** Runs a node as the tool of an agent without a language model: it makes these calls, and gives what each of them told it. */
export async function callTool(
	options: RunOptions,
	how: ToolRuns,
	calls: IDataObject[],
): Promise<string[]> {
	const told: string[] = [];
	const types: Record<string, INodeType> = {
		agent: agentThat(how === 'within the agent' ? invoking(calls, told) : requesting(calls, told)),
		tool: toolOf(options.node),
	};
	const workflow = new Workflow({
		id: 'unit',
		name: 'Unit',
		active: false,
		settings: { executionOrder: 'v1' },
		nodeTypes: {
			getByName: (type) => typeNamed(types, type),
			getByNameAndVersion: (type) => NodeHelpers.getVersionedNodeType(typeNamed(types, type)),
			getKnownTypes: () => ({}),
		},
		nodes: [
			{ id: '1', name: 'Start', type: 'agent', typeVersion: 1, position: [0, 0], parameters: {} },
			{ id: '2', name: 'Agent', type: 'agent', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '3',
				name: nameOf(options.node),
				type: 'tool',
				typeVersion: 1,
				position: [0, 0],
				parameters: options.parameters,
				credentials: Object.fromEntries(
					(options.node.description.credentials ?? []).map(({ name }) => [
						name,
						{ id: name, name },
					]),
				),
				...options.retries,
			},
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			[nameOf(options.node)]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	});
	const agent = workflow.getNode('Agent');
	if (!agent) throw new Error('The workflow has no agent');
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{
					node: agent,
					data: { main: [[{ json: {} }]] },
					source: { main: [{ previousNode: 'Start' }] },
				},
			],
		},
		resultData: {
			runData: {
				Start: [
					{
						startTime: 0,
						executionIndex: 0,
						executionTime: 0,
						source: [],
						data: { main: [[{ json: {} }]] },
					},
				],
			},
		},
	});
	const additional = additionalDataOf(options, workflow);
	const run = await new WorkflowExecute(additional, 'trigger', data).processRunExecutionData(
		workflow,
	);
	if (run.data.resultData.error) throw run.data.resultData.error;
	return told;
}

function typeNamed(types: Record<string, INodeType>, name: string): INodeType {
	const type = types[name];
	if (!type) throw new Error(`There is no node type ${name}`);
	return type;
}

function agentThat(execute: INodeType['execute']): INodeType {
	return {
		description: {
			displayName: 'Agent',
			name: 'agent',
			group: ['transform'],
			version: 1,
			description: 'Calls its tool',
			defaults: { name: 'Agent' },
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute,
	};
}

/** What n8n makes of a node that is usable as a tool. */
function toolOf(node: INodeType): INodeType {
	const description = {
		...node.description,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	return Object.assign(Object.create(node), { description });
}

function invoking(calls: IDataObject[], told: string[]): INodeType['execute'] {
	return async function () {
		const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const tool: unknown = Array.isArray(tools) ? tools[0] : undefined;
		for (const call of calls) told.push(await invoke(tool, call));
		return [[{ json: {} }]];
	};
}

async function invoke(tool: unknown, call: IDataObject): Promise<string> {
	if (typeof tool !== 'object' || tool === null || !('invoke' in tool)) throw new Error('No tool');
	if (typeof tool.invoke !== 'function') throw new Error('The tool cannot be called');
	try {
		return String(await tool.invoke(call));
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function requesting(calls: IDataObject[], told: string[]): INodeType['execute'] {
	return async function (response) {
		for (const { data } of response?.actionResponses ?? []) {
			const [item] = data.data?.ai_tool?.[0] ?? [];
			told.push(data.error?.message ?? JSON.stringify(item?.json));
		}
		const input = calls[told.length];
		if (!input) return [[{ json: {} }]];
		const [nodeName = ''] = this.getParentNodes(this.getNode().name, {
			connectionType: NodeConnectionTypes.AiTool,
			depth: 1,
		}).map(({ name }) => name);
		const request: EngineRequest<IDataObject> = {
			actions: [
				{
					actionType: 'ExecutionNodeAction',
					nodeName,
					input,
					type: NodeConnectionTypes.AiTool,
					id: String(told.length),
					metadata: {},
				},
			],
			metadata: {},
		};
		return request;
	};
}
