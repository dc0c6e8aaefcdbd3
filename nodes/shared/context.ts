import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** Wherever a node's code sends requests from. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Whether the execution was cancelled. Lists and polls cannot be. */
export function isCancelled(context: Context): boolean {
	return 'getExecutionCancelSignal' in context
		? (context.getExecutionCancelSignal()?.aborted ?? false)
		: false;
}
