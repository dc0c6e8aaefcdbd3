import {
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	LoadOptionsContext,
	WorkflowExecute,
} from 'n8n-core';
import { createRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	IBinaryKeyData,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
	OnError,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials';

// n8n builds URLs from it for every node, also for those that have none.
const NOWHERE = 'http://n8n.example';
const START = 'n8n-nodes-base.manualTrigger';

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: START,
		group: ['trigger'],
		version: 1,
		description: 'Hands its items on',
		defaults: { name: 'Start' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

export interface Run {
	/** Items of the node's first output. */
	items: INodeExecutionData[];
	/** Items of its error output, when it has one. */
	errors: INodeExecutionData[];
	/** Why the node failed, when it did. */
	error?: Error & { description?: string | null; context?: IDataObject; httpCode?: string | null };
	hints: NodeExecutionHint[];
	status: IRun['status'];
	/** When n8n is to go on with a sleeping execution. */
	waitTill?: Date | null;
	/** What n8n would store of the execution. */
	data: IRunExecutionData;
	/** Milliseconds that the node itself took, as n8n shows it. */
	took: number;
}

export interface RunOptions {
	node: INodeType;
	parameters: INodeParameters;
	credentials: CredentialStore;
	/** The input; one empty item when absent. */
	items?: IDataObject[];
	/** The files of the items, in their order. */
	binaries?: IBinaryKeyData[];
	onError?: OnError;
	/** The node's 'Retry On Fail'; off when absent. */
	retries?: Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;
	/** How often the node runs in the execution, as in a loop; once when absent. */
	runs?: number;
	timezone?: string;
	/** '1' when absent: runs at the same time then belong to one execution. */
	executionId?: string;
	/** 1 when absent. */
	typeVersion?: number;
	mode?: 'manual' | 'trigger';
	/** What the workflow keeps from one execution to the next. */
	staticData?: IDataObject;
	/** Told what n8n would show in the browser's console of whoever runs the workflow from the editor. */
	onMessage?: (message: unknown) => void;
	/** Called with a function that cancels the execution. */
	onStart?: (cancel: () => void) => void;
}

/** Runs a node in n8n's own engine, with real requests. */
export async function runNode(options: RunOptions): Promise<Run> {
	const { items = [{}], runs = 1, binaries = [] } = options;
	const startNode = workflowOf(options).getNode('Start');
	if (!startNode) throw new Error('The workflow has no start');
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: Array.from({ length: runs }, () => ({
				node: startNode,
				data: { main: [items.map((json, i) => itemOf(json, binaries[i]))] },
				source: null,
			})),
		},
	});
	return await runOn(options, data);
}

function itemOf(json: IDataObject, binary: IBinaryKeyData | undefined): INodeExecutionData {
	return binary ? { json, binary } : { json };
}

/** Goes on with a sleeping execution as n8n does when its time is up, from what it stored. */
export async function goOn(options: RunOptions, sleeping: Run): Promise<Run> {
	const stored: IRunExecutionData = JSON.parse(JSON.stringify(sleeping.data));
	return await runOn(options, stored);
}

async function runOn(options: RunOptions, data: IRunExecutionData): Promise<Run> {
	const { node } = options;
	const workflow = workflowOf(options);
	const mode = options.mode ?? 'trigger';
	const execution = new WorkflowExecute(
		additionalDataOf(options, workflow),
		mode,
		data,
	).processRunExecutionData(workflow);
	options.onStart?.(() => execution.cancel());
	const run = await execution;
	const result = run.data.resultData.runData[nameOf(node)]?.[0];
	const [main, errors] = result?.data?.main ?? [];
	return {
		items: main ?? [],
		errors: errors ?? [],
		error: result?.error ?? run.data.resultData.error,
		hints: result?.hints ?? [],
		status: run.status,
		waitTill: run.waitTill,
		data: run.data,
		took: result?.executionTime ?? 0,
	};
}

