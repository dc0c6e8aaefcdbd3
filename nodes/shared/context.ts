import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** Wherever a node's code sends requests from. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Whether the execution was canceled. Lists and polls cannot be. */
export function isCanceled(n8n: Context): boolean {
	return 'getExecutionCancelSignal' in n8n
		? (n8n.getExecutionCancelSignal()?.aborted ?? false)
		: false;
}
