import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';
import { isRecord } from './guards';
import { RequestError } from './http/failure';
import { InputError } from './refuse';

/**
 * n8n's error for what was thrown while an item was worked on. This is the only place where n8n's
 * errors are built: each item gets one of its own, also where many waited for the same request.
 *
 * @param itemIndex absent in lists and polls, which have no items
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): Error {
	if (error instanceof RequestError) return apiError(node, error, itemIndex);
	if (error instanceof InputError) {
		const { message, description } = error;
		const inputError = new NodeOperationError(node, message, { itemIndex, description });
		inputError.message = message;
		return inputError;
	}
	if (error instanceof Error && 'context' in error) {
		// n8n's own errors (expressions, parameters) know their item already or take it the same way.
		const { context } = error;
		if (typeof context === 'object' && context !== null && !namesItem(context)) {
			Object.assign(context, { itemIndex });
		}
		return error;
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}

/** n8n's errors have the key also where they know no item. */
function namesItem(context: object): boolean {
	return 'itemIndex' in context && context.itemIndex !== undefined;
}

/**
 * The error that a tool throws for the model to read. n8n gives an agent the message only, and the MCP Server Trigger
 * wraps what is no NodeOperationError in a new one, with words of n8n's own ("retry the request immediately") where it
 * finds a code such as ECONNRESET in it. So the next step is part of the message here.
 */
export function toToolError(node: INode, error: Error): NodeOperationError {
	const { message } = error;
	const nextStep = 'description' in error ? error.description : undefined;
	const toolError = new NodeOperationError(node, error);
	if ('context' in error) Object.assign(toolError.context, error.context);
	toolError.message =
		typeof nextStep === 'string' && nextStep ? `${message}\n\n${nextStep}` : message;
	toolError.description = undefined;
	return toolError;
}

/** Adds a sentence to what an error says of the next step. */
export function describeMore(error: Error, sentence: string): Error {
	if (sentence === '' || !('description' in error)) return error;
	const before = typeof error.description === 'string' ? `${error.description} ` : '';
	error.description = `${before}${sentence}`;
	return error;
}

/** The `json` of an error item. More keys than `error` and `details` would send it down the success branch. */
export function errorJson(error: Error): IDataObject {
	const details: IDataObject = {};
	if ('description' in error && typeof error.description === 'string' && error.description) {
		details.description = error.description;
	}
	if (error instanceof NodeApiError) {
		if (error.httpCode) details.httpCode = error.httpCode;
		if (isRecord(error.context.details)) Object.assign(details, error.context.details);
	}
	return Object.keys(details).length > 0
		? { error: error.message, details }
		: { error: error.message };
}

/** Nothing of the request is kept: requests carry passwords and session IDs, and n8n stores errors. */
function apiError(node: INode, { failure }: RequestError, itemIndex?: number): NodeApiError {
	const { message, description, httpCode, details } = failure;
	const error = new NodeApiError(
		node,
		{},
		{ message, description, httpCode, itemIndex, failure: causeOf({ failure }) },
	);
	// n8n replaces messages in which it finds a word such as EPERM or ENOENT; the vendor's words stay as they are.
	error.message = message;
	error.description = description;
	if (details) error.context.details = details;
	return error;
}

type NodeFailure = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure'];

function causeOf({ failure }: Pick<RequestError, 'failure'>): NodeFailure {
	if (failure.kind !== 'busy') return undefined;
	return {
		cause: failure.httpCode === '429' ? 'rate-limited' : 'temporarily-unavailable',
		...(failure.waitMs === undefined ? {} : { retryAfterMs: failure.waitMs }),
	};
}
