import { setTimeout as sleep } from 'node:timers/promises';
import type { N8nClient } from '../../sandbox/n8n/client';
import { finishedExecution, type Execution } from '../../sandbox/n8n/executions';

/**
 * The executions of a workflow, oldest first, once there are as many as expected and all have ended.
 * @throws Error when there are fewer after a minute; more are given as they are
 */
export async function executionsOf(
	n8n: N8nClient,
	workflowId: string,
	expected: number,
): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (const started = Date.now(); ; await sleep(50)) {
		const { results } = await n8n.request<{ results: Array<{ id: string }> }>(
			'GET',
			`/executions?filter=${filter}&limit=20`,
		);
		if (results.length >= expected) {
			const ids = results.map(({ id }) => id).reverse();
			return await Promise.all(ids.map(async (id) => await finishedExecution(n8n, id)));
		}
		if (Date.now() - started > 60_000) {
			throw new Error(`${results.length} executions instead of ${expected} after a minute.`);
		}
	}
}
