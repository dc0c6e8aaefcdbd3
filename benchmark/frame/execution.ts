import type { N8nClient } from '../../sandbox/n8n/client';
import { listExecutions, startWorkflow } from '../../sandbox/n8n/executions';
import { until } from '../../sandbox/n8n/until';

/** A limit only. */
const PATIENCE_MS = 600_000;

/**
 * Runs a workflow from its node `Start`, without looking at what came of it: to read the data of many items costs n8n
 * more than the run.
 *
 * @returns its id, and its seconds as n8n counts them
 * @throws Error where it did not succeed
 */
export async function runTimed(
	n8n: N8nClient,
	workflowId: string,
): Promise<{ id: string; seconds: number }> {
	const id = await startWorkflow(n8n, workflowId, 'Start');
	const row = await until(
		async () => {
			const rows = await listExecutions(n8n, workflowId, 5);
			return rows.find((found) => found.id === id && found.stoppedAt);
		},
		() => `The execution ${id} did not end.`,
		PATIENCE_MS,
	);
	if (row.status !== 'success') throw new Error(`The execution ended with "${row.status}".`);
	return { id, seconds: (Date.parse(row.stoppedAt ?? '') - Date.parse(row.startedAt)) / 1000 };
}
