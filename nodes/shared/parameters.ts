import type { IExecuteFunctions, INode, INodeProperties } from 'n8n-workflow';
import { isRecord } from './oldErrors';
import { Fields } from './fields';
import { parameter } from './reader';
import { timeoutOf } from './requestOptions';
import type { SendOptions } from './send';

/** Milliseconds that most requests may take. */
export const TIMEOUT_MS = 60_000;

/** Defaults of the request options of most operations. */
export const usualLimits = { concurrency: 10, timeout: TIMEOUT_MS };

export const returnAllProperty: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitProperty: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

const nodes = new WeakMap<IExecuteFunctions, INode>();

/** The reader of an item's fields. */
export function fieldsOf(this: IExecuteFunctions, i: number): Fields {
	let node = nodes.get(this);
	if (!node) {
		// n8n copies the whole node each time it is asked for it.
		node = this.getNode();
		nodes.set(this, node);
	}
	return new Fields(node, i);
}

/** The value of a resource locator, or of a plain parameter where a workflow was written by hand. */
export function located(this: IExecuteFunctions, name: string, i: number): unknown {
	return parameter.call(this, `${name}.value`, i) ?? plain(parameter.call(this, name, i));
}

function plain(value: unknown): unknown {
	return isRecord(value) ? value.value : value;
}

/** How many rows are wanted: Infinity for all. */
export function limitOf(this: IExecuteFunctions, i: number): number {
	const fields = fieldsOf.call(this, i);
	if (fields.boolean('Return All', parameter.call(this, 'returnAll', i))) return Infinity;
	return fields.count('Limit', parameter.call(this, 'limit', i, 50), 1);
}

/** How a read of this item is sent. */
export function readOptions(this: IExecuteFunctions, i: number): SendOptions {
	return { kind: 'read', timeout: timeoutOf.call(this, i, TIMEOUT_MS) };
}

/** How a command of this item is sent: once. */
export function commandOptions(
	this: IExecuteFunctions,
	i: number,
	preset = TIMEOUT_MS,
): SendOptions {
	return { kind: 'command', timeout: timeoutOf.call(this, i, preset) };
}
