import { setTimeout as pause } from 'node:timers/promises';
import type { N8nClient } from '../../sandbox/n8n/client';
import { importWorkflow, publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { chain, node } from '../../test/e2e/workflow';

const PATH = 'another-workflow';
const BETWEEN_MS = 20;

/** Publishes another workflow: a webhook that answers when its workflow has run. */
export async function publishOther(n8n: N8nClient): Promise<void> {
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
		path: PATH,
		httpMethod: 'POST',
		responseMode: 'lastNode',
		options: {},
	});
	const other = chain('Another workflow', [
		{ ...webhook, webhookId: 'a26aa61a-da77-57ad-a42d-1ce696498a92' },
		node('Done', 'n8n-nodes-base.noOp', 1, {}),
	]);
	// What it stores would be n8n's work, too.
	const settings = { ...other.settings, saveDataSuccessExecution: 'none' };
	await publishWorkflow(n8n, await importWorkflow(n8n, { ...other, settings }));
}

/** How long others waited. */
export interface Waits {
	longestMs: number;
	count: number;
}

/** Calls the other workflow, one call after another, until `work` is done. */
export async function whileOthersAsk<T>(
	n8n: N8nClient,
	work: () => Promise<T>,
): Promise<{ result: T; waits: Waits }> {
	const url = await webhookReady(n8n, PATH);
	await ask(url);
	let isDone = false;
	const waits: Waits = { longestMs: 0, count: 0 };
	const asking = (async () => {
		while (!isDone) {
			waits.longestMs = Math.max(waits.longestMs, await ask(url));
			waits.count += 1;
			await pause(BETWEEN_MS);
		}
	})();
	try {
		return { result: await work(), waits };
	} finally {
		isDone = true;
		await asking;
	}
}

/** Milliseconds that one call took. */
async function ask(url: string): Promise<number> {
	const start = performance.now();
	const answer = await fetch(url, { method: 'POST' });
	await answer.arrayBuffer();
	if (!answer.ok) throw new Error(`The other workflow was answered ${answer.status}`);
	return performance.now() - start;
}
