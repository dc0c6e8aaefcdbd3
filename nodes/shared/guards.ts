import type { IDataObject } from 'n8n-workflow';

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string as it is; '' for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

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

/** Whether two lists hold the same values. */
export function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
	if (some.length !== others.length) return false;
	for (let n = 0; n < some.length; n++) if (some[n] !== others[n]) return false;
	return true;
}
