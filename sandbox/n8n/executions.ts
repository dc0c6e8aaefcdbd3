import { parse } from 'flatted';
import type { INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import type { N8nClient } from './client';

export interface Execution {
	id: string;
	status: string;
	/** What each node gave out, by node and by output: `items(node, output)`. */
	items(node: string, output?: number): INodeExecutionData[];
	/** The error that stopped the execution. */
	error?: { message: string; description?: string | null };
	/** How long one node worked, in milliseconds. */
	time(node: string): number;
	data: IRunExecutionData;
}

/**
 * Runs a workflow as the editor's button does, and waits for its end.
 * @param trigger the name of the trigger node to start from
 * @param timeoutMs gives up after this long; default one minute
 */
export async function runWorkflow(
	n8n: N8nClient,
	workflowId: string,
	trigger: string,
	timeoutMs = 60_000,
): Promise<Execution> {
	const { executionId } = await n8n.request<{ executionId: string }>(
		'POST',
		`/workflows/${workflowId}/run`,
		{ triggerToStartFrom: { name: trigger } },
	);
	return await finishedExecution(n8n, executionId, timeoutMs);
}

/**
 * Waits for an execution's end and reads its data.
 * @throws Error when it has not ended in time
 */
export async function finishedExecution(
	n8n: N8nClient,
	id: string,
	timeoutMs = 60_000,
): Promise<Execution> {
	for (const started = Date.now(); Date.now() - started < timeoutMs; await pause(50)) {
		// The list is small; the execution itself would carry all its data at each question.
		const { results } = await n8n.request<{ results: Array<{ id: string; status: string }> }>(
			'GET',
			`/executions?filter=${encodeURIComponent(JSON.stringify({}))}&limit=20`,
		);
		const row = results.find((candidate) => candidate.id === id);
		if (row && !['new', 'running', 'waiting', 'unknown'].includes(row.status))
			return await read(n8n, id);
	}
	throw new Error(`The execution ${id} did not end within ${timeoutMs / 1000} seconds.`);
}

/** The newest execution of a workflow, once it has ended. */
export async function lastExecution(n8n: N8nClient, workflowId: string): Promise<Execution> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await n8n.request<{ results: Array<{ id: string }> }>(
		'GET',
		`/executions?filter=${filter}&limit=1`,
	);
	const [newest] = results;
	if (!newest) throw new Error(`The workflow ${workflowId} has not run yet.`);
	return await finishedExecution(n8n, newest.id);
}

async function read(n8n: N8nClient, id: string): Promise<Execution> {
	const row = await n8n.request<{ status: string; data: string }>('GET', `/executions/${id}`);
	const data: IRunExecutionData = parse(row.data);
	const { runData, error } = data.resultData;
	return {
		id,
		status: row.status,
		data,
		error,
		items: (node, output = 0) =>
			(runData[node] ?? []).flatMap((run) => run.data?.main?.[output] ?? []),
		time: (node) => (runData[node] ?? []).reduce((sum, run) => sum + run.executionTime, 0),
	};
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