/** Runs a list search as the editor does. */
export async function searchList(
	options: Omit<RunOptions, 'items'>,
	method: string,
	filter?: string,
): Promise<Array<{ name: string; value: unknown; description?: string }>> {
	const search = options.node.methods?.listSearch?.[method];
	if (!search) throw new Error(`There is no list search ${method}`);
	return (await search.call(loadContextOf(options), filter)).results;
}

function loadContextOf(options: Omit<RunOptions, 'items'>): LoadOptionsContext {
	const workflow = workflowOf(options);
	const node = workflow.getNode(nameOf(options.node));
	if (!node) throw new Error('The workflow has no such node');
	return new LoadOptionsContext(
		workflow,
		node,
		{ ...additionalDataOf(options, workflow), currentNodeParameters: node.parameters },
		'parameters',
	);
}

/** A node's own error output, as n8n's setting 'On Error' names it. */
export const toErrorOutput: OnError = 'continueErrorOutput';

/** 'Retry On Fail', with the shortest wait that n8n takes: 0 is a second. */
export const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** A node that runs `before` before each of its tries, and is told which one it is, from 1 on. */
export function beforeTries(node: INodeType, before: (tried: number) => void): INodeType {
	let tried = 0;
	const execute: INodeType['execute'] = async function () {
		before(++tried);
		return (await node.execute?.call(this)) ?? null;
	};
	return Object.assign(Object.create(node), { execute });
}

/** The name that the node has in the workflow. */
export function nameOf(node: INodeType): string {
	return node.description.displayName;
}

/** A workflow of a start and the node. */
export function workflowOf({
	node,
	parameters,
	onError,
	retries,
	timezone,
	credentials,
	typeVersion,
	staticData,
}: Omit<RunOptions, 'items'>): Workflow {
	const { description } = node;
	const nodeTypes: INodeTypes = {
		getByName: (type) => (type === START ? start : node),
		getByNameAndVersion: (type) => NodeHelpers.getVersionedNodeType(type === START ? start : node),
		getKnownTypes: () => ({}),
	};
	const used: INode['credentials'] = {};
	for (const { name } of description.credentials ?? []) used[name] = { id: name, name };
	void credentials;
	return new Workflow({
		id: 'unit',
		name: 'Unit',
		active: false,
		nodeTypes,
		staticData,
		settings: { timezone: timezone ?? 'Europe/London' },
		nodes: [
			{ id: '1', name: 'Start', type: START, typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '2',
				name: nameOf(node),
				type: `n8n-nodes-contact-center.${description.name}`,
				typeVersion: typeVersion ?? 1,
				position: [200, 0],
				parameters,
				credentials: used,
				...(onError === undefined ? {} : { onError }),
				...retries,
			},
		],
		connections: { Start: { main: [[{ node: nameOf(node), type: 'main', index: 0 }]] } },
	});
}

/** What n8n gives to everything that runs. */
export function additionalDataOf(
	{ credentials, mode = 'trigger', executionId = '1', onMessage }: Omit<RunOptions, 'items'>,
	workflow: Workflow,
): IWorkflowExecuteAdditionalData {
	const unused = async (): Promise<never> => {
		throw new Error('Not used by the nodes');
	};
	return {
		credentialsHelper: credentials,
		hooks: new ExecutionLifecycleHooks(mode, executionId, {
			id: workflow.id,
			name: 'Unit',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			nodes: Object.values(workflow.nodes),
			connections: workflow.connectionsBySourceNode,
		}),
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: NOWHERE,
		instanceBaseUrl: NOWHERE,
		formBaseUrl: NOWHERE,
		formWaitingBaseUrl: NOWHERE,
		formTestBaseUrl: NOWHERE,
		webhookBaseUrl: NOWHERE,
		webhookWaitingBaseUrl: NOWHERE,
		webhookTestBaseUrl: NOWHERE,
		mcpBaseUrl: NOWHERE,
		mcpTestBaseUrl: NOWHERE,
		setExecutionStatus: () => {},
		sendDataToUI: (type, data) => onMessage?.({ type, ...data }),
		logAiEvent: () => {},
		executeWorkflow: unused,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: unused,
		externalSecretsProxy: new ExternalSecretsProxy(),
	};
}
