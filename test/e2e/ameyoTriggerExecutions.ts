import type { N8nClient } from '../../sandbox/n8n/client';
import { finishedExecution, listExecutions, type Execution } from '../../sandbox/n8n/executions';
import { until } from '../../sandbox/n8n/until';

/**
 * The executions of a workflow, oldest first, once there are as many as expected and all have ended.
 * @throws Error when there are fewer for too long; more are given as they are
 */
export async function executionsOf(
	n8n: N8nClient,
	workflowId: string,
	expected: number,
): Promise<Execution[]> {
	let found = 0;
	const ids = await until(
		async () => {
			const rows = await listExecutions(n8n, workflowId);
			found = rows.length;
			return found >= expected ? rows.map(({ id }) => id).reverse() : undefined;
		},
		() => `${found} executions instead of ${expected}.`,
	);
	return await Promise.all(ids.map(async (id) => await finishedExecution(n8n, id)));
}
