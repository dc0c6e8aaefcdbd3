import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';

type Failure = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure'];

export interface ApiErrorParts {
	/** What happened, in the vendor's words where it spoke. */
	message: string;
	/** What to do next. */
	description?: string;
	httpCode?: string;
	itemIndex?: number;
	/** What the vendor sent beside the sentence; lands under `details` of an error item. */
	details?: IDataObject;
	failure?: Failure;
}

/**
 * An error of a vendor's API. Nothing of the request is kept in it: requests carry passwords and
 * session ids, and n8n stores errors with the execution.
 */
export function apiError(node: INode, parts: ApiErrorParts): NodeApiError {
	const { message, description, httpCode, itemIndex, details, failure } = parts;
	const error = new NodeApiError(node, {}, { message, description, httpCode, itemIndex, failure });
	// n8n replaces messages in which it finds a word such as EPERM or ENOENT; the vendor's words stay as they are.
	error.message = message;
	error.description = description;
	if (details) error.context.details = details;
	return error;
}

/**
 * What a credential's own code throws (login, signing): a sentence for the person, and nothing of
 * the request. Without `code` and `response`, so that n8n's credential test shows the sentence.
 */
export class CredentialError extends Error {
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'CredentialError';
	}
}

/** The vendor turned a login down. Asking again with the same fields may lock the user out. */
export class LoginRefused extends CredentialError {}

/** The first error of a kind in a chain of causes: n8n wraps what it catches. */
export function findCause<T extends Error>(
	error: unknown,
	is: (candidate: Error) => candidate is T,
): T | undefined {
	let current = error;
	for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
		if (is(current)) return current;
		current = current.cause;
	}
	return undefined;
}

/** An input that is refused before anything is sent. */
export function inputError(
	node: INode,
	itemIndex: number,
	message: string,
	description?: string,
): NodeOperationError {
	const error = new NodeOperationError(node, message, { itemIndex, description });
	error.message = message;
	return error;
}

/** Makes an error belong to an item. Wrapping a NodeApiError in another changes nothing, so it is stamped. */
export function ofItem(node: INode, error: unknown, itemIndex: number): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		const known: unknown = error.context.itemIndex;
		// Items that waited for the same request (a login, a check) are handed the same error.
		if (known !== undefined && known !== itemIndex) return copyForItem(node, error, itemIndex);
		error.context.itemIndex = itemIndex;
		return error;
	}
	if (error instanceof Error && 'context' in error) {
		// n8n's own errors (expressions, parameters) know their item already or take it the same way.
		const { context } = error;
		if (typeof context === 'object' && context !== null && !('itemIndex' in context)) {
			Object.assign(context, { itemIndex });
		}
		return error;
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}

/** The same error for another item of the same failed request. */
export function copyForItem(node: INode, error: unknown, itemIndex: number): Error {
	if (!(error instanceof NodeApiError)) {
		const message = error instanceof Error ? error.message : String(error);
		const description =
			error instanceof NodeOperationError && typeof error.description === 'string'
				? error.description
				: undefined;
		return inputError(node, itemIndex, message, description);
	}
	return apiError(node, {
		message: error.message,
		description: error.description ?? undefined,
		httpCode: error.httpCode ?? undefined,
		itemIndex,
		details: isRecord(error.context.details) ? error.context.details : undefined,
		failure: error.failure,
	});
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

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
