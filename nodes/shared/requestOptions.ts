import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Operation, RequestLimits } from './operation';
import { parameter } from './reader';

const MOST_AT_ONCE = 50;

const CONCURRENCY: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE, numberPrecision: 0 },
	default: 10,
	description: 'How many requests may be under way at the same time, from 1 to 50',
};

const TIMEOUT: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 60000,
	description: 'How many milliseconds one request may take',
};

/** The collection 'Request Options' that every operation has which sends requests. */
export function requestOptionsProperty(limits: RequestLimits): INodeProperties {
	return {
		displayName: 'Request Options',
		name: 'requestOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{ ...CONCURRENCY, default: limits.concurrency },
			{ ...TIMEOUT, default: limits.timeout },
		],
	};
}

/** How many requests of this run may be under way at once: 1 to 50. Read once, at the first item. */
export function concurrencyOf(this: IExecuteFunctions, operation: Operation): number {
	const chosen = chosenOption.call(this, 'concurrency', 0);
	const most = operation.limits?.concurrency ?? 1;
	return Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(chosen ?? most)));
}

/** Milliseconds that a request for this item may take. */
export function timeoutOf(this: IExecuteFunctions, i: number, preset: number): number {
	const chosen = chosenOption.call(this, 'timeout', i);
	return chosen !== undefined && chosen >= 1 ? Math.floor(chosen) : preset;
}

function chosenOption(this: IExecuteFunctions, name: string, i: number): number | undefined {
	const value = Number(parameter.call(this, `requestOptions.${name}`, i) ?? NaN);
	return Number.isFinite(value) ? value : undefined;
}
