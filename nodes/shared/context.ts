import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** Wherever a node's code sends requests from. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Whether the execution was canceled. Lists and polls cannot be. */
export function isCanceled(n8n: Context): boolean {
	return 'getExecutionCancelSignal' in n8n
		? (n8n.getExecutionCancelSignal()?.aborted ?? false)
		: false;
}

/** How long somebody who cancels has to wait at most, in milliseconds. */
const LOOK_MS = 200;

/** Sleeps for so many milliseconds, and no longer than until the execution is canceled. */
export async function sleepUnlessCanceled(n8n: Context, ms: number): Promise<void> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0 && !isCanceled(n8n); left = end - Date.now()) {
		await sleep(Math.min(left, LOOK_MS));
	}
}

/** Whether n8n runs a node as an agent's tool. Before n8n 2.2 only a tool's context can be asked. */
export function isToolExecution(n8n: Partial<Pick<IExecuteFunctions, 'isToolExecution'>>): boolean {
	return n8n.isToolExecution?.() ?? false;
}
