import { parse } from 'flatted';
import { ExecutionStatusList, type INodeExecutionData, type IRunExecutionData } from 'n8n-workflow';
import type { N8nClient } from './client';
import { PATIENCE_MS, until } from './until';

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

/** An execution without its data, as in n8n's list. */
export interface ExecutionRow {
	id: string;
	status: string;
	startedAt: string;
	stoppedAt?: string | null;
}

const UNDER_WAY = ['new', 'running', 'waiting', 'unknown'];

/**
 * Runs a workflow as the editor's button does, and waits for its end.
 * @param trigger the name of the trigger node to start from
 * @param timeoutMs gives up after this long
 */
export async function runWorkflow(
	n8n: N8nClient,
	workflowId: string,
	trigger: string,
	timeoutMs = PATIENCE_MS,
): Promise<Execution> {
	const executionId = await startWorkflow(n8n, workflowId, trigger);
	return await finishedExecution(n8n, executionId, timeoutMs);
}

/** The same without waiting for its end; gives the execution's id. */
export async function startWorkflow(
	n8n: N8nClient,
	workflowId: string,
	trigger: string,
): Promise<string> {
	const { executionId } = await n8n.request<{ executionId: string }>(
		'POST',
		`/workflows/${workflowId}/run`,
		{ triggerToStartFrom: { name: trigger } },
	);
	return executionId;
}

/**
 * Waits for an execution's end and reads its data.
 * @throws Error when it has not ended in time
 */
export async function finishedExecution(
	n8n: N8nClient,
	id: string,
	timeoutMs = PATIENCE_MS,
): Promise<Execution> {
	await until(
		async () => {
			// The list is small; the execution itself would carry all its data at each question.
			const row = (await listExecutions(n8n)).find((candidate) => candidate.id === id);
			return row && !UNDER_WAY.includes(row.status) ? row : undefined;
		},
		() => `The execution ${id} did not end within ${timeoutMs / 1000} seconds.`,
		timeoutMs,
	);
	return await read(n8n, id);
}

/**
 * Waits until so many executions of a workflow have ended, and reads them all, newest first.
 * @throws Error when they have not ended in time
 */
export async function finishedExecutions(
	n8n: N8nClient,
	workflowId: string,
	count: number,
	timeoutMs = PATIENCE_MS,
): Promise<Execution[]> {
	const rows = await until(
		async () => {
			const ended = (await listExecutions(n8n, workflowId, count)).filter(
				({ status }) => !UNDER_WAY.includes(status),
			);
			return ended.length >= count ? ended : undefined;
		},
		() => `${count} executions of the workflow ${workflowId} have not ended.`,
		timeoutMs,
	);
	return await Promise.all(rows.map(async ({ id }) => await read(n8n, id)));
}

/**
 * Waits until n8n has put the executions of a workflow to sleep: until nothing of them is running any more, and the
 * newest one waits. From then on it can be woken.
 * @returns the newest one's id
 * @throws Error when that does not happen in time
 */
export async function sleepingExecution(n8n: N8nClient, workflowId: string): Promise<string> {
	return await until(
		async () => {
			const rows = await listExecutions(n8n, workflowId);
			const running = rows.some(({ status }) => status !== 'waiting' && UNDER_WAY.includes(status));
			return !running && rows[0]?.status === 'waiting' ? rows[0].id : undefined;
		},
		() => `No execution of the workflow ${workflowId} was put to sleep.`,
	);
}

/**
 * The newest execution of a workflow, once it has ended. A webhook that answers at once does so before n8n has stored
 * its execution: then `after` says which one is known already.
 * @param after the id of an execution; waits for one that is newer
 * @throws Error when there is none in time, or when it does not end
 */
export async function lastExecution(
	n8n: N8nClient,
	workflowId: string,
	after = '0',
): Promise<Execution> {
	const id = await until(
		async () => {
			const [newest] = await listExecutions(n8n, workflowId);
			return newest && Number(newest.id) > Number(after) ? newest.id : undefined;
		},
		() => `The workflow ${workflowId} has not run since its execution ${after}.`,
	);
	return await finishedExecution(n8n, id);
}

/**
 * The last executions, newest first; of one workflow, or of all.
 *
 * Every status is named, so that n8n answers with one look at its database. Without, it reads the executions under way
 * and the ended ones in two: one that ends between the two is in neither.
 */
export async function listExecutions(
	n8n: N8nClient,
	workflowId?: string,
	limit = 20,
): Promise<ExecutionRow[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ExecutionStatusList }));
	const { results } = await n8n.request<{ results: ExecutionRow[] }>(
		'GET',
		`/executions?filter=${filter}&limit=${limit}`,
	);
	return results.sort((one, other) => Number(other.id) - Number(one.id));
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
